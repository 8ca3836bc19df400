package dev.sallyport.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenVersionsTest {
  private final MavenVersions versions = MavenVersions.bundled();

  @Test
  void theTableIsWhole() {
    assertEquals("3.0.5", versions.releases().get(0).version());
    assertTrue(versions.releases().size() >= 50);
    for (MavenVersions.Release release : versions.releases()) {
      assertEquals(Optional.empty(), RecipeForm.maven(release.version()), release.version());
      assertTrue(release.plugins().containsKey("maven-jar-plugin"), release.version());
      assertTrue(release.plugins().containsKey("maven-deploy-plugin"), release.version());
    }
  }

  @Test
  void candidatesOfAPlugin() {
    assertEquals(
        List.of("3.9.7", "3.9.8", "3.9.9", "3.9.10", "3.9.11", "3.9.12"),
        versions.candidates("maven-jar-plugin", "3.4.1").stream()
            .filter(version -> version.startsWith("3."))
            .toList());
    assertEquals(List.of(), versions.candidates("maven-jar-plugin", "3.4.0"));
  }

  @Test
  void lines() {
    assertEquals(Optional.of("3.8.9"), versions.newest("3.8"));
    assertEquals(Optional.of("3.6.3"), versions.newest("3.6"));
    assertEquals(Optional.empty(), versions.newest("2"));
    assertEquals("3.9.0", versions.atLeast("3.9").get(0));
    assertTrue(versions.newest("3.9").orElseThrow().startsWith("3.9.1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.6.3 | 17 | 3.6.3 | GUESSED",
        "3.0.4 | 17 | 3.6.3 | GUESSED",
        "[3.2.5,) | 17 | 3.6.3 | GUESSED",
        "3.9 | 17 | 3.9.16 | STATED",
        "[3.8.1,) | 17 | 3.9.16 | STATED",
        "[3.8.1,3.9) | 17 | 3.8.9 | STATED",
        "[3.3.9] | 17 | 3.3.9 | STATED",
        "[3.8.1,) | 7 | 3.8.9 | STATED",
        "[99,) | 17 | 3.6.3 | GUESSED",
        "${maven.version} | 17 | 3.6.3 | GUESSED",
        "[3.8 | 17 | 3.6.3 | GUESSED",
      })
  void ranges(String range, int jdk, String maven, Confidence confidence) {
    Sourced<String> inferred = versions.inferred(Map.of(), Optional.of(range), "3.6.3", jdk);
    assertEquals(maven, inferred.value());
    assertEquals(confidence, inferred.confidence());
  }

  @Test
  void pluginsThatWereSeenDecide() {
    Map<String, String> seen = Map.of("maven-jar-plugin", "3.3.0", "maven-war-plugin", "3.3.2");
    Sourced<String> inferred = versions.inferred(seen, Optional.empty(), "3.6.3", 17);
    assertEquals("3.9.2", inferred.value());
    assertEquals(Confidence.STATED, inferred.confidence());
    Map<String, String> one = Map.of("maven-surefire-plugin", "3.2.2");
    assertEquals(
        Sourced.proven("3.9.6", "x").confidence(),
        versions.inferred(one, Optional.empty(), "3.6.3", 17).confidence());
    Map<String, String> old = Map.of("maven-jar-plugin", "2.4");
    assertEquals("3.6.3", versions.inferred(old, Optional.empty(), "3.6.3", 17).value());
    Map<String, String> pinned = Map.of("maven-jar-plugin", "3.4.0");
    assertEquals(
        Confidence.GUESSED, versions.inferred(pinned, Optional.empty(), "3.6.3", 17).confidence());
  }
}
