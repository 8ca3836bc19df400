package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.report.Report;
import dev.sallyport.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A release that verifies stops verifying when anything about it is changed, and for exactly the
 * rule that says what was changed.
 */
@SuppressWarnings("NullAway") // JUnit fills the folder
class NoLookalikeTest {
  private static final String GAV = "dev.sallyport.test:hello:1.0";
  private static final String FOLDER = "dev/sallyport/test/hello/1.0";
  private static final String JAR = FOLDER + "/hello-1.0.jar";

  @TempDir static Path shared;
  private static Path source;
  private static Path published;
  private static Report control;

  @BeforeAll
  static void theReleaseItselfVerifies() throws Exception {
    source = Workplace.copyOfProject("hello", shared.resolve("source"));
    published = Release.deploy(source, shared.resolve("published"));
    control = Verifier.of(GAV, shared).source(source).reference(published).run("control");
    assertEquals(Outcome.VERIFIED, control.outcome(), control.findings()::toString);
    assertEquals(Set.of(), Verifier.rules(control));
    assertEquals("listed", control.publishedSet());
  }

  @Test
  void oneByteOfOneClassIsArtifactDiffers() throws Exception {
    Path changed = copyOfPublished("changed");
    Release.changeOneByteOfOneClass(changed.resolve(JAR));
    assertRefutedFor("artifact.differs", verify(changed));
  }

  @Test
  void aFileMoreIsArtifactUnexpected() throws Exception {
    Path more = copyOfPublished("more");
    Files.copy(more.resolve(JAR), more.resolve(FOLDER + "/hello-1.0-all.jar"));
    assertRefutedFor("artifact.unexpected", verify(more));
  }

  @Test
  void aFileLessIsArtifactMissing() throws Exception {
    Path less = copyOfPublished("less");
    Files.delete(less.resolve(JAR));
    assertRefutedFor("artifact.missing", verify(less));
  }

  @Test
  void oneLineOfTheSourceRefutesTheOriginal() throws Exception {
    Path changed = Workplace.copyOfProject("hello", shared.resolve("other-source"));
    Path file = changed.resolve("src/main/java/dev/sallyport/test/hello/Greeting.java");
    String code = Files.readString(file);
    String other = code.replaceFirst("\"hello", "\"hullo");
    assertTrue(!code.equals(other), "nothing to change in " + file);
    Files.writeString(file, other);
    Report report = Verifier.of(GAV, shared).source(changed).reference(published).run("other-line");
    assertRefutedFor("artifact.differs", report);
  }

  @Test
  void theRecordReplaysOfflineToTheSameBytes() throws Exception {
    Path record = shared.resolve("control/provenance.intoto.json");
    Report replayed = Verifier.of(GAV, shared).replay(record).run("replayed");
    assertEquals(Outcome.VERIFIED, replayed.outcome(), replayed.findings()::toString);
    assertEquals(control.artifacts(), replayed.artifacts());
  }

  @Test
  void aRecordThatLacksAnInputIsRecordIncomplete() throws Exception {
    Path kept = shared.resolve("control/provenance.intoto.json");
    Path folder = Files.createDirectories(shared.resolve("cut"));
    Path cut = folder.resolve("provenance.intoto.json");
    Files.writeString(
        cut,
        Files.readString(kept)
            .replace(
                "plugins/maven-jar-plugin/3.4.2/maven-jar-plugin-3.4.2.jar\"",
                "plugins/maven-jar-plugin/3.4.9/maven-jar-plugin-3.4.9.jar\""));
    Report report = Verifier.of(GAV, shared).replay(cut).reference(published).run("incomplete");
    assertEquals(Outcome.INDETERMINATE, report.outcome());
    assertTrue(Verifier.rules(report).contains("record.incomplete"), report.findings()::toString);
  }

  private static Report verify(Path reference) throws Exception {
    Path record = shared.resolve("control/provenance.intoto.json");
    return Verifier.of(GAV, shared)
        .replay(record)
        .reference(reference)
        .run("out-" + reference.getFileName());
  }

  private static void assertRefutedFor(String rule, Report report) {
    assertEquals(Outcome.REFUTED, report.outcome());
    assertEquals(Set.of(rule), Verifier.rules(report), report.findings()::toString);
  }

  private static Path copyOfPublished(String name) throws IOException {
    Path copy = shared.resolve(name);
    Workplace.copy(published, copy);
    return copy;
  }
}
