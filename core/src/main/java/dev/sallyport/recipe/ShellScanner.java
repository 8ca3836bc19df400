package dev.sallyport.recipe;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;

/**
 * A position in a text of shell-like form. It finds where quotes and substitutions end, so that
 * what must not be executed can be stepped over or named.
 */
final class ShellScanner {
  private static final int DEEPEST = 12;
  private static final String HINT =
      "a recipe is read as data: write the value out, or give a recipe in JSON";

  private final String file;
  private final String text;
  private int at;

  ShellScanner(String file, String text) {
    this.file = file;
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The character here, NUL at the end; NUL itself was refused when the bytes were decoded. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  char take() {
    return text.charAt(at++);
  }

  void skip(int count) {
    at = Math.min(text.length(), at + count);
  }

  int mark() {
    return at;
  }

  String since(int mark) {
    return text.substring(mark, at);
  }

  int line() {
    return 1
        + (int)
            text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  void skipToLineEnd() {
    while (!atEnd() && peek() != '\n') {
      at++;
    }
  }

  boolean skipContinuation() {
    boolean continued = peek() == '\\' && peek(1) == '\n';
    skip(continued ? 2 : 0);
    return continued;
  }

  String takeName() {
    int start = at;
    while (isNameCharacter(peek()) && (at > start || !isDigit(peek()))) {
      at++;
    }
    return since(start);
  }

  static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** From behind an opening single quote to behind the closing one. */
  String takeSingleQuoted() throws Refusal {
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw unfinished("a single quote");
    }
    String inside = text.substring(at, end);
    at = end + 1;
    return inside;
  }

  /** From behind <code>$(</code>, a backtick or <code>${</code> to behind its end. */
  void skipSubstitution(char close) throws Refusal {
    skipUntil(close, 0);
  }

  private void skipUntil(char close, int depth) throws Refusal {
    if (depth > DEEPEST) {
      throw unfinished("nesting that is too deep");
    }
    while (!atEnd()) {
      char c = take();
      if (c == close) {
        return;
      }
      if (c == '\\') {
        skip(1);
      } else if (c == '\'' && close != '"') {
        takeSingleQuoted();
      } else if (c == '"') {
        skipUntil('"', depth + 1);
      } else if (c == '`') {
        skipUntil('`', depth + 1);
      } else if (c == '(' && close != '"' && close != '}') {
        skipUntil(')', depth + 1);
      } else if (c == '$' && (peek() == '(' || peek() == '{')) {
        skipUntil(take() == '(' ? ')' : '}', depth + 1);
      }
    }
    throw unfinished("an expansion or a quote");
  }

  Refusal unfinished(String what) {
    return StrictText.invalid(here(), what + " is opened and never closed", "close it");
  }

  Refusal executable(String offending) {
    return executable(here(), offending);
  }

  static Refusal executable(String where, String offending) {
    return new Refusal(
        Rule.RECIPE_EXECUTABLE,
        where,
        "would have to be executed: " + RecipeForm.quoted(offending.strip()),
        HINT);
  }

  String here() {
    return file + ":" + line();
  }

  /** The line that the position is on, for naming it. */
  String currentLine() {
    int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    int end = text.indexOf('\n', Math.max(start, Math.min(at, text.length())));
    return text.substring(
        Math.min(start, text.length()), end < 0 ? text.length() : Math.max(end, start));
  }
}
