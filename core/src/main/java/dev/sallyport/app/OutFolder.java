package dev.sallyport.app;

import dev.sallyport.report.JsonReport;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a run leaves what it found. Everything is written beside it first and appears whole at the
 * end; a run that is killed leaves a folder {@code .NAME.partial} that the next one removes.
 */
final class OutFolder {
  private static final String MARK = "report.json";
  private static final String RECORD = "provenance.intoto.json";
  private static final Set<String> OURS =
      Set.of(
          MARK,
          "report.txt",
          "report.sarif",
          "recipe.json",
          RECORD,
          "build.log",
          "settings.xml",
          "published",
          "rebuilt",
          "second",
          "first-attempt");

  private final Path target;
  private final Path partial;

  private OutFolder(Path target, Path partial) {
    this.target = target;
    this.partial = partial;
  }

  /** Begins; refuses a folder that holds something that is not ours. */
  static OutFolder begin(Path out) throws UnusableOut {
    Path target = out.toAbsolutePath().normalize();
    if (target.getFileName() == null) {
      throw new UnusableOut(target + " is not a folder of its own");
    }
    Path partial = target.resolveSibling("." + target.getFileName() + ".partial");
    try {
      if (Files.exists(target) && !isOurs(target)) {
        throw new UnusableOut(
            target + " holds something else than a report; name an empty or a new folder");
      }
      delete(partial);
      Files.createDirectories(partial);
    } catch (IOException unwritable) {
      throw new UnusableOut(target + " cannot be written: " + unwritable.getMessage());
    }
    return new OutFolder(target, partial);
  }

  /** Empty, or with our report in it and nothing that we never write. */
  private static boolean isOurs(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    List<String> names;
    try (Stream<Path> children = Files.list(target)) {
      names = children.map(child -> child.getFileName().toString()).toList();
    }
    return names.isEmpty()
        || (names.contains(MARK)
            && names.stream().allMatch(n -> OURS.contains(n) || n.endsWith(".buildinfo"))
            && Files.readString(target.resolve(MARK)).contains(JsonReport.SCHEMA));
  }

  /** A run that judged nothing must not remove what an earlier one proved. */
  boolean wouldLose(boolean judged) {
    return !judged && Files.exists(target.resolve(RECORD));
  }

  /** Leaves what was found beside the older, better report. */
  Path finishBeside() throws IOException {
    Path beside = target.resolveSibling(target.getFileName() + "-unjudged");
    delete(beside);
    move(partial, beside);
    return beside;
  }

  Path partial() {
    return partial;
  }

  Path target() {
    return target;
  }

  /** Makes everything appear under its name at once. */
  void finish() throws IOException {
    Path old = target.resolveSibling("." + target.getFileName() + ".old");
    delete(old);
    if (Files.exists(target)) {
      move(target, old);
    }
    move(partial, target);
    delete(old);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException sameFolder) {
      Files.move(from, to);
    }
  }

  /** Removes a folder of ours, links as links. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
