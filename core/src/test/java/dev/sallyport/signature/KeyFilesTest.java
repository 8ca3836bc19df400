package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.junit.jupiter.api.Test;

/** Reading keys, and what signatures say of themselves. */
class KeyFilesTest {
  private static void invalid(byte[] file) {
    Refusal refusal = assertThrows(Refusal.class, () -> OpenPgpCertificate.read("alice.asc", file));
    assertEquals(Rule.POLICY_INVALID, refusal.finding().rule());
    assertEquals("alice.asc", refusal.finding().subject());
  }

  private static void invalidLine(String line) {
    Refusal refusal = assertThrows(Refusal.class, () -> SshPublicKey.fromLine("alice.pub", line));
    assertEquals(Rule.POLICY_INVALID, refusal.finding().rule());
  }

  @Test
  void readsACertificateArmoredOrNot() throws Refusal {
    Certificate alice = Certificate.usual(Key.ed25519());
    String armored =
        new String(Blocks.openPgp(alice.bytes(), "Comment: x\n", 64, true, "\n"), UTF_8)
            .replace("PGP SIGNATURE", "PGP PUBLIC KEY BLOCK");
    OpenPgpCertificate read = OpenPgpCertificate.read("alice.asc", armored.getBytes(UTF_8));
    assertEquals(alice.read().fingerprint(), read.fingerprint());
    assertEquals("openpgp ed25519", read.kind());
    assertEquals(
        List.of(Optional.of("alice@example.org")),
        read.userIds().stream().map(UserId::email).toList());
    assertEquals(1, read.material().size());
    invalid((armored + armored).getBytes(UTF_8));
    invalid(("hello\n" + armored).getBytes(UTF_8));
    assertEquals(
        2, OpenPgpCertificate.readRing("ring", (armored + armored).getBytes(UTF_8)).size());
  }

  @Test
  void refusesWhatIsNotOneCertificate() throws Exception {
    byte[] alice = Certificate.usual(Key.ed25519()).bytes();
    invalid(new byte[0]);
    invalid("hello".getBytes(UTF_8));
    invalid(OpenPgpCheckTest.join(alice, alice));
    invalid(java.util.Arrays.copyOf(alice, alice.length - 3));
    Key key = Key.ed25519();
    PGPSecretKey secret =
        new PGPSecretKey(
            key.pair.getPrivateKey(),
            key.pair.getPublicKey(),
            new BcPGPDigestCalculatorProvider().get(2),
            true,
            null);
    invalid(secret.getEncoded());
    invalid(OpenPgpCheckTest.join(alice, secret.getEncoded()));
    invalid("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA\n".getBytes(UTF_8));
  }

  @Test
  void readsALineOfAnSshKey() throws Refusal {
    SshKey key = SshKey.skEd25519();
    SshPublicKey read = key.read();
    assertEquals("ssh sk-ed25519", read.kind());
    assertEquals("ssh:", read.application());
    assertEquals("alice@example.org", read.comment());
    assertEquals(read, SshPublicKey.fromLine("again", read.toLine() + "\n"));
    assertTrue(read.fingerprint().matches("ssh:SHA256:[A-Za-z0-9+/]{43}"), read.fingerprint());
    assertEquals("ssh rsa2048", SshKey.rsa(2048).read().kind());
  }

  @Test
  void refusesOtherLines() {
    String key = SshKey.base64(SshKey.ed25519().blob());
    invalidLine("");
    invalidLine("ssh-ed25519");
    invalidLine("ssh-ed25519 !!!!");
    invalidLine("ssh-rsa " + key);
    invalidLine("ssh-dss " + key);
    invalidLine("ssh-ed25519-cert-v01@openssh.com " + key);
    invalidLine("no-pty ssh-ed25519 " + key);
    invalidLine("ssh-ed25519 " + key + "\nssh-ed25519 " + key);
    byte[] blob = SshKey.p256().blob();
    blob[blob.length - 1] ^= 1; // no longer a point of the curve
    invalidLine("ecdsa-sha2-nistp256 " + SshKey.base64(blob));
    byte[] zero = new SshKey.Wire().text("ssh-ed25519").string(new byte[32]).bytes();
    invalidLine("ssh-ed25519 " + SshKey.base64(zero)); // of small order
  }

  @Test
  void findsOneKeyInTwoFormats() throws Refusal {
    Key key = Key.ed25519();
    byte[] point = key.pair.getPublicKey().getPublicKeyPacket().getKey().getEncoded();
    byte[] raw = java.util.Arrays.copyOfRange(point, point.length - 32, point.length);
    byte[] blob = new SshKey.Wire().text("ssh-ed25519").string(raw).bytes();
    assertEquals(
        Certificate.usual(key).read().material(),
        SshPublicKey.fromLine("x", "ssh-ed25519 " + SshKey.base64(blob)).material());
  }

  @Test
  void tellsWhatASignatureSaysOfItself() throws Refusal {
    Key alice = Key.ed25519();
    SignatureFacts.OpenPgp openPgp =
        assertInstanceOf(
            SignatureFacts.OpenPgp.class,
            SignatureFacts.of(Blocks.openPgp(alice.sign(Scene.PAYLOAD, Scene.SIGNED))));
    assertEquals("openpgp:" + openPgp.issuer(), Certificate.usual(alice).read().fingerprint());
    assertEquals("SHA-256", openPgp.digest());
    SshKey key = SshKey.skEcdsa();
    SignatureFacts.Ssh ssh =
        assertInstanceOf(
            SignatureFacts.Ssh.class, SignatureFacts.of(Blocks.ssh(key.sign(Scene.PAYLOAD))));
    assertEquals(key.read(), ssh.key());
    assertInstanceOf(SignatureFacts.Unreadable.class, SignatureFacts.of(new byte[] {1, 2}));
  }

  @Test
  void readsTheClaimOfACmsSignature() {
    byte[] der = {
      0x30,
      0x20,
      0x06,
      0x03,
      0x55,
      0x1d,
      0x11,
      4,
      9,
      0x30,
      7,
      (byte) 0x81,
      5,
      'a',
      '@',
      'b',
      '.',
      'c'
    };
    assertEquals("a@b.c", CmsClaim.of(der));
    assertEquals("", CmsClaim.of(new byte[40]));
  }
}
