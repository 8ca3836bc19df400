package dev.sallyport.signature;

import dev.sallyport.verdict.Rule;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads the multiprecision integers of an OpenPGP signature, canonical only, up to the end. */
final class Numbers {
  private final byte[] bytes;
  private int at;

  Numbers(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The next number, big-endian without leading zeros. */
  byte[] next() throws Rejected {
    return next(-1);
  }

  /**
   * The next number, also let through when it is written with all the bits of its key, leading
   * zeros included: so GitHub's web-flow writes every one.
   *
   * @param full the length of the key in bytes
   */
  byte[] next(int full) throws Rejected {
    if (bytes.length - at < 2) {
      throw malformed();
    }
    int bits = (int) HashedArea.number(bytes, at, 2);
    int length = (bits + 7) / 8;
    int from = at + 2;
    if (bits == 0 || bytes.length - from < length) {
      throw malformed();
    }
    int top = bytes[from] & 0xff;
    boolean exact = (top >> ((bits - 1) % 8)) == 1;
    if (!exact && bits != 8 * full) {
      throw malformed();
    }
    at = from + length;
    return Arrays.copyOfRange(bytes, from, at);
  }

  BigInteger nextInteger() throws Rejected {
    return new BigInteger(1, next());
  }

  void end() throws Rejected {
    if (at != bytes.length) {
      throw malformed();
    }
  }

  private static Rejected malformed() {
    return Rejected.form("the numbers of the signature are not in canonical form");
  }

  /** Two numbers of {@code width} bytes each, as the old EdDSA packets hold them. */
  byte[] pair(int width) throws Rejected {
    byte[] out = new byte[2 * width];
    for (int i = 1; i <= 2; i++) {
      byte[] part = next();
      if (part.length > width) {
        throw malformed();
      }
      System.arraycopy(part, 0, out, i * width - part.length, part.length);
    }
    end();
    return out;
  }

  static Rejected bad() {
    return new Rejected(Rule.COMMIT_SIGNATURE_BAD, "the signature is not over these bytes");
  }
}
