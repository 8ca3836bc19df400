package dev.sallyport.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // JUnit fills the folder
class MustEqualTest {
  @TempDir Path dir;

  private MustEqual with(String name, String value) throws Exception {
    return MustEqual.of(SessionFile.of("org.example:thing:1.0").mustEqual(name, value).read(dir));
  }

  private static void assertDiffers(String name, MustEqual facts) {
    assertEquals(
        List.of(Rule.RECORD_ENVIRONMENT_DIFFERS),
        facts.findings().stream().map(Finding::rule).toList());
    assertEquals(name, facts.findings().get(0).subject());
  }

  @Test
  void anOrdinaryMachineCanBeHad() throws Exception {
    MustEqual facts = with("umask", "0027");
    assertEquals(List.of(), facts.findings());
    assertEquals(Optional.of("027"), facts.umask());
  }

  @ParameterizedTest
  @CsvSource({
    "umask, unknown",
    "umask, 0777",
    "lineSeparator, CRLF",
    "os, windows",
    "mavenOpts, -javaagent:/tmp/evil.jar",
    "mavenOpts, -Dmaven.repo.local=/elsewhere",
    "mavenOpts, -Dtoken=(masked)",
    "mavenOpts, -Dx=$(id)",
    "mavenOpts, @/etc/options",
    "mavenOpts, '-XX:OnError=id'",
    "mavenOpts, --add-opens",
    "javaToolOptions, -agentlib:jdwp=transport=dt_socket",
    "mavenArgs, -s other.xml",
    "moonPhase, full",
  })
  void whatASandboxCannotBeGivenForbidsTheRebuild(String name, String value) throws Exception {
    assertDiffers(name, with(name, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx2g -XX:+UseSerialGC -XX:MaxMetaspaceSize=512m -Dfile.encoding=UTF-8 -ea",
        "--add-opens java.base/java.lang=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
      })
  void plainOptionsAreGivenToTheRebuild(String options) throws Exception {
    MustEqual facts = with("mavenOpts", options);
    assertEquals(List.of(), facts.findings());
    assertEquals(options, String.join(" ", facts.mavenOptions()));
    assertEquals(List.of("-Xmx1g"), with("javaToolOptions", "-Xmx1g").toolOptions());
  }

  @Test
  void argumentsThatAreRecordedElsewhereOrOnlyChangeTheLogDoNotMatter() throws Exception {
    assertEquals(List.of(), with("mavenArgs", "-B -ntp -T1C -Dx=y -Prelease").findings());
  }

  @Test
  void aFactMayNotBeTwoThings() throws Exception {
    SessionFile session = SessionFile.of("org.example:thing:1.0");
    session
        .internal()
        .withArray("environment")
        .addObject()
        .put("name", "umask")
        .put("value", "0077")
        .put("class", "must-equal");
    assertDiffers("umask", MustEqual.of(session.read(dir)));
  }

  @Test
  void anInformativeFactForbidsNothing() throws Exception {
    assertEquals(
        List.of(),
        MustEqual.of(
                SessionFile.of("org.example:thing:1.0").informative("moonPhase", "full").read(dir))
            .findings());
  }

  @Test
  void theJvmConfigMustBeTheCommits() throws Exception {
    String digest = "ab".repeat(32);
    assertEquals(Optional.empty(), with("jvmConfig", "none").jvmConfig(Optional.empty()));
    assertEquals(Optional.empty(), with("jvmConfig", digest).jvmConfig(Optional.of(digest)));
    Finding absent = with("jvmConfig", digest).jvmConfig(Optional.empty()).orElseThrow();
    assertEquals(new Evidence.Mismatch(digest, "none"), absent.evidence());
    assertTrue(with("jvmConfig", "none").jvmConfig(Optional.of(digest)).isPresent());
  }
}
