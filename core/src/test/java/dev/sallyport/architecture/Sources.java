package dev.sallyport.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Java files of this checkout, not those of the projects that tests build. */
final class Sources {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath().resolve("..").normalize();
  private static final List<String> MODULES =
      List.of("core", "maven-plugin", "verifier-cli", "test-projects");

  private Sources() {}

  static List<SourceFile> ofCore() {
    return below(CHECKOUT.resolve("core/src/main/java"));
  }

  static List<SourceFile> main() {
    return of("src/main/java");
  }

  static List<SourceFile> mainAndTest() {
    List<SourceFile> all = new ArrayList<>(of("src/main/java"));
    all.addAll(of("src/test/java"));
    return all;
  }

  private static List<SourceFile> of(String folder) {
    List<SourceFile> all = new ArrayList<>();
    for (String module : MODULES) {
      Path root = CHECKOUT.resolve(module).resolve(folder);
      if (Files.isDirectory(root)) {
        all.addAll(below(root));
      }
    }
    return all;
  }

  private static List<SourceFile> below(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(file -> new SourceFile(CHECKOUT, CHECKOUT.relativize(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One Java file.
   *
   * @param checkout the folder that {@code path} is relative to
   */
  record SourceFile(Path checkout, Path path) {
    String typeName() {
      String file = path.getFileName().toString();
      return file.substring(0, file.length() - ".java".length());
    }

    boolean isPackageInfo() {
      return typeName().equals("package-info");
    }

    List<String> lines() {
      try {
        return Files.readAllLines(checkout.resolve(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
