package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.report.Report;
import dev.sallyport.verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole build that tries everything, judged from outside: what must fail fails, what is only
 * contained shows in the report. That each attempt succeeds without a sandbox is shown in core.
 */
@Tag("long")
@SuppressWarnings("NullAway") // JUnit fills the folder
class HostileBuildTest {
  private static final String GAV = "dev.sallyport.test:hostile:1.0";
  private static final Set<String> MUST_FAIL =
      Set.of(
          "tcp",
          "tcp-native",
          "udp",
          "dns",
          "unix-socket",
          "door",
          "mount",
          "remount",
          "unshare",
          "home",
          "environment",
          "write-outside");

  @TempDir Path folder;

  @Test
  void everyAttemptFailsOrIsContainedAndShows() throws Exception {
    Path source = Workplace.copyOfProject("hostile", folder);
    Path published = Release.deploy(source, folder.resolve("published"));
    Report report =
        Verifier.of(GAV, folder)
            .source(source)
            .reference(published)
            .armed(
                "\"hostile.outputs\": \"/var/sallyport/out\",",
                "\"hostile.door\": \"20117\",",
                "\"hostile.bound\": \"2000\",")
            .run("out");

    assertEquals(Outcome.REFUTED, report.outcome(), report.findings()::toString);
    assertEquals(Set.of("sandbox.output-refused"), Verifier.rules(report));
    Set<String> notes =
        report.findings().stream().map(finding -> finding.rule().id()).collect(Collectors.toSet());
    assertTrue(
        notes.containsAll(Set.of("input.path-refused", "sandbox.observed")), notes::toString);

    List<String> attempts = attempts(folder.resolve("out/build.log"));
    assertFalse(attempts.isEmpty(), "the project was not armed");
    Set<String> failed = new TreeSet<>();
    attempts.stream()
        .filter(line -> line.contains(" FAILED "))
        .forEach(line -> failed.add(line.split(" ")[1]));
    assertTrue(failed.containsAll(MUST_FAIL), failed::toString);
  }

  private static List<String> attempts(Path log) throws Exception {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("ATTEMPT "))
          .map(line -> line.substring(line.indexOf("ATTEMPT ")))
          .toList();
    }
  }
}
