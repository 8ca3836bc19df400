package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_BINARY;
import static dev.sallyport.verdict.Rule.SOURCE_BUILD_DIRECTORY;

import dev.sallyport.digest.Digests;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What builds leave behind in a source tree: their folders are removed, other binaries listed. */
record Leftovers(List<BinaryFile> binaries, List<Finding> findings) {
  private static final int MOST_LISTED = 50;

  static void requireEmpty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new IOException("the folder for a source tree is not empty: " + folder);
      }
    }
  }

  static Leftovers clear(Path root, String origin) throws IOException {
    Walk walk = new Walk(root);
    Files.walkFileTree(root, walk);
    for (Path directory : walk.buildDirectories) {
      delete(directory);
    }
    List<BinaryFile> binaries = new ArrayList<>();
    for (Path file : walk.files) {
      if (walk.buildDirectories.stream().noneMatch(file::startsWith)) {
        Optional<BinaryFile.Kind> kind = Magic.of(file);
        if (kind.isPresent()) {
          binaries.add(new BinaryFile(name(root, file), Digests.of(file).sha256(), kind.get()));
        }
      }
    }
    binaries.sort(Comparator.comparing(BinaryFile::path));
    List<String> removed = walk.buildDirectories.stream().map(p -> name(root, p)).sorted().toList();
    return new Leftovers(binaries, findings(origin, binaries, removed));
  }

  private static List<Finding> findings(
      String origin, List<BinaryFile> binaries, List<String> removed) {
    List<Finding> findings = new ArrayList<>();
    for (String directory : removed) {
      findings.add(
          Finding.of(
              SOURCE_BUILD_DIRECTORY,
              directory,
              "it lies next to a POM and was removed before the build",
              "take it out of the source"));
    }
    if (!binaries.isEmpty()) {
      List<String> items = new ArrayList<>();
      binaries.stream()
          .limit(MOST_LISTED)
          .forEach(file -> items.add(file.path() + " (" + file.kind().word() + ")"));
      if (binaries.size() > MOST_LISTED) {
        items.add("and " + (binaries.size() - MOST_LISTED) + " more");
      }
      findings.add(
          new Finding(
              SOURCE_BINARY,
              origin,
              new Evidence.Items(items),
              "look at them: a review of the source does not see what is in them"));
    }
    return findings;
  }

  static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path at, @Nullable IOException failed)
              throws IOException {
            Files.delete(at);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> buildDirectories = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
      if (at.equals(root.resolve(".git"))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      boolean beside =
          at.endsWith("target")
              && !at.equals(root)
              && Files.isRegularFile(at.resolveSibling("pom.xml"), LinkOption.NOFOLLOW_LINKS);
      if (beside && !("/" + name(root, at)).contains("/src/")) {
        buildDirectories.add(at);
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
