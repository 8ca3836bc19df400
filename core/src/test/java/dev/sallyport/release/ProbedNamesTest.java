package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbedNamesTest {
  @ParameterizedTest
  @CsvSource({
    "jar, jar",
    "maven-plugin, jar",
    "bundle, jar",
    "ejb, jar",
    "eclipse-plugin, jar",
    "pom, pom",
    "war, war",
    "ear, ear",
    "rar, rar",
    "aar, aar",
    "hpi, hpi",
  })
  void theMainFileIsThatOfThePackaging(String packaging, String extension) {
    assertEquals(extension, ProbedNames.extension(packaging));
    List<String> names = new ArrayList<>(ProbedNames.of(packaging, "<project/>"));
    assertEquals(".pom", names.get(0));
    assertTrue(names.subList(0, 2).contains("." + extension) || extension.equals("pom"));
  }

  @Test
  void everyCommonEndingIsAskedForOnce() {
    Set<String> names = ProbedNames.of("jar", "<project/>");
    assertTrue(
        names.containsAll(
            List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-tests.jar", ".module")));
    assertTrue(names.stream().allMatch(name -> name.matches("[.-][A-Za-z0-9._-]+")));
    assertTrue(names.size() < 100, () -> names.size() + " requests for each coordinate");
  }

  @Test
  void whatThePomSpeaksOfIsAskedForToo() {
    Set<String> names =
        ProbedNames.of(
            "jar",
            """
            <classifier>jdk15on</classifier> <descriptorRef> dist-all </descriptorRef>
            <shadedClassifierName>fat</shadedClassifierName> <id>lone</id>
            """);
    assertTrue(names.containsAll(List.of("-jdk15on.jar", "-jdk15on.zip", "-jdk15on.tar.gz")));
    assertTrue(names.containsAll(List.of("-dist-all.zip", "-fat.jar")));
    assertFalse(names.contains("-lone.jar"));
    assertTrue(ProbedNames.of("jar", "<assembly><id>made</id></assembly>").contains("-made.jar"));
  }

  @Test
  void whatIsNoClassifierIsNotAskedFor() {
    int plain = ProbedNames.of("jar", "").size();
    for (String odd : List.of("${x}", "../../a", "a b", "", "x".repeat(65), "a\nb")) {
      String pom = "<classifier>" + odd + "</classifier>";
      assertEquals(plain, ProbedNames.of("jar", pom).size(), odd);
    }
  }
}
