package dev.sallyport.recipe;

import static org.junit.jupiter.api.Assertions.fail;

import dev.sallyport.verdict.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Feeds a reader with broken versions of a good file, the same ones every time. */
public final class Mutations {
  /** What is put in, beside random bytes. */
  private static final String[] PIECES = {
    "$(",
    "`",
    "${",
    "}",
    "\"",
    "'",
    "\\",
    "\n",
    "\r",
    "=",
    ";",
    "&&",
    "#",
    "{",
    "[",
    "null",
    "\0",
    "\u202e",
    "\\u",
    "outputs.",
    "-D",
    "$a",
    "~",
    "*",
    "((((((((((((((((((((",
    "\"\"",
    "{\"value\":"
  };

  /** A reader under test. */
  public interface Reader {
    void read(byte[] bytes) throws Refusal;
  }

  private Mutations() {}

  public static void feed(String good, int rounds, Reader reader) {
    Random random = new Random(20261122);
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = mutated(good.getBytes(StandardCharsets.UTF_8), random);
      try {
        reader.read(bytes);
      } catch (Refusal expected) {
        if (expected.finding().subject().isEmpty()) {
          fail("a refusal without a subject");
        }
      } catch (RuntimeException | StackOverflowError crash) {
        fail("round " + round + ": " + new String(bytes, StandardCharsets.UTF_8), crash);
      }
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(12));
    byte[] piece =
        switch (random.nextInt(4)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> Arrays.copyOfRange(bytes, from / 2, from / 2 + (to - from));
          default -> PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        };
    byte[] result = new byte[bytes.length - (to - from) + piece.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
    return result;
  }
}
