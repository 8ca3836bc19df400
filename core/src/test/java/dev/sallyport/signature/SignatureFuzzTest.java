package dev.sallyport.signature;

import static dev.sallyport.signature.Scene.NOW;
import static dev.sallyport.signature.Scene.PAYLOAD;
import static dev.sallyport.signature.Scene.SIGNED;
import static dev.sallyport.signature.Scene.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is changed, the answer is a value, and it is never good. */
class SignatureFuzzTest {
  private static final int ROUNDS = 2_000;
  private static final int CERTIFICATE_ROUNDS = 500;

  @SuppressWarnings("ArrayRecordComponent")
  private record Good(KeyRing ring, byte[] binary, byte[] block) {}

  static List<Good> goods() throws Refusal {
    List<Good> all = new ArrayList<>();
    for (Key key : Scene.kinds()) {
      KeyRing ring = KeyRing.of(List.of(Certificate.usual(key).read()), NOW);
      byte[] packet = key.sign(PAYLOAD, SIGNED);
      all.add(new Good(ring, packet, Blocks.openPgp(packet)));
    }
    for (SshKey key : SshCheckTest.kinds()) {
      KeyRing ring = KeyRing.of(List.of(key.read()), NOW);
      byte[] blob = key.sign(PAYLOAD);
      all.add(new Good(ring, blob, Blocks.ssh(blob)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("goods")
  void noSingleBitIsFree(Good one) {
    good(one.ring.checkBinary(PAYLOAD, one.binary, "git"));
    for (int i = 0; i < one.binary.length * 8; i++) {
      byte[] changed = one.binary.clone();
      changed[i / 8] ^= (byte) (1 << (i % 8));
      assertInstanceOf(
          Checked.Refused.class,
          one.ring.checkBinary(PAYLOAD, changed, "git"),
          "bit " + i % 8 + " of byte " + i / 8);
    }
  }

  @ParameterizedTest
  @MethodSource("goods")
  void noMutationOfTheTextIsGood(Good one) {
    Random random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] changed = mutate(one.block, random);
      Checked checked = one.ring.check(PAYLOAD, changed, "git");
      if (checked instanceof Checked.Good) {
        assertEquals(text(one.block), text(changed));
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static byte[] mutate(byte[] block, Random random) {
    byte[] out = block.clone();
    int at = random.nextInt(out.length);
    switch (random.nextInt(5)) {
      case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
      case 1 ->
          out[at] =
              "A=\n -\r+0".getBytes(java.nio.charset.StandardCharsets.US_ASCII)[random.nextInt(8)];
      case 2 -> out = Arrays.copyOf(out, at);
      case 3 -> {
        out = Arrays.copyOf(out, out.length + 1);
        System.arraycopy(block, at, out, at + 1, block.length - at);
        out[at] = (byte) random.nextInt(256);
      }
      default -> {
        System.arraycopy(block, at + 1, out, at, block.length - at - 1);
        out = Arrays.copyOf(out, out.length - 1);
      }
    }
    return out;
  }

  @Test
  void certificatesNeverThrowAnythingElse() {
    byte[] whole = Certificate.usual(Key.ed25519()).signingSubkey(Key.p256()).bytes();
    Random random = new Random(11);
    for (int i = 0; i < CERTIFICATE_ROUNDS; i++) {
      byte[] changed = mutate(whole, random);
      try {
        for (OpenPgpCertificate read : OpenPgpCertificate.readRing("fuzz", changed)) {
          read.hardRevoked();
          read.material();
          read.kind();
        }
      } catch (Refusal e) {
        assertEquals("policy.invalid", e.finding().rule().id());
      }
    }
  }
}
