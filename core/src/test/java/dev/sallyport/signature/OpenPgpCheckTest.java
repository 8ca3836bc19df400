package dev.sallyport.signature;

import static dev.sallyport.signature.Scene.PAYLOAD;
import static dev.sallyport.signature.Scene.SIGNED;
import static dev.sallyport.signature.Scene.check;
import static dev.sallyport.signature.Scene.good;
import static dev.sallyport.signature.Scene.refused;
import static org.bouncycastle.bcpg.HashAlgorithmTags.MD5;
import static org.bouncycastle.bcpg.HashAlgorithmTags.RIPEMD160;
import static org.bouncycastle.bcpg.HashAlgorithmTags.SHA1;
import static org.bouncycastle.bcpg.HashAlgorithmTags.SHA224;
import static org.bouncycastle.bcpg.HashAlgorithmTags.SHA256;
import static org.bouncycastle.bcpg.HashAlgorithmTags.SHA512;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Document signatures: which count, and by which rule the others do not. */
class OpenPgpCheckTest {
  private static final Key ALICE = Key.ed25519();

  static List<Key> kinds() {
    return Scene.kinds();
  }

  private static OpenPgpCertificate alice() throws Refusal {
    return Certificate.usual(ALICE).read();
  }

  private static Checked signed(
      int type, int hash, Instant time, Consumer<PGPSignatureSubpacketGenerator> more)
      throws Refusal {
    PGPSignatureSubpacketGenerator hashed = ALICE.dated(time);
    more.accept(hashed);
    return check(Blocks.openPgp(ALICE.sign(PAYLOAD, type, hash, hashed)), alice());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void acceptsASignatureOfTheKey(Key key) throws Refusal {
    OpenPgpCertificate certificate = Certificate.usual(key).read();
    Checked.Good good = good(check(Blocks.openPgp(key.sign(PAYLOAD, SIGNED)), certificate));
    assertEquals("openpgp:" + good.signingKey(), certificate.fingerprint());
    assertEquals(Optional.of(SIGNED), good.claimedTime());
    assertEquals(Touch.NONE, good.touch());
    assertEquals(Optional.empty(), good.expiredSince());
    assertEquals(Optional.empty(), good.softlyRevokedSince());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesASignatureOverOtherBytes(Key key) throws Refusal {
    byte[] other = PAYLOAD.clone();
    other[10] ^= 1;
    refused(
        Rule.COMMIT_SIGNATURE_BAD,
        check(Blocks.openPgp(key.sign(other, SIGNED)), Certificate.usual(key).read()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesAKeyOutsideTheRing(Key key) throws Refusal {
    refused(Rule.KEY_UNKNOWN, check(Blocks.openPgp(key.sign(PAYLOAD, SIGNED)), alice()));
    refused(Rule.KEY_UNKNOWN, check(Blocks.openPgp(key.sign(PAYLOAD, SIGNED))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x02, 0x10, 0x18, 0x40, 0x50})
  void refusesAnotherType(int type) throws Refusal {
    refused(Rule.COMMIT_SIGNATURE_TYPE, signed(type, SHA256, SIGNED, hashed -> {}));
  }

  @ParameterizedTest
  @ValueSource(ints = {MD5, SHA1, RIPEMD160, SHA224})
  void refusesAWeakDigest(int hash) throws Refusal {
    refused(Rule.COMMIT_SIGNATURE_WEAK, signed(0, hash, SIGNED, hashed -> {}));
    good(signed(0, SHA512, SIGNED, hashed -> {}));
  }

  @Test
  void judgesTheTimesOfASignature() throws Refusal {
    Instant soon = Scene.NOW.plus(Duration.ofMinutes(2));
    good(signed(0, SHA256, soon, hashed -> {}));
    Instant late = Scene.NOW.plus(Duration.ofMinutes(10));
    refused(Rule.COMMIT_SIGNATURE_TIME, signed(0, SHA256, late, hashed -> {}));
    Instant early = Key.BORN.minusSeconds(1);
    refused(Rule.COMMIT_SIGNATURE_TIME, signed(0, SHA256, early, hashed -> {}));
    good(signed(0, SHA256, Key.BORN, hashed -> {}));
    refused(
        Rule.COMMIT_SIGNATURE_TIME,
        signed(0, SHA256, SIGNED, hashed -> hashed.setSignatureExpirationTime(true, 3600)));
    long years = Duration.ofDays(3650).toSeconds();
    good(signed(0, SHA256, SIGNED, hashed -> hashed.setSignatureExpirationTime(true, years)));
  }

  @Test
  void refusesWhatItDoesNotUnderstandOnlyWhenItIsCritical() throws Refusal {
    good(signed(0, SHA256, SIGNED, hashed -> hashed.addNotationData(false, true, "a@b.c", "d")));
    refused(
        Rule.COMMIT_SIGNATURE_FORM,
        signed(0, SHA256, SIGNED, hashed -> hashed.addNotationData(true, true, "a@b.c", "d")));
    good(signed(0, SHA256, SIGNED, hashed -> unknown(hashed, false)));
    refused(Rule.COMMIT_SIGNATURE_FORM, signed(0, SHA256, SIGNED, hashed -> unknown(hashed, true)));
  }

  private static void unknown(PGPSignatureSubpacketGenerator hashed, boolean critical) {
    hashed.addCustomSubpacket(new SignatureSubpacket(99, critical, false, new byte[] {1}) {});
  }

  @Test
  void wantsExactlyOneSignedCreationTime() throws Refusal {
    refused(
        Rule.COMMIT_SIGNATURE_FORM,
        signed(
            0,
            SHA256,
            SIGNED,
            hashed ->
                hashed.addCustomSubpacket(
                    new org.bouncycastle.bcpg.sig.SignatureCreationTime(
                        false, Date.from(SIGNED.minusSeconds(9))))));
  }

  @Test
  void findsTheKeyByItsIdWhenNoFingerprintIsNamed() throws Refusal {
    PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
    hashed.setSignatureCreationTime(false, Date.from(SIGNED));
    byte[] packet = ALICE.sign(PAYLOAD, 0, SHA256, hashed);
    good(check(Blocks.openPgp(packet), alice()));
    good(check(Blocks.openPgp(packet), Certificate.usual(Key.p256()).read(), alice()));
  }

  @Test
  void refusesAnIssuerThatIsNotOne() throws Refusal {
    Key bob = Key.ed25519();
    PGPSignatureSubpacketGenerator hashed = ALICE.dated(SIGNED);
    hashed.setIssuerKeyID(false, bob.pair.getKeyID());
    byte[] packet = ALICE.sign(PAYLOAD, 0, SHA256, hashed);
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(packet), alice()));
  }

  @Test
  void refusesMoreThanOnePacket() throws Refusal {
    byte[] one = ALICE.sign(PAYLOAD, SIGNED);
    good(check(Blocks.openPgp(one), alice()));
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(join(one, one)), alice()));
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(join(one, new byte[1])), alice()));
    byte[] marker = {(byte) 0xca, 3, 'P', 'G', 'P'};
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(join(marker, one)), alice()));
    byte[] certificate = alice().encoded();
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(certificate), alice()));
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(compressed(one)), alice()));
  }

  private static byte[] compressed(byte[] packet) {
    return join(new byte[] {(byte) 0xc8, (byte) (packet.length + 1), 0}, packet);
  }

  static byte[] join(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  @Test
  void refusesALengthThatIsNotTheShortest() throws Refusal {
    byte[] packet = ALICE.sign(PAYLOAD, SIGNED);
    PacketHeader header = header(packet);
    byte[] body = Arrays.copyOfRange(packet, header.start(), header.end());
    good(check(Blocks.openPgp(join(new byte[] {(byte) 0x88, (byte) body.length}, body)), alice()));
    good(check(Blocks.openPgp(join(new byte[] {(byte) 0xc2, (byte) body.length}, body)), alice()));
    byte[] legacy = {(byte) 0x89, 0, (byte) body.length};
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(join(legacy, body)), alice()));
    byte[] modern = {(byte) 0xc2, (byte) 0xff, 0, 0, 0, (byte) body.length};
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(join(modern, body)), alice()));
    byte[] open = {(byte) 0x8b};
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(join(open, body)), alice()));
  }

  private static PacketHeader header(byte[] packet) {
    try {
      return PacketHeader.read(packet, 0);
    } catch (Rejected e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refusesVersionThree() throws Refusal {
    byte[] packet = ALICE.sign(PAYLOAD, SIGNED);
    packet[header(packet).start()] = 3;
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(packet), alice()));
  }

  @Test
  void refusesAnythingUnsignedButTheKeyId() throws Exception {
    PGPSignatureSubpacketGenerator unhashed = new PGPSignatureSubpacketGenerator();
    unhashed.addNotationData(false, true, "a@b.c", "d");
    PGPSignatureSubpacketVector more = unhashed.generate();
    var generator = ALICE.generator(0, SHA256, ALICE.dated(SIGNED));
    generator.setUnhashedSubpackets(more);
    generator.update(PAYLOAD);
    byte[] packet = generator.generate().getEncoded();
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.openPgp(packet), alice()));
  }

  @Test
  void checksWithoutArmorToo() throws Refusal {
    KeyRing ring = KeyRing.of(List.of(alice()), Scene.NOW);
    good(ring.checkBinary(PAYLOAD, ALICE.sign(PAYLOAD, SIGNED), "git"));
    refused(Rule.COMMIT_SIGNATURE_FORM, ring.checkBinary(PAYLOAD, new byte[0], "git"));
    refused(Rule.COMMIT_SIGNATURE_FORM, ring.checkBinary(PAYLOAD, new byte[1 << 17], "git"));
  }

  @Test
  void sendsAnX509SignatureAwayAsUnprovable() throws Refusal {
    String block =
        "-----BEGIN SIGNED MESSAGE-----\n"
            + Blocks.lines(new byte[] {0x30, 0x03, 0x02, 0x01, 0x01}, 64)
            + "-----END SIGNED MESSAGE-----\n";
    byte[] bytes = block.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    refused(Rule.COMMIT_SIGNATURE_UNPROVABLE, check(bytes, alice()));
    byte[] other =
        "-----BEGIN PGP MESSAGE-----\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    refused(Rule.COMMIT_SIGNATURE_FORM, check(other, alice()));
  }
}
