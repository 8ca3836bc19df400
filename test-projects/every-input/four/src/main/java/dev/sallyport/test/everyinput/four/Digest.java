package dev.sallyport.test.everyinput.four;

import org.apache.commons.codec.binary.Hex;

/** Uses the dependency whose version is a range. */
public final class Digest {
  private Digest() {}

  public static String hex(byte[] bytes) {
    return Hex.encodeHexString(bytes);
  }
}
