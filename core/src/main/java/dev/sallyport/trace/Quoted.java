package dev.sallyport.trace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts as strace writes them: in quotes, with the escapes of C. */
final class Quoted {
  private static final String LETTERS = "ntrvfab";
  private static final String MEANINGS = "\n\t\r\u000b\f\u0007\b";

  private Quoted() {}

  /** The bytes of a quoted text, cut where strace cut it; empty where it is none. */
  static Optional<byte[]> bytes(String argument) {
    int end = argument.endsWith("\"...") ? argument.length() - 4 : argument.length() - 1;
    boolean quoted = end > 0 && argument.charAt(0) == '"' && argument.charAt(end) == '"';
    return quoted ? Optional.of(raw(argument.substring(1, end))) : Optional.empty();
  }

  static Optional<String> text(String argument) {
    return bytes(argument).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The text between the quotes. */
  static String decoded(String escaped) {
    return new String(raw(escaped), StandardCharsets.UTF_8);
  }

  private static byte[] raw(String escaped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(escaped.length());
    int at = 0;
    while (at < escaped.length()) {
      char c = escaped.charAt(at++);
      if (c != '\\' || at == escaped.length()) {
        out.write(c);
        continue;
      }
      char kind = escaped.charAt(at);
      int end = at;
      if (kind == 'x') {
        end = digits(escaped, at + 1, 2, 16);
        out.write(number(escaped, at + 1, end, 16));
      } else if (Character.digit(kind, 8) >= 0) {
        end = digits(escaped, at, 3, 8);
        out.write(number(escaped, at, end, 8));
      } else {
        int letter = LETTERS.indexOf(kind);
        out.write(letter < 0 ? kind : MEANINGS.charAt(letter));
        end = at + 1;
      }
      at = end;
    }
    return out.toByteArray();
  }

  private static int digits(String text, int from, int most, int radix) {
    int end = from;
    while (end < text.length()
        && end < from + most
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    return end;
  }

  private static int number(String text, int from, int end, int radix) {
    return from == end ? '?' : Integer.parseInt(text.substring(from, end), radix);
  }
}
