package dev.sallyport.signature;

import static dev.sallyport.signature.Certificate.CERTIFY;
import static dev.sallyport.signature.Certificate.SIGN;
import static dev.sallyport.signature.Scene.checkSigned;
import static dev.sallyport.signature.Scene.good;
import static dev.sallyport.signature.Scene.refused;
import static org.bouncycastle.bcpg.HashAlgorithmTags.SHA1;
import static org.bouncycastle.bcpg.HashAlgorithmTags.SHA256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys of a certificate may sign, by what its own verified self-signatures say. */
class OpenPgpKeyTest {
  private static final String ID = "Alice <alice@example.org>";
  private static final Instant LATER = Instant.parse("2025-01-01T00:00:00Z");
  private static final long YEAR = Duration.ofDays(365).toSeconds();
  private static final Instant END = Key.BORN.plusSeconds(YEAR);

  private final Key primary = Key.ed25519();
  private final Key subkey = Key.ed25519();

  private static Consumer<PGPSignatureSubpacketGenerator> ends(long seconds) {
    return hashed -> hashed.setKeyExpirationTime(true, seconds);
  }

  private static Consumer<PGPSignatureSubpacketGenerator> reason(int code) {
    return hashed -> hashed.setRevocationReason(false, (byte) code, "why");
  }

  @Test
  void aSigningSubkeySigns() throws Refusal {
    Checked.Good good =
        good(checkSigned(subkey, Certificate.certifying(primary).signingSubkey(subkey)));
    assertTrue(good.key().fingerprint().startsWith("openpgp:"));
    assertFalse(good.key().fingerprint().endsWith(good.signingKey()));
    Key six = Key.v6();
    Key sixth = Key.v6();
    good(
        checkSigned(
            sixth, new Certificate(six).direct(Key.BORN, CERTIFY, x -> {}).signingSubkey(sixth)));
  }

  @Test
  void aPrimaryKeyThatOnlyCertifiesDoesNotSign() throws Refusal {
    refused(Rule.KEY_NOT_FOR_SIGNING, checkSigned(primary, Certificate.certifying(primary)));
  }

  @Test
  void aSubkeyWithoutTheFlagDoesNotSign() throws Refusal {
    Certificate certificate =
        Certificate.usual(primary)
            .subkey(subkey, KeyFlags.ENCRYPT_COMMS, Key.BORN, subkey, hashed -> {});
    refused(Rule.KEY_NOT_FOR_SIGNING, checkSigned(subkey, certificate));
  }

  @Test
  void aSubkeyWithoutAGoodBackSignatureDoesNotSign() throws Refusal {
    refused(
        Rule.KEY_NOT_FOR_SIGNING,
        checkSigned(
            subkey, Certificate.usual(primary).subkey(subkey, SIGN, Key.BORN, null, x -> {})));
    Key other = Key.ed25519();
    refused(
        Rule.KEY_NOT_FOR_SIGNING,
        checkSigned(
            subkey, Certificate.usual(primary).subkey(subkey, SIGN, Key.BORN, other, x -> {})));
  }

  @Test
  void aSubkeyThatAnotherBoundDoesNotSign() throws Refusal {
    Key mallory = Key.ed25519();
    refused(Rule.KEY_NOT_FOR_SIGNING, checkSigned(subkey, Certificate.usual(primary).bare(subkey)));
    byte[] bound = Certificate.usual(mallory).signingSubkey(subkey).bytes();
    int own = Certificate.usual(mallory).bytes().length;
    byte[] stolen = Arrays.copyOfRange(bound, own, bound.length);
    refused(Rule.KEY_NOT_FOR_SIGNING, checkSigned(subkey, Certificate.usual(primary).raw(stolen)));
  }

  @Test
  void aKeyWithoutSelfSignatureDoesNotSign() throws Refusal {
    refused(Rule.KEY_NOT_FOR_SIGNING, checkSigned(primary, new Certificate(primary)));
  }

  @Test
  void aSelfSignatureOverSha1CountsOnlyWhenItIsOld() throws Refusal {
    Certificate certificate =
        Certificate.certifying(primary)
            .certification(ID, LATER, SIGN | CERTIFY, SHA1, hashed -> {});
    refused(Rule.KEY_NOT_FOR_SIGNING, checkSigned(primary, certificate));
  }

  @Test
  void anEndedKeyIsGoodAndSaysSo() throws Refusal {
    Certificate ended = new Certificate(primary).userId(ID, Key.BORN, SIGN, ends(YEAR));
    assertEquals(Optional.of(END), good(checkSigned(primary, ended)).expiredSince());
    Certificate subkeyEnded =
        Certificate.certifying(primary).subkey(subkey, SIGN, Key.BORN, subkey, ends(YEAR));
    assertEquals(Optional.of(END), good(checkSigned(subkey, subkeyEnded)).expiredSince());
    Certificate primaryEnded =
        new Certificate(primary).userId(ID, Key.BORN, CERTIFY, ends(YEAR)).signingSubkey(subkey);
    assertEquals(Optional.of(END), good(checkSigned(subkey, primaryEnded)).expiredSince());
    Certificate notYet = new Certificate(primary).userId(ID, Key.BORN, SIGN, ends(10 * YEAR));
    assertEquals(Optional.empty(), good(checkSigned(primary, notYet)).expiredSince());
  }

  @Test
  void anEndIsMovedByItsOwnerOnly() throws Refusal {
    Certificate moved =
        new Certificate(primary)
            .userId(ID, Key.BORN, SIGN, ends(YEAR))
            .certification(ID, LATER, SIGN, SHA256, ends(10 * YEAR));
    assertEquals(Optional.empty(), good(checkSigned(primary, moved)).expiredSince());
    byte[] bytes = moved.bytes();
    bytes[bytes.length - 1] ^= 1; // the newer self-signature no longer verifies
    Certificate forged = new Certificate(primary).raw(withoutKey(bytes));
    assertEquals(Optional.of(END), good(checkSigned(primary, forged)).expiredSince());
  }

  private byte[] withoutKey(byte[] bytes) {
    return Arrays.copyOfRange(bytes, new Certificate(primary).bytes().length, bytes.length);
  }

  @Test
  void aSelfSignatureOfTheFutureDoesNotCountYet() throws Refusal {
    Certificate certificate =
        new Certificate(primary)
            .userId(ID, Key.BORN, SIGN, ends(YEAR))
            .certification(ID, Scene.NOW.plusSeconds(YEAR), SIGN, SHA256, ends(10 * YEAR));
    assertEquals(Optional.of(END), good(checkSigned(primary, certificate)).expiredSince());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 32, 77, 100})
  void aHardRevocationCountsWheneverTheSignatureIsDated(int code) throws Refusal {
    Certificate certificate =
        new Certificate(primary)
            .revoked(Scene.NOW, SHA256, reason(code))
            .userId(ID, Key.BORN, SIGN, x -> {})
            .signingSubkey(subkey);
    refused(Rule.KEY_REVOKED, checkSigned(primary, certificate));
    refused(Rule.KEY_REVOKED, checkSigned(subkey, certificate));
    assertTrue(certificate.read().hardRevoked());
  }

  @Test
  void aRevocationWithoutReasonOrOverSha1IsHard() throws Refusal {
    Certificate none =
        new Certificate(primary)
            .revoked(LATER, SHA256, x -> {})
            .userId(ID, Key.BORN, SIGN, x -> {});
    refused(Rule.KEY_REVOKED, checkSigned(primary, none));
    Certificate old =
        new Certificate(primary).revoked(LATER, SHA1, x -> {}).userId(ID, Key.BORN, SIGN, x -> {});
    refused(Rule.KEY_REVOKED, checkSigned(primary, old));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aSoftRevocationIsLeftToTheJudge(int code) throws Refusal {
    Certificate certificate =
        new Certificate(primary)
            .revoked(LATER, SHA256, reason(code))
            .userId(ID, Key.BORN, SIGN, x -> {});
    Checked.Good good = good(checkSigned(primary, certificate));
    assertEquals(Optional.of(LATER), good.softlyRevokedSince());
    assertFalse(good.key().hardRevoked());
  }

  @Test
  void aSubkeyIsRevokedAlone() throws Refusal {
    Certificate hard =
        Certificate.usual(primary).signingSubkey(subkey).revokedSubkey(subkey, LATER, reason(2));
    refused(Rule.KEY_REVOKED, checkSigned(subkey, hard));
    good(checkSigned(primary, hard));
    Certificate soft =
        Certificate.usual(primary).signingSubkey(subkey).revokedSubkey(subkey, LATER, reason(3));
    assertEquals(Optional.of(LATER), good(checkSigned(subkey, soft)).softlyRevokedSince());
  }

  @Test
  void aRevocationByAnotherIsNone() throws Refusal {
    Key mallory = Key.ed25519();
    byte[] all = new Certificate(mallory).revoked(LATER, SHA256, x -> {}).bytes();
    byte[] foreign = Arrays.copyOfRange(all, new Certificate(mallory).bytes().length, all.length);
    good(
        checkSigned(
            primary, new Certificate(primary).raw(foreign).userId(ID, Key.BORN, SIGN, x -> {})));
  }

  @Test
  void aRevocationByANamedRevokerCannotBeCheckedAndCounts() throws Refusal {
    Key revoker = Key.ed25519();
    byte[] all = new Certificate(revoker).revoked(LATER, SHA256, x -> {}).bytes();
    byte[] foreign = Arrays.copyOfRange(all, new Certificate(revoker).bytes().length, all.length);
    Certificate certificate =
        new Certificate(primary)
            .direct(Key.BORN, SIGN, hashed -> hashed.addCustomSubpacket(named(revoker)))
            .raw(foreign)
            .userId(ID, Key.BORN, SIGN, x -> {});
    refused(Rule.KEY_REVOKED, checkSigned(primary, certificate));
  }

  @Test
  void aRevocationInOneCopyCountsForTheOther() throws Refusal {
    OpenPgpCertificate stale = Certificate.usual(primary).read();
    OpenPgpCertificate fresh =
        new Certificate(primary)
            .revoked(LATER, SHA256, reason(2))
            .userId(ID, Key.BORN, SIGN, x -> {})
            .read();
    byte[] block = Blocks.openPgp(primary.sign(Scene.PAYLOAD, Scene.SIGNED));
    good(Scene.check(block, stale));
    refused(Rule.KEY_REVOKED, Scene.check(block, stale, fresh));
    refused(Rule.KEY_REVOKED, Scene.check(block, fresh, stale));
  }

  @Test
  void weakKeysDoNotCount() throws Refusal {
    Key small = Key.rsa(1024);
    refused(Rule.KEY_WEAK, checkSigned(small, Certificate.usual(small)));
    Key dsa = Key.dsa();
    refused(Rule.KEY_WEAK, checkSigned(dsa, Certificate.usual(dsa)));
    Key koblitz = Key.ecdsa(org.bouncycastle.asn1.sec.SECObjectIdentifiers.secp256k1);
    refused(Rule.KEY_WEAK, checkSigned(koblitz, Certificate.usual(koblitz)));
    Key fine = Key.ed25519();
    refused(Rule.KEY_WEAK, checkSigned(fine, Certificate.certifying(dsa).signingSubkey(fine)));
    refused(Rule.KEY_WEAK, checkSigned(small, Certificate.usual(fine).signingSubkey(small)));
    good(checkSigned(fine, Certificate.usual(fine).signingSubkey(small)));
  }

  @Test
  void tellsWhenSelfSignaturesAreLost() throws Refusal {
    assertEquals(Optional.empty(), Certificate.usual(primary).read().lostSelfSignatures());
    assertTrue(
        new Certificate(primary)
            .userId(ID, LATER, SIGN, x -> {})
            .read()
            .lostSelfSignatures()
            .isPresent());
  }

  /** The revocation key subpacket: class, algorithm, fingerprint (RFC 9580, section 5.2.3.23). */
  private static SignatureSubpacket named(Key revoker) {
    byte[] head = {(byte) 0x80, 22};
    byte[] fingerprint = revoker.pair.getPublicKey().getFingerprint();
    return new SignatureSubpacket(12, false, false, OpenPgpCheckTest.join(head, fingerprint)) {};
  }
}
