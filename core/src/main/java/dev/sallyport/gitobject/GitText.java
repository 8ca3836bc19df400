package dev.sallyport.gitobject;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Names of files as text and back without loss. Git knows bytes only: those that are not UTF-8
 * stand as U+DC80 to U+DCFF, one for each byte, which no UTF-8 decodes to.
 */
public final class GitText {
  private static final int ESCAPE = 0xDC00;

  private GitText() {}

  /** The text of the bytes in {@code [from, to)}; two different inputs give two different texts. */
  public static String decode(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw[i] < 0) {
        return escaped(ByteBuffer.wrap(raw, from, to - from));
      }
    }
    return new String(raw, from, to - from, StandardCharsets.US_ASCII);
  }

  private static String escaped(ByteBuffer in) {
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CoderResult result = utf8.decode(in, out, true);
    while (result.isMalformed()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE + (in.get() & 0xff)));
      }
      result = utf8.decode(in, out, true);
    }
    return out.flip().toString();
  }

  /**
   * The bytes that {@link #decode} made the text from.
   *
   * @throws IllegalArgumentException for a text that no bytes decode to
   */
  public static byte[] encode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 8);
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point < 0x80) {
        out.write(point);
      } else if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xff) {
        out.write(point - ESCAPE);
      } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException("half a surrogate pair that stands for no byte");
      } else {
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
      }
      at += Character.charCount(point);
    }
    return out.toByteArray();
  }
}
