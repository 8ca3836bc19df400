package dev.sallyport.artifact;

/** Text of unknown origin as one short line of printable ASCII. */
final class OneLine {
  private static final int NAME_CHARS = 90;
  private static final int VALUE_CHARS = 50;

  private OneLine() {}

  static String name(String text) {
    return of(text, NAME_CHARS);
  }

  static String value(String text) {
    return of(text, VALUE_CHARS);
  }

  /** Cut in the middle: the ends of names and of differing values tell most. */
  static String of(String text, int limit) {
    boolean huge = text.length() > 4 * limit;
    String escaped =
        huge
            ? escape(text.substring(0, 2 * limit)) + escape(text.substring(text.length() - limit))
            : escape(text);
    if (escaped.length() <= limit) {
      return escaped;
    }
    int head = (limit - 3) * 2 / 3;
    return escaped.substring(0, head)
        + "..."
        + escaped.substring(escaped.length() - limit + head + 3);
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\r' -> out.append("\\r");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            out.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }
}
