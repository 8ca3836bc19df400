package dev.sallyport.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Splits what stands between a call's parentheses. Quoted texts, the names in angle brackets behind
 * a descriptor, and comments are skipped as a whole, since what they hold is not strace's.
 */
final class Arguments {
  private static final int MOST = 4096;

  private final String text;
  private final List<String> found = new ArrayList<>();
  private final Deque<Character> open = new ArrayDeque<>();
  private int at;
  private int start;

  private Arguments(String text) {
    this.text = text;
  }

  /**
   * What was split.
   *
   * @param rest what follows the closing parenthesis
   */
  record Split(List<String> arguments, String rest) {}

  /** Splits a call's text, from behind its opening parenthesis; empty where it has no end. */
  static Optional<Split> of(String text) {
    return new Arguments(text).split();
  }

  /** The parts of a list or structure, its brackets taken off; empty where it is none. */
  static List<String> parts(String bracketed) {
    int last = bracketed.length() - 1;
    boolean whole =
        last > 0
            && (bracketed.charAt(0) == '[' || bracketed.charAt(0) == '{')
            && (bracketed.charAt(last) == ']' || bracketed.charAt(last) == '}');
    return whole
        ? of(bracketed.substring(1, last) + ")").map(Split::arguments).orElse(List.of())
        : List.of();
  }

  private Optional<Split> split() {
    while (at < text.length() && found.size() < MOST) {
      char c = text.charAt(at);
      if (c == ')' && open.isEmpty()) {
        take();
        return Optional.of(new Split(List.copyOf(found), text.substring(at + 1)));
      }
      if (!step(c)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Moves on behind the character and what belongs to it; false where the text is not sound. */
  private boolean step(char c) {
    return switch (c) {
      case '"' -> skipTo('"', at + 1);
      case '<' -> isName() ? skipTo('>', at + 1) : moved();
      case '/' -> text.startsWith("/*", at) ? skipComment() : moved();
      case '(' -> opened(')');
      case '[' -> opened(']');
      case '{' -> opened('}');
      case ')', ']', '}' -> closed(c);
      case ',' -> comma();
      default -> moved();
    };
  }

  private boolean opened(char end) {
    open.push(end);
    return moved();
  }

  private boolean closed(char c) {
    Character wanted = open.poll();
    return wanted != null && wanted == c && moved();
  }

  private boolean comma() {
    if (open.isEmpty()) {
      take();
      start = at + 1;
    }
    return moved();
  }

  private boolean moved() {
    at++;
    return true;
  }

  private void take() {
    String part = text.substring(start, at).strip();
    if (!part.isEmpty() || !found.isEmpty()) {
      found.add(part);
    }
  }

  /** Behind a descriptor's number or AT_FDCWD; not the operator of a shift. */
  private boolean isName() {
    char before = at > 0 ? text.charAt(at - 1) : ' ';
    return (Character.isDigit(before) || before == 'D') && !text.startsWith("<<", at);
  }

  private boolean skipTo(char end, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == end) {
        at = i + 1;
        return true;
      }
    }
    return false;
  }

  private boolean skipComment() {
    int end = text.indexOf("*/", at + 2);
    at = end + 2;
    return end >= 0;
  }
}
