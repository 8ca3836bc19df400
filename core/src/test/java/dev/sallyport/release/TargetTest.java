package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.coordinate.Gav;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  private static final Gav PARENT = new Gav("org.example", "parent", "1.0");
  private static final Gav APP = new Gav("org.example", "app", "1.0");
  private static final Gav LIB = new Gav("org.example.sub", "lib", "2.0");

  private static Target.Module module(Gav gav, String packaging) {
    return new Target.Module(gav, packaging);
  }

  private static final Target TARGET =
      new Target(
          APP,
          List.of(module(PARENT, "pom"), module(APP, "war"), module(LIB, "bundle")),
          List.of(module(APP, "war"), module(PARENT, "pom")));

  @ParameterizedTest
  @CsvSource({
    "org/example/app/1.0/app-1.0.war, true",
    "org/example/app/1.0/anything, true",
    "org/example/parent/1.0/parent-1.0.pom, true",
    "org/example/app/1.0/sub/app-1.0.war, false",
    "org/example/app/1.0, false",
    "org/example/app/1.0.1/app-1.0.1.war, false",
    "org/example/app/maven-metadata.xml, false",
    "org/example/sub/lib/2.0/lib-2.0.jar, false",
    "x/org/example/app/1.0/app-1.0.war, false",
  })
  void coversTheFilesOfItsJudgedModulesAndNoFolderBelow(String path, boolean covered) {
    assertEquals(covered, TARGET.covers(path));
    if (!covered) {
      assertThrows(IllegalArgumentException.class, () -> TARGET.gavOf(path));
    }
  }

  @Test
  void findsTheModuleOfAFile() {
    assertEquals(APP, TARGET.gavOf("org/example/app/1.0/app-1.0.war"));
    assertEquals(PARENT, TARGET.gavOf("org/example/parent/1.0/parent-1.0.pom"));
  }

  @Test
  void everyModuleOfTheReactorIsItsOwnWhetherItIsJudgedOrNot() {
    assertEquals(Set.of(PARENT, APP, LIB), TARGET.own());
    assertEquals(Set.of(APP), new Target(APP, List.of(), List.of()).own());
    assertEquals(Set.of(APP, LIB), new Target(APP, List.of(), List.of(module(LIB, "jar"))).own());
  }

  @Test
  void theMainFilesAreThePomAndWhatThePackagingMakes() {
    assertEquals(Set.of("app-1.0.pom", "app-1.0.war", "parent-1.0.pom"), TARGET.mainFiles());
    assertEquals(
        Set.of("lib-2.0.pom", "lib-2.0.jar"),
        new Target(LIB, List.of(), List.of(module(LIB, "bundle"))).mainFiles());
  }
}
