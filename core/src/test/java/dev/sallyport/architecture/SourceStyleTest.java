package dev.sallyport.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.architecture.Sources.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for the Java files of every module. */
class SourceStyleTest {
  private static final int MAX_LINES = 350;
  private static final Pattern EMPTY_NAME = Pattern.compile(".*(Utils?|Helpers?|Manager|Impl)");

  @Test
  void looksAtEveryModule() {
    assertTrue(Sources.main().size() >= 30, () -> "only " + Sources.main().size() + " files found");
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<Path> packages = new TreeSet<>();
    Set<Path> marked = new TreeSet<>();
    for (SourceFile file : Sources.main()) {
      Path folder = file.path().resolveSibling("");
      packages.add(folder);
      if (file.isPackageInfo() && file.lines().contains("@NullMarked")) {
        marked.add(folder);
      }
    }
    assertEquals(packages, marked, "packages, and those whose package-info.java has @NullMarked");
  }

  @Test
  void noFileIsLong() {
    List<String> found =
        Sources.mainAndTest().stream()
            .filter(file -> file.lines().size() > MAX_LINES)
            .map(file -> file.path() + ": " + file.lines().size() + " lines")
            .toList();
    assertEquals(List.of(), found, "split what has more than " + MAX_LINES + " lines");
  }

  @Test
  void namesSayWhatAClassIs() {
    List<Path> found =
        Sources.mainAndTest().stream()
            .filter(file -> EMPTY_NAME.matcher(file.typeName()).matches())
            .map(SourceFile::path)
            .toList();
    assertEquals(List.of(), found);
  }
}
