package dev.sallyport.signature;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/**
 * An RSA public key. A signature is compared with the one encoding that RFC 8017, section 8.2.2,
 * allows, so nothing in a padding is ever parsed. The JDK's modular power is the fastest at hand.
 */
final class RsaKey implements VerifyingKey {
  private static final int MIN_BITS = 2048;
  private static final int MAX_BITS = 16384;
  private static final int MAX_EXPONENT_BITS = 64;

  private final BigInteger modulus;
  private final BigInteger exponent;
  private final int length;

  RsaKey(BigInteger modulus, BigInteger exponent) {
    this.modulus = modulus;
    this.exponent = exponent;
    this.length = (modulus.bitLength() + 7) / 8;
  }

  /** The length of the modulus in bytes. */
  int length() {
    return length;
  }

  boolean verify(HashName hash, byte[] digest, byte[] signature) {
    BigInteger s = new BigInteger(1, signature);
    if (s.compareTo(modulus) >= 0) {
      return false;
    }
    byte[] opened = BigIntegers.asUnsignedByteArray(length, s.modPow(exponent, modulus));
    return Arrays.equals(opened, encoded(hash, digest));
  }

  private byte[] encoded(HashName hash, byte[] digest) {
    byte[] info = hash.digestInfo();
    byte[] out = new byte[length];
    int digestAt = length - digest.length;
    int infoAt = digestAt - info.length;
    out[1] = 1;
    Arrays.fill(out, 2, infoAt - 1, (byte) 0xff);
    System.arraycopy(info, 0, out, infoAt, info.length);
    System.arraycopy(digest, 0, out, digestAt, digest.length);
    return out;
  }

  @Override
  public String name() {
    return "rsa" + modulus.bitLength();
  }

  @Override
  public String weakness() {
    int bits = modulus.bitLength();
    if (bits < MIN_BITS || bits > MAX_BITS) {
      return "an RSA key has to have " + MIN_BITS + " to " + MAX_BITS + " bits, not " + bits;
    }
    if (!modulus.testBit(0)
        || !exponent.testBit(0)
        || exponent.compareTo(BigInteger.TWO) < 0
        || exponent.bitLength() > MAX_EXPONENT_BITS) {
      return "the RSA key is not well made";
    }
    return "";
  }

  @Override
  public byte[] material() {
    return modulus.toByteArray();
  }
}
