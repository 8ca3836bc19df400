package dev.sallyport.gitobject;

import dev.sallyport.verdict.Refusal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads {@code name <email> seconds zone}, each separated by exactly one space. */
final class IdentParser {
  /** Nineteen digits may not fit into a long. */
  private static final int MOST_DIGITS = 18;

  private IdentParser() {}

  static Ident take(Headers headers, String key) throws Refusal {
    Headers.Span line = headers.take(key);
    Ident ident = parse(line);
    if (ident == null) {
      throw headers.refusal("the " + key + " is not of the form 'name <email> seconds zone'");
    }
    return ident;
  }

  private static @Nullable Ident parse(Headers.Span line) {
    byte[] raw = line.raw();
    int open = find(raw, line.from(), line.to(), '<');
    int close = find(raw, line.from(), line.to(), '>');
    if (open <= line.from() || close < open || raw[open - 1] != ' ') {
      return null;
    }
    int seconds = close + 2;
    int space = find(raw, Math.min(seconds, line.to()), line.to(), ' ');
    if (space < 0
        || raw[close + 1] != ' '
        || find(raw, open + 1, line.to(), '<') >= 0
        || find(raw, close + 1, line.to(), '>') >= 0
        || !isNumber(raw, seconds, space)
        || !isZone(raw, space + 1, line.to())) {
      return null;
    }
    return new Ident(
        new String(raw, line.from(), open - 1 - line.from(), StandardCharsets.UTF_8),
        new String(raw, open + 1, close - open - 1, StandardCharsets.UTF_8),
        number(raw, seconds, space),
        new String(raw, space + 1, line.to() - space - 1, StandardCharsets.US_ASCII));
  }

  private static int find(byte[] raw, int from, int to, char wanted) {
    for (int i = from; i < to; i++) {
      if (raw[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNumber(byte[] raw, int from, int to) {
    int digits = to - from;
    return digits >= 1
        && digits <= MOST_DIGITS
        && allDigits(raw, from, to)
        && (digits == 1 || raw[from] != '0');
  }

  private static boolean isZone(byte[] raw, int from, int to) {
    return to - from == 5 && (raw[from] == '+' || raw[from] == '-') && allDigits(raw, from + 1, to);
  }

  private static boolean allDigits(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw[i] < '0' || raw[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] raw, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (raw[i] - '0');
    }
    return value;
  }
}
