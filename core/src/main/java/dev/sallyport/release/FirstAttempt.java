package dev.sallyport.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Keeps what a first build left, out of the way of the one that counts. */
final class FirstAttempt {
  private static final String NAME = "first-attempt";

  private FirstAttempt() {}

  /** Moves everything in the out folder into a folder of its own there. */
  static Path setAside(Path out) throws IOException {
    Path aside = Files.createDirectories(out.resolve(NAME));
    move(out, aside);
    return aside;
  }

  /** Undoes that, where there was no second attempt. */
  static void restore(Path aside, Path out) throws IOException {
    move(aside, out);
    Files.delete(aside);
  }

  private static void move(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> children = Files.list(from)) {
      all = children.filter(child -> !child.equals(to)).toList();
    }
    for (Path child : all) {
      Files.move(child, to.resolve(child.getFileName()));
    }
  }
}
