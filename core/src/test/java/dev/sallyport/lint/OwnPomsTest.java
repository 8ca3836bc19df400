package dev.sallyport.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lint over the POMs of this repository. */
@SuppressWarnings("NullAway")
class OwnPomsTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void oursHaveNoFindings() throws IOException {
    Tree tree = new Tree(folder);
    tree.published(
        "org.junit:junit-bom:5.13.4",
        "<packaging>pom</packaging><dependencyManagement><dependencies><dependency>"
            + Tree.coordinate("org.junit.jupiter:junit-jupiter:5.13.4")
            + "</dependency></dependencies></dependencyManagement>");
    List<String> modules = List.of("core", "maven-plugin", "verifier-cli", "test-projects");
    tree.text("pom.xml", Files.readString(HOME.resolve("pom.xml")));
    for (String module : modules) {
      String path = module + "/pom.xml";
      tree.text(path, Files.readString(HOME.resolve(path)));
    }
    assertEquals(List.of(), tree.findings());
  }

  @Test
  void allOfOursAreLookedAt() throws IOException {
    String root = Files.readString(HOME.resolve("pom.xml"));
    try (Stream<Path> folders = Files.list(HOME)) {
      List<String> modules =
          folders
              .filter(each -> Files.exists(each.resolve("pom.xml")))
              .map(each -> each.getFileName().toString())
              .sorted()
              .toList();
      assertEquals(List.of("core", "maven-plugin", "test-projects", "verifier-cli"), modules);
      modules.forEach(each -> assertTrue(root.contains("<module>" + each + "</module>"), each));
    }
  }
}
