package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Refused;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactorTest {
  private Path dir;
  private Path root;
  private Poms poms;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    dir = folder;
    root = dir.resolve("source");
    poms = Poms.in(dir);
  }

  private Reactor read(String... profiles) throws Refusal {
    return Reactor.read(root, poms.models(profiles));
  }

  private static List<String> modules(Reactor reactor) {
    return reactor.modules().stream()
        .map(module -> module.gav().artifactId() + "=" + module.folder())
        .toList();
  }

  @Test
  void oneModuleIsAReactor() throws Exception {
    Poms.write(root, "thing");
    Reactor reactor = read();
    assertEquals(List.of("thing="), modules(reactor));
    assertEquals(Poms.GAV, reactor.modules().get(0).gav());
    assertEquals("jar", reactor.modules().get(0).packaging());
    assertEquals(Map.of("central", reactor.repositories().get("central")), reactor.repositories());
  }

  @Test
  void modulesAreReadInTheOrderOfThePomsWithThoseBelowThem() throws Exception {
    Poms.write(root, "all", Poms.modules("b", "a/", "c/pom.xml"));
    Poms.write(root.resolve("b"), "b", Poms.modules("../d", "e"));
    Poms.write(root.resolve("b/e"), "e");
    Poms.write(root.resolve("a"), "a", "<packaging>war</packaging>");
    Poms.write(root.resolve("c"), "c");
    Poms.write(root.resolve("d"), "d");
    Reactor reactor = read();
    assertEquals(List.of("all=", "b=b", "d=d", "e=b/e", "a=a", "c=c"), modules(reactor));
    assertEquals("war", reactor.modules().get(4).packaging());
  }

  @Test
  void modulesAndRepositoriesOfAProfileCountWhereItIsOn() throws Exception {
    String repository =
        "<repositories><repository><id>own</id><url>https://repo.example/own</url>"
            + "</repository></repositories>";
    Poms.write(
        root,
        "all",
        "<packaging>pom</packaging><profiles><profile><id>extra</id><modules><module>a</module>"
            + "</modules>"
            + repository
            + "</profile></profiles>");
    Poms.write(root.resolve("a"), "a");
    assertEquals(List.of("all="), modules(read()));
    Reactor with = read("extra");
    assertEquals(List.of("all=", "a=a"), modules(with));
    assertEquals("https://repo.example/own", with.repositories().get("own"));
  }

  @Test
  void aParentIsTakenFromTheSource() throws Exception {
    Poms.write(root, "all", Poms.modules("a"), "<properties><p>war</p></properties>");
    Files.createDirectories(root.resolve("a"));
    Files.writeString(
        root.resolve("a/pom.xml"),
        Poms.project(
            "<parent><groupId>org.example</groupId><artifactId>all</artifactId>"
                + "<version>1.0</version></parent><artifactId>a</artifactId>",
            "<packaging>${p}</packaging>"));
    assertEquals("org.example:a:1.0", read().modules().get(1).gav().toString());
    assertEquals(List.of(), poms.repository().asked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "gone/pom.xml", "../outside", "..", "/", "a/../../outside"})
  void aModuleWithoutPomInTheSourceIsRefused(String module) throws Exception {
    Poms.write(dir.resolve("outside"), "outside");
    Poms.write(dir, "above");
    Poms.write(root, "all", Poms.modules(module));
    Finding finding = Refused.by(Rule.SOURCE_NOT_THIS_RELEASE, this::read);
    assertEquals(false, finding.subject().isEmpty());
  }

  @Test
  void aFolderWithoutAnyPomIsRefused() {
    assertEquals("pom.xml", Refused.by(Rule.SOURCE_NOT_THIS_RELEASE, this::read).subject());
  }

  @Test
  void modulesInACircleEnd() throws Exception {
    Poms.write(root, "all", Poms.modules("a", "a", ".", "a/../a"));
    Poms.write(root.resolve("a"), "a", Poms.modules("..", "../b"));
    Poms.write(root.resolve("b"), "b", Poms.modules("../a", "../b"));
    assertEquals(List.of("all=", "a=a", "b=b"), modules(read()));
  }

  @Test
  void aPomThatIsNoneOrLacksItsParentIsRefused() throws Exception {
    Poms.write(root, "all", "<parent><groupId>org.example</groupId>");
    Refused.by(Rule.RECIPE_INVALID, this::read);
    Files.writeString(
        root.resolve("pom.xml"),
        Poms.project(
            "<parent><groupId>org.example</groupId><artifactId>gone</artifactId>"
                + "<version>1</version></parent><artifactId>a</artifactId>"));
    Refused.by(Rule.RECIPE_INVALID, this::read);
    assertEquals(List.of("org/example/gone/1/gone-1.pom"), poms.repository().asked());
  }

  @Test
  void whatTheRepositorySaysAboutAParentIsPassedOn() throws Exception {
    String parent = "org/example/gone/1/gone-1.pom";
    Finding down = Finding.of(Rule.INPUT_UNREACHABLE, parent, "down", "");
    poms.repository().refuses(parent, down);
    Files.createDirectories(root);
    Files.writeString(
        root.resolve("pom.xml"),
        Poms.project(
            "<parent><groupId>org.example</groupId><artifactId>gone</artifactId>"
                + "<version>1</version></parent><artifactId>a</artifactId>"));
    assertEquals(down, Refused.by(Rule.INPUT_UNREACHABLE, this::read));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "../a", "${undefined}", "a/b"})
  void aCoordinateThatIsNoneIsRefused(String artifactId) throws Exception {
    Poms.write(root, artifactId);
    Refused.by(Rule.RECIPE_INVALID, this::read);
  }
}
