package dev.sallyport.gitobject;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;

/**
 * The header lines of a commit or an annotated tag, taken one after the other. What follows the
 * first empty line is message, whatever it looks like.
 */
final class Headers {
  /** Longer ones are not read: GitHub and the kernel stay below 64 KiB. */
  static final int MAX_BYTES = 1 << 20;

  private static final int LONGEST_SHOWN = 40;

  private final String subject;
  private final Rule rule;
  final byte[] raw;

  /** Where the empty line is: every header line ends before it, with its line feed. */
  private final int end;

  private int at;

  /**
   * Finds the end of the headers.
   *
   * @param subject whom refusals are about
   * @param rule of refusals
   */
  Headers(String subject, Rule rule, byte[] raw) throws Refusal {
    this.subject = subject;
    this.rule = rule;
    this.raw = raw;
    if (raw.length > MAX_BYTES) {
      throw new Refusal(
          Rule.HISTORY_LIMIT,
          subject,
          "it has " + raw.length + " bytes, more than " + MAX_BYTES,
          "look at it with `git cat-file -s`; no honest message is that long");
    }
    this.end = endOfHeaders();
  }

  private int endOfHeaders() throws Refusal {
    int blank = -1;
    for (int i = 0; i < raw.length; i++) {
      byte b = raw[i];
      if (b == 0) {
        throw refusal("it holds a NUL byte");
      }
      if (blank < 0) {
        if (b == '\r') {
          throw refusal("a header holds a carriage return");
        }
        if (b == '\n' && (i == 0 || raw[i - 1] == '\n')) {
          blank = i;
        }
      }
    }
    if (blank < 0) {
      throw refusal("there is no empty line after the headers");
    }
    return blank;
  }

  Refusal refusal(String fact) {
    return refusal(rule, fact);
  }

  Refusal refusal(Rule other, String fact) {
    return new Refusal(
        other,
        subject,
        fact,
        "look at it with `git cat-file -p`; git does not write this, so ask who made it and how");
  }

  boolean atEnd() {
    return at >= end;
  }

  /** Where the current line begins. */
  int position() {
    return at;
  }

  /** The first word of the current line, for reports and for choosing what reads it. */
  String key() {
    int to = at;
    while (to < end && raw[to] != ' ' && raw[to] != '\n') {
      to++;
    }
    String key = new String(raw, at, Math.min(to - at, LONGEST_SHOWN), StandardCharsets.ISO_8859_1);
    return to - at > LONGEST_SHOWN ? key + "..." : key;
  }

  /** Whether the current line is this header. */
  boolean is(String key) {
    int length = key.length();
    if (end - at <= length || raw[at + length] != ' ') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (raw[at + i] != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Takes a header of one line. */
  Span take(String key) throws Refusal {
    if (atEnd()) {
      throw refusal("there is no " + key + " header");
    }
    if (!is(key)) {
      throw refusal("there is " + quoted(key()) + " where the " + key + " header belongs");
    }
    int from = at + key.length() + 1;
    int to = lineEnd(from);
    at = to + 1;
    if (continued()) {
      throw refusal("the " + key + " header has a second line");
    }
    return new Span(raw, from, to);
  }

  /** Takes a header with its continuation lines, whose leading spaces are left out. */
  byte[] takeLong(String key) {
    int from = at + key.length() + 1;
    int start = from;
    at = lineEnd(at) + 1;
    int size = at - from;
    int bodyFrom = at;
    while (continued()) {
      int next = lineEnd(at) + 1;
      size += next - at - 1;
      at = next;
    }
    byte[] value = new byte[size];
    int filled = bodyFrom - start;
    System.arraycopy(raw, start, value, 0, filled);
    for (int line = bodyFrom; line < at; ) {
      int next = lineEnd(line) + 1;
      int length = next - line - 1;
      System.arraycopy(raw, line + 1, value, filled, length);
      filled += length;
      line = next;
    }
    return value;
  }

  private boolean continued() {
    return at < end && raw[at] == ' ';
  }

  private int lineEnd(int from) {
    int to = from;
    while (raw[to] != '\n') {
      to++;
    }
    return to;
  }

  /** Takes an object id. */
  GitId takeId(String key) throws Refusal {
    String text = take(key).text();
    if (!GitId.isForm(text)) {
      throw refusal("the " + key + " header is not 40 lower-case hexadecimal digits");
    }
    return new GitId(text);
  }

  /** Where the message begins. */
  int message() {
    return end + 1;
  }

  static String quoted(String text) {
    return text.isEmpty() ? "nothing" : "'" + text + "'";
  }

  /** A piece of the raw bytes. */
  @SuppressWarnings("ArrayRecordComponent") // lives for one header and is never compared
  record Span(byte[] raw, int from, int to) {
    String text() {
      return new String(raw, from, to - from, StandardCharsets.UTF_8);
    }
  }
}
