package dev.sallyport.recipe;

import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the text of one command into its words, with a shell's quoting. Whatever a shell would do
 * beyond that (a second command, a redirection, an expansion) is refused.
 */
final class CommandWords {
  /**
   * One word.
   *
   * @param glob holds an unquoted pattern that a shell would hold against the file names there are
   */
  record Word(String text, boolean glob) {}

  private final ShellScanner in;
  private final String where;
  private final StringBuilder word = new StringBuilder();
  private boolean started;
  private boolean glob;

  CommandWords(String where, String text) {
    this.where = where;
    this.in = new ShellScanner(where, text);
  }

  List<Word> read() throws Refusal {
    List<Word> words = new ArrayList<>();
    while (!in.atEnd()) {
      if (" \t\n".indexOf(in.peek()) >= 0) {
        in.take();
        end(words);
      } else {
        character();
      }
    }
    end(words);
    return words;
  }

  private void end(List<Word> words) {
    if (started) {
      words.add(new Word(word.toString(), glob));
    }
    word.setLength(0);
    started = false;
    glob = false;
  }

  private void character() throws Refusal {
    if (in.skipContinuation()) {
      return;
    }
    int start = in.mark();
    char c = in.take();
    boolean first = !started;
    started = true;
    if (c == '\'') {
      word.append(in.takeSingleQuoted());
    } else if (c == '"') {
      doubleQuoted();
    } else if (c == '\\') {
      word.append(in.atEnd() ? '\\' : in.take());
    } else if (";&|<>()`$".indexOf(c) >= 0 || c == '{' || (first && (c == '#' || c == '~'))) {
      in.skip(40);
      throw ShellScanner.executable(where, in.since(start));
    } else {
      glob |= "*?[".indexOf(c) >= 0;
      word.append(c);
    }
  }

  private void doubleQuoted() throws Refusal {
    while (in.peek() != '"') {
      if (in.atEnd()) {
        throw StrictText.invalid(where, "a double quote is opened and never closed", "close it");
      }
      int start = in.mark();
      char c = in.take();
      if (c == '$' || c == '`') {
        in.skip(40);
        throw ShellScanner.executable(where, in.since(start));
      }
      boolean escaped = c == '\\' && "$`\"\\".indexOf(in.peek()) >= 0;
      word.append(escaped ? in.take() : c);
    }
    in.take();
  }
}
