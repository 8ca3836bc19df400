package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.report.FindingText;
import dev.sallyport.report.Report;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a build reads without resolving it is found from outside, and nothing else is. */
@Tag("long")
@SuppressWarnings("NullAway") // JUnit fills the folder
class HiddenInputsTest {
  private static final Set<Rule> OBSERVATIONS =
      EnumSet.of(
          Rule.INPUT_UNRECORDED_FILE,
          Rule.INPUT_OUTSIDE_FILE,
          Rule.INPUT_NETWORK,
          Rule.INPUT_PROCESS,
          Rule.INPUT_VARIABLE,
          Rule.INPUT_CLOCK,
          Rule.INPUT_TRACE_INCOMPLETE);

  @TempDir Path folder;

  @Test
  void aCopyOutOfTheLocalRepositoryIsFound() throws Exception {
    assertEquals(
        "input.unrecorded-file org/example/secret/1.2/secret-1.2.jar\n",
        observed("hidden-ant-copy"));
  }

  @ParameterizedTest
  @CsvSource({
    "hello, ''",
    "hidden-env, input.variable BUILD_FLAVOUR",
    "hidden-clock, input.clock dev/sallyport/test/hidden-clock/1.0/hidden-clock-1.0.jar",
    "hidden-file, input.outside-file /etc/hostname",
    "hidden-network, input.network 127.0.0.1:53;input.network 192.0.2.1:8080;"
        + "input.network service.example.test",
    "hidden-exec, input.process /usr/bin/uname"
  })
  void eachIsFoundByItsRuleAndNoOther(String project, String expected) throws Exception {
    String lines = expected.isEmpty() ? "" : expected.replace(';', '\n') + "\n";
    assertEquals(lines, observed(project));
  }

  private String observed(String name) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
    Path project = Workplace.copyOfProject(name, folder);
    Path published = Release.deploy(project, folder.resolve("published"));
    Report report =
        Verifier.of("dev.sallyport.test:" + name + ":1.0", folder)
            .source(Workplace.copyOfProject(name, folder.resolve("source")))
            .reference(published)
            .traced()
            .run("out");
    assertTrue(Files.size(folder.resolve("out/trace.txt.gz")) > 10_000, report::headline);
    Set<String> found = new TreeSet<>();
    for (Finding finding : report.findings()) {
      if (OBSERVATIONS.contains(finding.rule())) {
        found.add(finding.rule().id() + " " + finding.subject());
        assertTrue(!FindingText.lines(finding.evidence()).isEmpty() && !finding.hint().isEmpty());
      }
    }
    return found.isEmpty() ? "" : String.join("\n", found) + "\n";
  }
}
