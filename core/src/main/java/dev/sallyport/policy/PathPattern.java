package dev.sallyport.policy;

import java.util.Arrays;

/**
 * A pattern over slash-separated names: {@code *} is any run without a slash, {@code **} any run,
 * {@code ?} one character that is no slash. A pattern that ends in a slash means all below it.
 *
 * <p>Matching takes time in proportion to pattern times name: a regular expression with several
 * {@code **} could be kept busy for hours by a name made for it.
 */
public final class PathPattern {
  private static final int ONE = -1;
  private static final int RUN = -2;
  private static final int ANY_RUN = -3;

  /** Before {@code **} with a slash after it, which stands for nothing or for whole folders. */
  private static final int FOLDERS = -4;

  /** Within those folders; only a slash leads out. */
  private static final int WITHIN = -5;

  private final String text;
  private final int[] tokens;

  private PathPattern(String text, int[] tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  public static PathPattern of(String text) {
    String glob = text.endsWith("/") ? text + "**" : text;
    int[] tokens = new int[glob.length()];
    int count = 0;
    int i = 0;
    while (i < glob.length()) {
      int token;
      if (glob.startsWith("**/", i)) {
        tokens[count++] = FOLDERS;
        token = WITHIN;
        i += 3;
      } else if (glob.startsWith("**", i)) {
        token = ANY_RUN;
        i += 2;
      } else {
        int point = glob.codePointAt(i);
        token = point == '*' ? RUN : point == '?' ? ONE : point;
        i += Character.charCount(point);
      }
      tokens[count++] = token;
    }
    return new PathPattern(text, Arrays.copyOf(tokens, count));
  }

  /** Whether the whole name matches. */
  public boolean matches(String name) {
    boolean[] at = new boolean[tokens.length + 1];
    at[0] = true;
    passEmptyRuns(at);
    int i = 0;
    while (i < name.length()) {
      int point = name.codePointAt(i);
      at = step(at, point);
      i += Character.charCount(point);
    }
    return at[tokens.length];
  }

  /** Where matching may stand after one more character. */
  private boolean[] step(boolean[] at, int point) {
    boolean[] next = new boolean[at.length];
    for (int i = 0; i < tokens.length; i++) {
      if (at[i]) {
        int token = tokens[i];
        next[i] |= token == ANY_RUN || token == WITHIN || (token == RUN && point != '/');
        next[i + 1] |=
            token == point || (token == ONE && point != '/') || (token == WITHIN && point == '/');
      }
    }
    passEmptyRuns(next);
    return next;
  }

  private void passEmptyRuns(boolean[] at) {
    for (int i = 0; i < tokens.length; i++) {
      if (at[i] && (tokens[i] == RUN || tokens[i] == ANY_RUN || tokens[i] == FOLDERS)) {
        at[i + 1] = true;
        at[tokens[i] == FOLDERS ? i + 2 : i + 1] = true;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern pattern && pattern.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
