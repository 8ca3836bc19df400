package dev.sallyport.policy;

import dev.sallyport.verdict.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The text of a policy file: UTF-8 without a byte order mark, in Unicode normal form C, at most
 * {@link PolicyFiles#MAX_BYTES} long. Characters that make a file look other than it is read are
 * refused everywhere, also in comments: controls, lone carriage returns, the line ends that only
 * some programs know, and the marks that turn the direction of writing.
 */
final class StrictText {
  private StrictText() {}

  static String decode(String where, byte[] bytes) throws Refusal {
    Place start = new Place(where, 1, 1);
    if (bytes.length > PolicyFiles.MAX_BYTES) {
      throw start.refusal(
          "at most " + PolicyFiles.MAX_BYTES + " bytes",
          bytes.length + " bytes",
          "a policy is small: move keys into files of their own");
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      throw end(where, text).refusal("UTF-8", "bytes that are not", "save the file as UTF-8");
    }
    String decoded = text.toString();
    checkCharacters(where, decoded);
    checkNormalForm(where, decoded);
    return decoded;
  }

  /** Whether a character may stand in a policy, raw or escaped. */
  static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // The joiners that Persian names and emoji need stay; all else that is invisible goes.
      case Character.FORMAT -> point == 0x200C || point == 0x200D;
      // Whether a code point is assigned yet depends on the JDK; whether it ever will be does not.
      case Character.UNASSIGNED ->
          (point & 0xFFFE) != 0xFFFE && !(point >= 0xFDD0 && point <= 0xFDEF);
      default -> true;
    };
  }

  private static void checkCharacters(String where, String text) throws Refusal {
    if (text.startsWith("\uFEFF")) {
      throw new Place(where, 1, 1)
          .refusal("UTF-8 without a byte order mark", "a byte order mark", "save it without one");
    }
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      boolean lineEnd = point == '\n' || (point == '\r' && text.startsWith("\r\n", i));
      if (!lineEnd && point != '\t' && !isPlain(point)) {
        throw end(where, text.substring(0, i))
            .refusal(
                "visible characters",
                String.format("U+%04X", point),
                "remove it: it makes the file look other than it is read");
      }
      i += Character.charCount(point);
    }
  }

  private static void checkNormalForm(String where, String text) throws Refusal {
    if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      return;
    }
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    int same = 0;
    while (same < normal.length() && normal.charAt(same) == text.charAt(same)) {
      same++;
    }
    throw end(where, text.substring(0, same))
        .refusal(
            "Unicode normal form C",
            "a character in another form",
            "two texts that look the same must be the same bytes: normalise the file to NFC");
  }

  private static Place end(String where, CharSequence before) {
    int line = 1;
    int column = 1;
    for (int point : before.codePoints().toArray()) {
      column = point == '\n' ? 1 : column + 1;
      line += point == '\n' ? 1 : 0;
    }
    return new Place(where, line, column);
  }
}
