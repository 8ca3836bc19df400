package dev.sallyport.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells text from other bytes. */
final class Text {
  private static final int LOOKED_AT = 8192;

  private Text() {}

  /** The bytes as text: UTF-8, else Latin-1; empty where control characters show it is none. */
  static Optional<String> decode(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
      int b = bytes[i] & 0xff;
      if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException other) {
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}
