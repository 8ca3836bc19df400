package dev.sallyport.recipe;

import dev.sallyport.recipe.ShellWord.Active;
import dev.sallyport.recipe.ShellWord.Literal;
import dev.sallyport.recipe.ShellWord.Piece;
import dev.sallyport.recipe.ShellWord.Reference;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of shell assignments and comments. Anything else in it would be run by a shell, and
 * is refused; substitutions inside values are kept as {@link Active} pieces, for the values that
 * nobody needs.
 */
final class AssignmentReader {
  /**
   * One assignment.
   *
   * @param where file and line
   */
  record Assignment(String name, String where, ShellWord word) {}

  private final ShellScanner in;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  AssignmentReader(String file, String text) {
    this.in = new ShellScanner(file, text);
  }

  List<Assignment> read() throws Refusal {
    List<Assignment> all = new ArrayList<>();
    while (!in.atEnd()) {
      in.skipBlanks();
      if (in.peek() == '#') {
        in.skipToLineEnd();
      } else if (in.peek() == '\n') {
        in.take();
      } else if (!in.atEnd() && !in.skipContinuation()) {
        all.add(assignment());
      }
    }
    return all;
  }

  private Assignment assignment() throws Refusal {
    String where = in.here();
    String name = in.takeName();
    if (name.isEmpty() || in.peek() != '=' || in.peek(1) == '(') {
      throw in.executable(in.currentLine());
    }
    in.take();
    pieces.clear();
    while (!endsWord(in.peek())) {
      piece();
    }
    flush();
    ShellWord word = new ShellWord(pieces);
    in.skipBlanks();
    if (!in.atEnd() && in.peek() != '\n' && !(in.peek() == '#' && blankBefore())) {
      throw in.executable(in.currentLine());
    }
    in.skipToLineEnd();
    return new Assignment(name, where, word);
  }

  private boolean blankBefore() {
    return in.peek(-1) == ' ' || in.peek(-1) == '\t';
  }

  private boolean endsWord(char c) {
    return in.atEnd() || " \t\n;&|<>()".indexOf(c) >= 0;
  }

  private void piece() throws Refusal {
    if (in.skipContinuation()) {
      return;
    }
    char c = in.take();
    switch (c) {
      case '\'' -> literal.append(in.takeSingleQuoted());
      case '"' -> doubleQuoted();
      case '\\' -> literal.append(in.atEnd() ? "" : String.valueOf(in.take()));
      case '$' -> expansion(false);
      case '`' -> active(1, '`');
      case '~' -> tilde();
      default -> literal.append(c);
    }
  }

  private void doubleQuoted() throws Refusal {
    while (in.peek() != '"') {
      if (in.atEnd()) {
        throw in.unfinished("a double quote");
      }
      if (in.skipContinuation()) {
        continue;
      }
      char c = in.take();
      if (c == '\\' && "$`\"\\".indexOf(in.peek()) >= 0) {
        literal.append(in.take());
      } else if (c == '$') {
        expansion(true);
      } else if (c == '`') {
        active(1, '`');
      } else {
        literal.append(c);
      }
    }
    in.take();
  }

  /** A tilde at the start of a value, or behind a colon, would become a home folder. */
  private void tilde() {
    boolean first = pieces.isEmpty() && literal.length() == 0;
    if (first || in.peek(-2) == ':') {
      flush();
      pieces.add(new Active("~"));
    } else {
      literal.append('~');
    }
  }

  private void expansion(boolean quoted) throws Refusal {
    char c = in.peek();
    if (c == '(') {
      in.take();
      active(2, ')');
    } else if (c == '{') {
      int start = in.mark();
      in.take();
      String name = in.takeName();
      if (!name.isEmpty() && in.peek() == '}') {
        in.take();
        reference(name);
      } else {
        active(2 + in.mark() - start - 1, '}');
      }
    } else if (ShellScanner.isNameCharacter(c) && !Character.isDigit(c)) {
      reference(in.takeName());
    } else if (isParameter(c) || (!quoted && (c == '\'' || c == '"'))) {
      flush();
      pieces.add(new Active("$" + c));
    } else {
      literal.append('$');
    }
  }

  private static boolean isParameter(char c) {
    return c != 0 && "@*#?-$!0123456789".indexOf(c) >= 0;
  }

  private void reference(String name) {
    flush();
    pieces.add(new Reference(name));
  }

  /** Steps over an expansion whose first {@code taken} characters are behind us. */
  private void active(int taken, char close) throws Refusal {
    int start = in.mark() - taken;
    in.skipSubstitution(close);
    flush();
    pieces.add(new Active(in.since(start)));
  }

  private void flush() {
    if (literal.length() > 0) {
      pieces.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
