package dev.sallyport.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder
class CanariesTest {
  @TempDir Path source;

  private void write(String name, String text) throws Exception {
    Path file = source.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  @Test
  void findsTheNamesThatASourceReads() throws Exception {
    write("pom.xml", "<a>${env.FLAVOUR}</a><b>${env.PATH} ${env.JAVA_HOME} ${env.https_proxy}</b>");
    write(
        "m/src/App.java", "System.getenv(\"TOKEN\"); System.getenv().getOrDefault(\"MODE\", \"\")");
    write("m/src/AppTest.java", "@EnabledIfEnvironmentVariable(named = \"CI\", matches = \"x\")");
    write("m/native.bin", "${env.NOT_TEXT}");
    write(".git/config", "${env.NOT_SOURCE}");
    Canaries canaries = Canaries.of(source, Set.of("FROM_RECORD", "TZ", "not a name"));
    assertEquals(Set.of("CI", "FLAVOUR", "FROM_RECORD", "MODE", "TOKEN"), canaries.names());
    assertEquals("sallyport-canary-CI", canaries.variables().get("CI"));
    assertEquals("CI", canaries.nameOf("sallyport-canary-CI"));
  }

  @Test
  void aSourceWithoutNamesHasNone() throws Exception {
    write("pom.xml", "<project/>");
    assertEquals(Map.of(), Canaries.of(source, Set.of()).variables());
  }

  @Test
  void whatDiffersIsToldWithoutItsTime() {
    Observed observed = new Observed(Set.of("A", "B"));
    observed.seen("A", "g/a/1/a-1.jar", "x.properties");
    observed.time("g/a/1/a-1.jar", "x: [12:00] vs [12:01]");
    observed.dependsOnSomeVariable("g/a/1/a-1.zip");
    observed.failed();
    assertEquals(
        List.of("input.variable A", "input.variable A, B", "input.clock g/a/1/a-1.jar"),
        observed.findings().stream().map(f -> f.rule().id() + " " + f.subject()).toList());
  }
}
