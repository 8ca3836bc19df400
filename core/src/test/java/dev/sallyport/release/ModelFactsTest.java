package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.recipe.Hints;
import dev.sallyport.recipe.Hints.Kind;
import dev.sallyport.recipe.Hints.Seen;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFactsTest {
  private Path dir;
  private Poms poms;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    dir = folder;
    poms = Poms.in(dir);
  }

  private static String properties(String... inside) {
    return "<properties>" + String.join("", inside) + "</properties>";
  }

  private static Optional<String> seen(Hints hints, Kind kind) {
    return hints.seen(kind).map(Seen::value);
  }

  @ParameterizedTest
  @CsvSource({
    "maven-source-plugin, jar, -sources.jar",
    "maven-source-plugin, jar-no-fork, -sources.jar",
    "maven-source-plugin, test-jar, -test-sources.jar",
    "maven-source-plugin, test-jar-no-fork, -test-sources.jar",
    "maven-jar-plugin, test-jar, -tests.jar",
    "maven-javadoc-plugin, jar, -javadoc.jar",
  })
  void knowsWhatTheUsualPluginsAttach(String plugin, String goal, String ending) throws Refusal {
    String bound = Poms.plugin(plugin, Poms.execution(goal));
    assertEquals(Set.of(ending), poms.facts(bound).made());
    String off = Poms.plugin(plugin, Poms.execution(goal, "<phase>none</phase>"));
    assertEquals(Set.of(), poms.facts(off).made());
    assertEquals(Set.of(), poms.facts(Poms.plugin(plugin)).made());
  }

  @Test
  void knowsTheSourceReleaseOfAnAssembly() throws Refusal {
    String byId =
        Poms.plugin(
            "maven-assembly-plugin", Poms.execution("single", "<id>source-release-assembly</id>"));
    String byConfiguration =
        Poms.plugin(
            "maven-assembly-plugin",
            Poms.execution(
                "single",
                "<configuration><descriptorRefs><descriptorRef>source-release</descriptorRef>"
                    + "</descriptorRefs></configuration>"));
    String other = Poms.plugin("maven-assembly-plugin", Poms.execution("single"));
    assertEquals(Set.of("-source-release.zip"), poms.facts(byId).made());
    assertEquals(Set.of("-source-release.zip"), poms.facts(byConfiguration).made());
    assertEquals(Set.of(), poms.facts(other).made());
  }

  @ParameterizedTest
  @CsvSource({
    "<maven.compiler.release>11</maven.compiler.release>, 11",
    "<maven.compiler.target>1.8</maven.compiler.target>, 1.8",
    "<javaVersion>7</javaVersion>, 7",
    "<maven.compiler.release>${nowhere}</maven.compiler.release>,",
    "<other>1</other>,",
  })
  void seesTheJavaReleaseThatIsCompiledFor(String property, String release) throws Refusal {
    assertEquals(
        Optional.ofNullable(release),
        seen(poms.facts(properties(property)).hints(), Kind.JAVA_RELEASE));
  }

  @Test
  void theReleaseWinsOverTheTarget() throws Refusal {
    ModelFacts facts =
        poms.facts(
            properties(
                "<maven.compiler.target>8</maven.compiler.target>",
                "<maven.compiler.release>17</maven.compiler.release>"));
    assertEquals(Optional.of("17"), seen(facts.hints(), Kind.JAVA_RELEASE));
  }

  @Test
  void seesTheMavenThatIsRequired() throws Refusal {
    String rule =
        "<configuration><rules><requireMavenVersion><version>[3.8.1,)</version>"
            + "</requireMavenVersion></rules></configuration>";
    String enforcer = Poms.plugin("maven-enforcer-plugin", Poms.execution("enforce", rule));
    String prerequisites = "<prerequisites><maven>3.2.5</maven></prerequisites>";
    assertEquals(
        Optional.of("[3.8.1,)"),
        seen(poms.facts(prerequisites, enforcer).hints(), Kind.REQUIRED_MAVEN));
    assertEquals(
        Optional.of("3.2.5"), seen(poms.facts(prerequisites).hints(), Kind.REQUIRED_MAVEN));
    String bare = Poms.plugin("maven-enforcer-plugin", Poms.execution("enforce"));
    assertEquals(Optional.empty(), seen(poms.facts(bare).hints(), Kind.REQUIRED_MAVEN));
  }

  @ParameterizedTest
  @CsvSource({"2024-05-06T12:00:00Z, 2024-05-06T12:00:00Z", "1715000000, 1715000000", "${x},"})
  void seesTheOutputTimestamp(String value, String expected) throws Refusal {
    String property =
        "<project.build.outputTimestamp>" + value + "</project.build.outputTimestamp>";
    assertEquals(Optional.ofNullable(expected), poms.facts(properties(property)).outputTimestamp());
  }

  @Test
  void aParentFromTheRepositoryCounts() throws Exception {
    poms.repository()
        .has(
            "org/example/parent/3/parent-3.pom",
            Poms.project(
                    "<groupId>org.example</groupId><artifactId>parent</artifactId>",
                    "<packaging>pom</packaging>",
                    properties("<maven.compiler.release>21</maven.compiler.release>"))
                .replace("<version>1.0</version>", "<version>3</version>"));
    ModelFacts facts =
        ModelFacts.of(
            poms.published(
                Poms.project(
                    "<parent><groupId>org.example</groupId><artifactId>parent</artifactId>"
                        + "<version>3</version></parent><artifactId>thing</artifactId>")));
    assertEquals(Optional.of("21"), seen(facts.hints(), Kind.JAVA_RELEASE));
  }
}
