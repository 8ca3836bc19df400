package dev.sallyport.signature;

import static dev.sallyport.signature.Scene.PAYLOAD;
import static dev.sallyport.signature.Scene.check;
import static dev.sallyport.signature.Scene.good;
import static dev.sallyport.signature.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.signature.SshKey.Plan;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SSH signatures made in process: which count, and by which rule the others do not. */
class SshCheckTest {
  private static final SshKey RSA = SshKey.rsa(2048);

  static List<SshKey> kinds() {
    return List.of(SshKey.ed25519(), SshKey.p256(), RSA, SshKey.skEd25519(), SshKey.skEcdsa());
  }

  private static Checked signed(SshKey key, UnaryOperator<Plan> change) throws Refusal {
    return check(Blocks.ssh(key.sign(PAYLOAD, change.apply(key.plan()))), key.read());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void acceptsASignatureOfTheKey(SshKey key) throws Refusal {
    Checked.Good good = good(signed(key, plan -> plan));
    assertEquals(key.read().fingerprint(), good.signingKey());
    assertEquals(key.application.isEmpty() ? Touch.NONE : Touch.FLAGGED, good.touch());
    assertEquals(Optional.empty(), good.claimedTime());
    good(signed(key, plan -> plan.hash("sha256")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesOtherBytesAndOtherKeys(SshKey key) throws Refusal {
    byte[] other = PAYLOAD.clone();
    other[10] ^= 1;
    refused(Rule.COMMIT_SIGNATURE_BAD, check(Blocks.ssh(key.sign(other)), key.read()));
    refused(Rule.KEY_UNKNOWN, check(Blocks.ssh(key.sign(PAYLOAD)), SshKey.ed25519().read()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesWhatIsNotAsItShouldBe(SshKey key) throws Refusal {
    refused(Rule.COMMIT_SIGNATURE_TYPE, signed(key, plan -> plan.namespace("file")));
    refused(Rule.COMMIT_SIGNATURE_TYPE, signed(key, plan -> plan.namespace("")));
    for (String weak : List.of("sha1", "md5", "sha384")) {
      refused(Rule.COMMIT_SIGNATURE_WEAK, signed(key, plan -> plan.hash(weak)));
    }
    refused(Rule.COMMIT_SIGNATURE_FORM, signed(key, plan -> plan.reserved("x")));
    refused(Rule.COMMIT_SIGNATURE_FORM, signed(key, plan -> plan.version(2)));
    refused(Rule.COMMIT_SIGNATURE_FORM, signed(key, plan -> plan.algorithm("ssh-dss")));
    refused(
        Rule.COMMIT_SIGNATURE_FORM,
        signed(key, plan -> plan.algorithm("webauthn-sk-ecdsa-sha2-nistp256@openssh.com")));
    byte[] blob = key.sign(PAYLOAD);
    refused(
        Rule.COMMIT_SIGNATURE_FORM,
        check(Blocks.ssh(Arrays.copyOf(blob, blob.length + 1)), key.read()));
    refused(
        Rule.COMMIT_SIGNATURE_FORM,
        check(Blocks.ssh(Arrays.copyOf(blob, blob.length - 1)), key.read()));
  }

  @Test
  void refusesTheSha1SignatureOfAnRsaKey() throws Refusal {
    refused(Rule.COMMIT_SIGNATURE_WEAK, signed(RSA, plan -> plan.algorithm("ssh-rsa")));
    refused(Rule.COMMIT_SIGNATURE_BAD, signed(RSA, plan -> plan.algorithm("rsa-sha2-256")));
    refused(
        Rule.COMMIT_SIGNATURE_FORM,
        signed(RSA, plan -> plan.value(value -> Arrays.copyOf(value, value.length + 1))));
    refused(Rule.KEY_WEAK, signed(SshKey.rsa(1024), plan -> plan));
  }

  @Test
  void refusesNumbersThatAreNotCanonical() throws Refusal {
    for (SshKey key : List.of(SshKey.p256(), SshKey.skEcdsa())) {
      refused(Rule.COMMIT_SIGNATURE_FORM, signed(key, plan -> plan.value(SshCheckTest::padded)));
      refused(
          Rule.COMMIT_SIGNATURE_FORM,
          signed(key, plan -> plan.value(value -> Arrays.copyOf(value, value.length + 4))));
    }
  }

  private static byte[] padded(byte[] value) {
    byte[] out = new byte[value.length + 1];
    System.arraycopy(value, 0, out, 0, 4);
    System.arraycopy(value, 4, out, 5, value.length - 4);
    out[3]++;
    return out;
  }

  @ParameterizedTest
  @CsvSource({"0, NONE", "1, FLAGGED", "4, NONE", "5, FLAGGED_PIN", "0x81, FLAGGED"})
  void readsTheTouch(String flags, Touch touch) throws Refusal {
    int bits = Integer.decode(flags);
    for (SshKey key : List.of(SshKey.skEd25519(), SshKey.skEcdsa())) {
      assertEquals(touch, good(signed(key, plan -> plan.flags(bits))).touch());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void flagsCounterAndApplicationAreSigned(int fromEnd) throws Refusal {
    for (SshKey key : List.of(SshKey.skEd25519(), SshKey.skEcdsa())) {
      byte[] blob = key.sign(PAYLOAD);
      blob[blob.length - fromEnd] ^= 4;
      refused(Rule.COMMIT_SIGNATURE_BAD, check(Blocks.ssh(blob), key.read()));
      SshKey other = key.renamed("ssh:other");
      refused(Rule.KEY_UNKNOWN, check(Blocks.ssh(other.sign(PAYLOAD)), key.read()));
      refused(Rule.KEY_UNKNOWN, check(Blocks.ssh(key.sign(PAYLOAD)), other.read()));
    }
  }

  @Test
  void aPlainKeyIsNotASecurityKeyWithTheSamePoint() throws Refusal {
    SshKey plain = SshKey.ed25519();
    refused(
        Rule.COMMIT_SIGNATURE_FORM,
        signed(plain, plan -> plan.algorithm("sk-ssh-ed25519@openssh.com")));
  }

  @Test
  void anOpenPgpKeyDoesNotStandForAnSshSignature() throws Refusal {
    SshKey key = SshKey.ed25519();
    Key openPgp = Key.ed25519();
    refused(
        Rule.KEY_UNKNOWN, check(Blocks.ssh(key.sign(PAYLOAD)), Certificate.usual(openPgp).read()));
  }
}
