package dev.sallyport.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.verdict.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // JUnit fills the folder
class ClaimsTest {
  @TempDir Path dir;

  private static SessionFile good() throws Exception {
    return SessionFile.of("org.example:thing:1.0")
        .source("a".repeat(40), "b".repeat(40), "c".repeat(128))
        .made("org/example/thing/1.0/thing-1.0.jar", "jar".getBytes(UTF_8), "target/thing.jar");
  }

  private List<String> rules(SessionFile session) throws Exception {
    return Claims.against(session.read(dir), "record.json").stream()
        .map(Finding::rule)
        .map(rule -> rule.id())
        .toList();
  }

  @Test
  void nothingSpeaksAgainstAGoodRecord() throws Exception {
    assertEquals(List.of(), rules(good()));
  }

  @Test
  void aBuildThatFailedIsUnfinished() throws Exception {
    SessionFile session = good();
    session.internal().put("outcome", "failure");
    assertEquals(List.of("record.unfinished"), rules(session));
  }

  @Test
  void aRecordOfAGoalIsUnfinished() throws Exception {
    SessionFile session = good();
    session.internal().put("until", "dev.sallyport:sallyport-maven-plugin:record");
    assertEquals(List.of("record.unfinished"), rules(session));
  }

  @ParameterizedTest
  @ValueSource(strings = {"core-extension", "mojo"})
  void aWayInThatDoesNotSeeAllIsNotEnough(String coverage) throws Exception {
    SessionFile session = good();
    session.internal().put("coverage", coverage);
    assertEquals(List.of("record.coverage"), rules(session));
  }

  @Test
  void withoutACommitThereIsNothingToBuild() throws Exception {
    SessionFile session = good();
    session.external().putObject("source");
    assertEquals(List.of("source.no-commit"), rules(session));
    assertEquals(
        List.of("source.no-commit"), rules(session.noted("source.no-commit", "x", "no git")));
  }

  @Test
  void whatMadeNothingProvesNothing() throws Exception {
    SessionFile session = SessionFile.of("org.example:thing:1.0");
    session.source("a".repeat(40), "b".repeat(40), "c".repeat(128));
    assertEquals(List.of("artifact.none"), rules(session));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"source.dirty", "source.untracked", "source.hidden", "input.bytes-differ"})
  void whatTheRecorderFoundIsCarriedOn(String rule) throws Exception {
    assertEquals(List.of(rule), rules(good().noted(rule, "src/Main.java", "changed")));
  }

  @Test
  void aRuleThatNobodyKnowsIsNotPassedOver() throws Exception {
    assertEquals(List.of("input.lock-invalid"), rules(good().noted("moon.full", "x", "it is")));
  }

  @Test
  void everythingThatIsWrongIsTold() throws Exception {
    SessionFile session = good().noted("source.dirty", "pom.xml", "changed");
    session.internal().put("outcome", "failure").put("coverage", "mojo").put("until", "a goal");
    assertEquals(
        List.of("record.unfinished", "record.unfinished", "record.coverage", "source.dirty"),
        rules(session));
  }
}
