package dev.sallyport.sourcegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.history.CommitRow;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Histories that nobody here wrote, judged by the policies in {@code docs/histories}. The mirrors
 * are not ours to publish: {@code SALLYPORT_HISTORIES} names the folder that holds them, as {@code
 * OWNER+NAME/repo}; what is not there is skipped.
 */
@Tag("long")
class RealHistoriesTest {
  private static final Path DOCS = Path.of("..", "docs", "histories");

  /** The day of the answers: keys end, and the verdict is of a day. */
  private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

  private static final int FEW = 32;

  /** One line of {@code expected.tsv}. */
  private record Expected(
      String name,
      String policy,
      String branch,
      String root,
      String head,
      String outcome,
      int steps,
      int commits,
      String findings,
      String digest,
      String few) {

    static Expected of(String line) {
      String[] f = line.split("\t", -1);
      int steps = Integer.parseInt(f[6]);
      int commits = Integer.parseInt(f[7]);
      return new Expected(f[0], f[1], f[2], f[3], f[4], f[5], steps, commits, f[8], f[9], f[10]);
    }

    String title() {
      return name + " " + policy + " since " + root.substring(0, 12);
    }
  }

  @TestFactory
  Stream<DynamicTest> saysOfEachWhatWasFoundByHand() throws IOException {
    return Files.readAllLines(DOCS.resolve("expected.tsv")).stream()
        .skip(1)
        .map(Expected::of)
        .map(row -> DynamicTest.dynamicTest(row.title(), () -> judge(row)));
  }

  private static void judge(Expected row) {
    String folder = System.getenv("SALLYPORT_HISTORIES");
    assumeTrue(folder != null, "SALLYPORT_HISTORIES names no folder of mirrors");
    Path repository = Path.of(String.valueOf(folder), row.name(), "repo");
    assumeTrue(Files.isDirectory(repository), "no mirror of " + row.name());
    SourceReport report = VerifySource.run(request(row, repository), DAY, 2);
    assertEquals(row.findings(), counts(report), "findings by rule");
    assertEquals(row.few(), few(report), "the commits of rules that refuse few");
    assertEquals(row.digest(), digest(report), "all refused commits");
    assertEquals(row.outcome(), report.outcome().name(), report.headline());
    assertEquals(row.steps(), report.steps(), "steps");
    assertEquals(row.commits(), report.commits(), "commits");
  }

  private static SourceRequest request(Expected row, Path repository) {
    return new SourceRequest(
        repository,
        Optional.of(row.branch()),
        Optional.empty(),
        Optional.of(row.head()),
        Optional.of(row.root()),
        false,
        Optional.of(DOCS.resolve(row.name()).resolve(row.policy())),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Which commits each rule refuses; notes are left out. */
  static SortedMap<String, Set<String>> refused(SourceReport report) {
    SortedMap<String, Set<String>> byRule = new TreeMap<>();
    for (CommitRow row : report.rows()) {
      for (Finding finding : row.findings()) {
        if (finding.rule().weight() != Rule.Weight.NOTE) {
          byRule.computeIfAbsent(finding.rule().id(), rule -> new TreeSet<>()).add(row.id().hex());
        }
      }
    }
    return byRule;
  }

  /** How often each rule was found, the repository's own findings included, notes left out. */
  static String counts(SourceReport report) {
    Map<String, Long> counts =
        report.findings().stream()
            .filter(finding -> finding.rule().weight() != Rule.Weight.NOTE)
            .collect(
                Collectors.groupingBy(
                    finding -> finding.rule().id(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /** SHA-256 over the lines {@code RULE SP COMMIT LF}, sorted. */
  static String digest(SourceReport report) {
    StringBuilder lines = new StringBuilder();
    refused(report)
        .forEach(
            (rule, commits) ->
                commits.forEach(id -> lines.append(rule).append(' ').append(id).append('\n')));
    return DigestUtils.sha256Hex(lines.toString());
  }

  /** The commits themselves where there are so few that a reader wants to see them. */
  static String few(SourceReport report) {
    return refused(report).entrySet().stream()
        .filter(entry -> entry.getValue().size() <= FEW)
        .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
        .collect(Collectors.joining(" "));
  }
}
