package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.door.Ledger;
import dev.sallyport.door.Ledgers;
import dev.sallyport.door.Reply;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.repository.FakeRepository;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildFailureTest {
  private static final Gav GAV = new Gav("org.example", "thing", "1.0");
  private static final String JAR = GAV.file(".jar");

  private Path dir;
  private PublishedSet published;

  @BeforeEach
  void publish(@TempDir Path folder) throws Exception {
    dir = folder;
    FakeRepository repository = FakeRepository.in(dir).has(JAR, "jar");
    published = new PublishedSet(repository, "central", repository.store());
    published.add(GAV, Set.of(".jar", ".pom"));
  }

  private List<Finding> findings(Ledger ledger) throws IOException {
    return findings("[ERROR] it failed\n", ledger);
  }

  private List<Finding> findings(String log, Ledger ledger) throws IOException {
    Rebuilt build = Builds.ended(dir, 3, log, ledger);
    return BuildFailure.findings(build, published);
  }

  @Test
  void aBuildThatFailedSaysHowItEnded() throws IOException {
    Finding finding = findings(Ledgers.ledger().said(JAR, new Reply.Absent()).end()).get(0);
    assertEquals(Rule.RECIPE_BUILD_FAILED, finding.rule());
    assertEquals("exit code 3", finding.subject());
    assertEquals(new Evidence.Items(List.of("[ERROR] it failed")), finding.evidence());
  }

  @Test
  void aBuildThatWantedItsOwnReleaseIsRefusedForThatAlone() throws IOException {
    List<Finding> findings =
        findings(
            "[ERROR] Could not find artifact org.example:thing:jar:1.0 in central\n",
            Ledgers.ledger().askedForOwn(JAR).askedForOwn(GAV.file(".pom")).end());
    assertEquals(1, findings.size());
    assertEquals(Rule.INPUT_OWN_RELEASE, findings.get(0).rule());
    assertEquals(JAR, findings.get(0).subject());
    assertEquals(new Evidence.Items(List.of(JAR)), findings.get(0).evidence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ERROR] it failed",
        "[ERROR] Could not find artifact org.example:other:jar:1.0 in central",
        "[ERROR] Could not find artifact org.example:thing:jar:2.0 in central",
        "[INFO] Building thing 1.0",
      })
  void aBuildThatAskedForItsOwnReleaseMayFailForAnotherReason(String line) throws IOException {
    List<Finding> findings = findings(line + "\n", Ledgers.ledger().askedForOwn(JAR).end());
    assertEquals(List.of(Rule.RECIPE_BUILD_FAILED), findings.stream().map(Finding::rule).toList());
  }

  @Test
  void askingForWhatWasNeverPublishedIsNoTheft() throws IOException {
    List<Finding> findings =
        findings(
            "[ERROR] Could not find artifact org.example:thing:jar:x:1.0 in central\n",
            Ledgers.ledger().askedForOwn(GAV.file("-x.jar")).end());
    assertEquals(List.of(Rule.RECIPE_BUILD_FAILED), findings.stream().map(Finding::rule).toList());
  }

  @Test
  void whatTheDoorHasRefusedIsNotSaidTwice() throws IOException {
    Finding refused = Finding.of(Rule.INPUT_OWN_RELEASE, JAR, "equal bytes", "");
    assertEquals(List.of(), findings(Ledgers.ledger().found(refused).askedForOwn(JAR).end()));
  }

  private List<String> lines(String log) throws IOException {
    return BuildFailure.lastLines(Files.writeString(dir.resolve("log"), log));
  }

  @Test
  void onlyLinesThatTellSomethingAreKept() throws IOException {
    assertEquals(
        List.of("[ERROR] no such thing", "java.lang.Error: x", "[WARNING] b"),
        lines(
            """
            [INFO] ------------------------
            [INFO]
            [ERROR]

            Downloading from central: http://127.0.0.1/x
            [INFO] Downloaded from central: http://127.0.0.1/x
            Progress (1): 1 kB
            [ERROR] no such thing
            java.lang.Error: x
                at org.example.Thing.main(Thing.java:1)
            [WARNING] b
            """));
  }

  @Test
  void theLastLinesAreThoseAtTheEndAndNoneIsLong() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      log.append("line ").append(i).append('\n');
    }
    List<String> last = lines(log + "x".repeat(100_000));
    assertEquals(25, last.size());
    assertEquals("line 76", last.get(0));
    assertTrue(last.get(24).length() < 300);
  }

  @Test
  void anEmptyABinaryOrAMissingLogIsNoReasonToStop() throws IOException {
    assertEquals(List.of(), lines(""));
    Path binary = Files.write(dir.resolve("log"), new byte[] {(byte) 0xff, 'a', 0, '\n', 'b'});
    assertEquals(2, BuildFailure.lastLines(binary).size());
    assertEquals(1, BuildFailure.lastLines(dir.resolve("absent")).size());
  }
}
