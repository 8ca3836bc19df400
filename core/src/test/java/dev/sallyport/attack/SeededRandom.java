package dev.sallyport.attack;

import java.security.SecureRandom;

/** The same bytes for the same name, so that keys need no files. */
final class SeededRandom extends SecureRandom {
  private final byte[] seed;
  private long block;
  private byte[] rest = new byte[0];

  SeededRandom(String name) {
    this.seed = Wire.digest("SHA-256", Wire.utf8("sallyport attack suite: " + name));
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (rest.length == 0) {
        rest = Wire.digest("SHA-256", seed, Wire.u32(block++));
      }
      bytes[i] = rest[0];
      rest = java.util.Arrays.copyOfRange(rest, 1, rest.length);
    }
  }
}
