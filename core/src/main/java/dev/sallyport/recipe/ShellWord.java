package dev.sallyport.recipe;

import java.util.List;

/** The value of an assignment as it stands in the file: taken apart, not evaluated. */
record ShellWord(List<Piece> pieces) {
  ShellWord {
    pieces = List.copyOf(pieces);
  }

  /** A part of a word. */
  sealed interface Piece {}

  /** Text that means itself. */
  record Literal(String text) implements Piece {}

  /** {@code $name} or <code>${name}</code>. */
  record Reference(String name) implements Piece {}

  /** What a shell would run or compute to get a value; the text of it. */
  record Active(String text) implements Piece {}
}
