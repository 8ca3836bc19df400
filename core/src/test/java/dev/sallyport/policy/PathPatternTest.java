package dev.sallyport.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "pom.xml, pom.xml, true",
    "pom.xml, a/pom.xml, false",
    "pom.xml, pomxxml, false",
    "**/pom.xml, pom.xml, true",
    "**/pom.xml, a/b/pom.xml, true",
    "**/pom.xml, a/xpom.xml, false",
    "**/pom.xml, xpom.xml, false",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "a/**/b, a/xb, false",
    ".mvn/**, .mvn/jvm.config, true",
    ".mvn/**, .mvn/a/b, true",
    ".mvn/**, .mvn, false",
    ".mvn/, .mvn/a/b, true",
    "*.md, README.md, true",
    "*.md, docs/README.md, false",
    "**.md, docs/README.md, true",
    "a?c, abc, true",
    "a?c, a/c, false",
    "a?c, ac, false",
    "a?c, a😀c, true",
    "refs/heads/*, refs/heads/main, true",
    "refs/heads/*, refs/heads/a/b, false",
    "'*', '', true",
    "'**', a/b, true",
    "**/, a/b, true",
    "a, '', false",
  })
  void matchesWholeNames(String pattern, String name, boolean matches) {
    assertEquals(matches, PathPattern.of(pattern).matches(name), pattern + " on " + name);
  }

  @Test
  void isNotKeptBusyByAName() {
    PathPattern pattern = PathPattern.of("**a".repeat(100) + "b");
    String name = "a".repeat(4000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertFalse(pattern.matches(name + "c")));
  }
}
