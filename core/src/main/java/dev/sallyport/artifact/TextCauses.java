package dev.sallyport.artifact;

import java.util.Arrays;

/** The first line in which two texts differ, and whether more than an order or an ending does. */
final class TextCauses {
  private static final int WINDOW = 50;

  private TextCauses() {}

  static Cause between(String published, String rebuilt) {
    String[] before = lines(published);
    String[] after = lines(rebuilt);
    if (Arrays.equals(before, after)) {
      String text = "line endings only: " + ending(published) + " vs " + ending(rebuilt);
      return new Cause(CauseKind.LINE_ENDINGS, text);
    }
    int first = 0;
    while (first < before.length && first < after.length && before[first].equals(after[first])) {
      first++;
    }
    String here = first < before.length ? before[first] : "";
    String there = first < after.length ? after[first] : "";
    int start = Math.max(0, mismatch(here, there) - WINDOW / 2);
    String ends = first < before.length ? quote(here, start) : "end of file";
    String lines =
        "line "
            + (first + 1)
            + ": "
            + ends
            + " vs "
            + (first < after.length ? quote(there, start) : "end of file");
    String[] sortedBefore = before.clone();
    String[] sortedAfter = after.clone();
    Arrays.sort(sortedBefore);
    Arrays.sort(sortedAfter);
    return Arrays.equals(sortedBefore, sortedAfter)
        ? new Cause(CauseKind.LINE_ORDER, "line order only, from " + lines)
        : new Cause(CauseKind.CONTENT, lines);
  }

  private static String[] lines(String text) {
    return text.replace("\r\n", "\n").split("\n", -1);
  }

  private static String ending(String text) {
    int all = count(text, "\n");
    int crlf = count(text, "\r\n");
    return crlf == 0 ? "LF" : crlf == all ? "CRLF" : crlf + " of " + all + " CRLF";
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static int mismatch(String here, String there) {
    int at = 0;
    while (at < here.length() && at < there.length() && here.charAt(at) == there.charAt(at)) {
      at++;
    }
    return at;
  }

  /** The part of the line around the difference. */
  private static String quote(String line, int start) {
    if (line.strip().length() <= WINDOW) {
      return "[" + OneLine.value(line.strip()) + "]";
    }
    int from = Math.min(start, line.length());
    int to = Math.min(line.length(), from + WINDOW - 6);
    String part = line.substring(from, to).strip();
    return "["
        + (from > 0 ? "..." : "")
        + OneLine.value(part)
        + (to < line.length() ? "..." : "")
        + "]";
  }
}
