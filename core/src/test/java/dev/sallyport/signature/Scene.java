package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What the tests of signatures share: a payload, two times and how to look at an answer. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  static final Instant SIGNED = Instant.parse("2026-01-01T00:00:00Z");
  static final byte[] PAYLOAD = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n".getBytes(UTF_8);

  private Scene() {}

  static Checked check(byte[] block, TrustedKey... keys) {
    return KeyRing.of(Arrays.asList(keys), NOW).check(PAYLOAD, block, "git");
  }

  /** Checks a signature that {@code signer} makes in the usual way. */
  static Checked checkSigned(Key signer, Certificate certificate) throws Refusal {
    return check(Blocks.openPgp(signer.sign(PAYLOAD, SIGNED)), certificate.read());
  }

  static Checked.Good good(Checked checked) {
    return assertInstanceOf(Checked.Good.class, checked, checked.toString());
  }

  static void refused(Rule rule, Checked checked) {
    Checked.Refused refused =
        assertInstanceOf(Checked.Refused.class, checked, "should be " + rule.id());
    assertEquals(rule, refused.rule(), refused.fact());
  }

  static List<Key> kinds() {
    return List.of(Key.rsa(2048), Key.ed25519(), Key.v6(), Key.p256());
  }
}
