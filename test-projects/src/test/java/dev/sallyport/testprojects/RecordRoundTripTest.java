package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.report.Report;
import dev.sallyport.report.Voucher;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Outcome;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build is recorded in one place and rebuilt from its record in another, which has no network and
 * no other file than the recorded inputs.
 */
@SuppressWarnings("NullAway") // JUnit fills the folder
class RecordRoundTripTest {
  @TempDir Path folder;

  private void roundTrip(String project, int artifacts, String... goals) throws Exception {
    Recorded recorded = Recorded.build(project, folder, goals);
    Path maven = Path.of(Workplace.property("maven.home"));
    Report report =
        Verifier.of("dev.sallyport.test:" + project + ":1.0", folder)
            .session(recorded.record, recorded.inputs, maven)
            .run("out");
    assertEquals(Outcome.VERIFIED, report.outcome(), report.findings()::toString);
    assertEquals(Set.of(), Verifier.rules(report));
    assertEquals(artifacts, report.artifacts().size());
    report.artifacts().forEach(one -> assertEquals(ArtifactState.IDENTICAL, one.state()));
    assertEquals(Voucher.RECORDED, report.source().orElseThrow().voucher());
  }

  @Test
  void anOrdinaryJar() throws Exception {
    roundTrip("hello", 2, "verify");
  }

  @Test
  @Tag("long")
  void aReactorWithExtensionsAndABomAndAVersionRange() throws Exception {
    roundTrip("witnessed", 5, "install");
  }

  @Test
  @Tag("long")
  void aJarThatCouldHaveFetchedItself() throws Exception {
    roundTrip("own-release", 2, "package");
  }
}
