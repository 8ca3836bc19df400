package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.artifact.ArtifactVerdict;
import dev.sallyport.report.Report;
import dev.sallyport.report.SourceFacts;
import dev.sallyport.report.Voucher;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Outcome;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that nobody here made, from Central alone: no git, no recipe, no help. */
@SuppressWarnings("NullAway") // JUnit fills the folder
class RealReleaseTest {
  @TempDir Path folder;

  @Test
  void plexusUtilsIsWhatItsSourceMakes() throws Exception {
    Report report = Verifier.of("org.codehaus.plexus:plexus-utils:4.0.0", folder).run("out");
    assertEquals(Outcome.VERIFIED, report.outcome(), report.findings()::toString);
    assertEquals(Set.of(ArtifactState.IDENTICAL), Set.copyOf(states(report).values()));
    assertEquals(4, report.artifacts().size());
    assertTrue(report.count().startsWith("4 of 5 "), report.count());
    assertEquals(Voucher.SAME_PUBLISHER, report.source().map(SourceFacts::voucher).orElseThrow());
  }

  @Tag("long")
  @Test
  void aReleaseOfAJdkThatIsNotHereSaysSo() throws Exception {
    Report report = Verifier.of("org.codehaus.plexus:plexus-xml:4.0.3", folder).run("out");
    if (report.outcome() == Outcome.INDETERMINATE) {
      assertEquals(Set.of("tool.jdk-missing"), Verifier.rules(report));
    } else {
      assertEquals(Outcome.VERIFIED, report.outcome(), report.findings()::toString);
    }
  }

  /** Its published source archive lacks files that the build had: DEPENDENCIES, LICENSE, NOTICE. */
  @Tag("long")
  @Test
  void mavenCleanPluginFromItsArchiveIsRefutedForItsArchiveOnly() throws Exception {
    Report report =
        Verifier.of("org.apache.maven.plugins:maven-clean-plugin:3.3.2", folder).run("out");
    assertEquals(Outcome.REFUTED, report.outcome(), report.findings()::toString);
    Map<String, ArtifactState> states = states(report);
    assertEquals(
        ArtifactState.DIFFERENT, states.remove("maven-clean-plugin-3.3.2-source-release.zip"));
    assertEquals(ArtifactState.IDENTICAL, states.get("maven-clean-plugin-3.3.2.jar"));
    assertEquals(ArtifactState.IDENTICAL, states.get("maven-clean-plugin-3.3.2-sources.jar"));
  }

  private static Map<String, ArtifactState> states(Report report) {
    Map<String, ArtifactState> states = new TreeMap<>();
    for (ArtifactVerdict artifact : report.artifacts()) {
      states.put(artifact.name(), artifact.state());
    }
    return states;
  }
}
