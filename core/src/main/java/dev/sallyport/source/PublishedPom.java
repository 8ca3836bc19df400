package dev.sallyport.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a POM as a repository serves them. */
public final class PublishedPom {
  private final byte[] bytes;

  public PublishedPom(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  boolean sameBytes(byte[] other) {
    return Arrays.equals(bytes, other);
  }

  boolean sameLines(byte[] other) {
    return lines(bytes).equals(lines(other));
  }

  /** Latin-1 keeps every byte apart, whatever the POM's own encoding is. */
  private static String lines(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
  }
}
