package dev.sallyport.testprojects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Where this checkout and its parts are, and copies of them to work on. */
final class Workplace {
  static final Path ROOT = Path.of(property("root")).toAbsolutePath().normalize();
  static final String VERSION = property("version");

  /** Of this JVM alone: another one may run other tests at the same time. */
  static final Path INNER = ROOT.resolve("test-projects/target/inner-" + property("fork"));

  private Workplace() {}

  static String property(String name) {
    String value = System.getProperty("sallyport." + name);
    if (value == null) {
      throw new IllegalStateException(
          "sallyport." + name + " is not set: run these tests with mvn verify, which sets it");
    }
    return value;
  }

  /** A private copy of a test project, without what an earlier build may have left in it. */
  static Path copyOfProject(String name, Path into) throws IOException {
    Path target = into.resolve(name);
    copy(ROOT.resolve("test-projects").resolve(name), target);
    return target;
  }

  /** Copies a folder without its build directories and without .git. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.filter(path -> !isLeftOut(from.relativize(path))).toList();
    }
    for (Path path : all) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static boolean isLeftOut(Path relative) {
    for (Path part : relative) {
      if (part.toString().equals("target") || part.toString().equals(".git")) {
        return true;
      }
    }
    return false;
  }
}
