package dev.sallyport.test.witnessed;

public final class Hex {
  private Hex() {}

  public static String of(byte[] bytes) {
    return org.apache.commons.codec.binary.Hex.encodeHexString(bytes);
  }
}
