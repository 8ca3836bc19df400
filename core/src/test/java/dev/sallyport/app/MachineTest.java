package dev.sallyport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00.123Z"), ZoneOffset.UTC);

  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private Machine machine(Map<String, String> environment) {
    return new Machine(CLOCK, environment, dir, dir.resolve("cache"));
  }

  @Test
  void timesAreThoseOfItsClockInWholeSeconds() {
    Judged judged = machine(Map.of()).compare(dir.resolve("gone"), dir.resolve("gone"));
    assertEquals("2026-11-22T10:00:00Z", judged.run().started());
    assertEquals("2026-11-22T10:00:00Z", judged.run().finished());
    assertEquals(Machine.TOOL, judged.run().tool());
    assertFalse(judged.run().id().isEmpty());
  }

  @Test
  void aComparisonThatCannotBeMadeIsAReportToo() {
    Judged judged = machine(Map.of()).compare(dir.resolve("gone"), dir);
    assertEquals(Outcome.INDETERMINATE, judged.report().outcome());
    assertEquals(Rule.ARTIFACT_NOT_COMPARED, judged.report().findings().get(0).rule());
  }

  @Test
  void jdksAreWhereTheEnvironmentAndTheToolchainsSay() throws IOException {
    Files.createDirectories(dir.resolve(".m2"));
    Files.writeString(
        dir.resolve(".m2/toolchains.xml"),
        "<toolchains>\n <jdkHome> /opt/jdk8 </jdkHome>\n <x/><jdkHome>/opt/jdk11</jdkHome>\n");
    List<Path> homes =
        machine(Map.of("JAVA_HOME", "/opt/jdk17", "JAVA_HOME_21", "/opt/jdk21", "PATH", "/x"))
            .jdkHomes();
    assertTrue(
        homes.containsAll(
            List.of(
                Path.of("/opt/jdk17"),
                Path.of("/opt/jdk21"),
                Path.of("/opt/jdk8"),
                Path.of("/opt/jdk11"))),
        homes.toString());
    assertEquals(1, machine(Map.of("JAVA_HOME", " ")).jdkHomes().size() - 2);
  }

  @Test
  void settingsAreThoseOfTheUserAndOfTheInstalledMaven() {
    assertEquals(dir.resolve(".m2/settings.xml"), machine(Map.of()).userSettings());
    assertEquals(Path.of("/usr/share/maven/conf/settings.xml"), machine(Map.of()).globalSettings());
    assertEquals(
        Path.of("/opt/mvn/conf/settings.xml"),
        machine(Map.of("MAVEN_HOME", "/opt/mvn")).globalSettings());
  }
}
