package dev.sallyport.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Our pages promise nothing that nobody runs. */
class DocumentedCommandsTest {
  private static final Path CHECKOUT = Path.of("..");

  /** Commands that .ci/run does not run as they stand, and the file that has them run. */
  private static final Map<String, String> RUN_ELSEWHERE =
      Map.of(
          "mvn spotless:apply",
          "pom.xml",
          "mvn verify dev.sallyport:sallyport-maven-plugin:0.1.0-SNAPSHOT:record",
          "test-projects/src/test/java/dev/sallyport/testprojects/RecordGoalTest.java");

  /** Pages all of whose commands a test takes out of the page and runs. */
  private static final Map<String, String> RUN_WHOLE =
      Map.of(
          "docs/source-gate.md",
          "verifier-cli/src/test/java/dev/sallyport/cli/SourceGatePageTest.java");

  @Test
  void everyCommandIsOneThatIsRun() throws IOException {
    DocumentedCommands documented = DocumentedCommands.of(CHECKOUT);
    Set<String> run = new HashSet<>(RUN_ELSEWHERE.keySet());
    for (String line : Files.readAllLines(CHECKOUT.resolve(".ci/run"))) {
      run.add(plain(line));
    }
    assertTrue(documented.all().size() >= 5, () -> "found only " + documented.all());
    List<String> unknown = documented.unknown(command -> run.contains(plain(command)));
    assertEquals(
        List.of(),
        unknown.stream()
            .filter(place -> !RUN_WHOLE.containsKey(place.substring(0, place.indexOf(':'))))
            .toList());
  }

  @Test
  void whereElseTheyAreRunExists() {
    RUN_ELSEWHERE.forEach(
        (command, file) -> assertTrue(Files.exists(CHECKOUT.resolve(file)), command));
    RUN_WHOLE.forEach((page, file) -> assertTrue(Files.exists(CHECKOUT.resolve(file)), page));
  }

  @Test
  void theTwoCommandsOfTheReadmeAreThere() throws IOException {
    List<String> readme =
        DocumentedCommands.of(CHECKOUT).all().stream()
            .filter(command -> command.page().equals("README.md"))
            .map(DocumentedCommands.Command::text)
            .toList();
    assertEquals(
        List.of("./sallyport verify org.codehaus.plexus:plexus-utils:4.0.0", "mvn verify"), readme);
  }

  @Test
  void seesACommandThatNobodyRuns() {
    DocumentedCommands page =
        DocumentedCommands.of(
            "page.md",
            List.of("```text", "mvn a", "```", "mvn b", "```sh", "# why", "mvn c", "```"));
    assertEquals(List.of("page.md:7: mvn c"), page.unknown(command -> command.equals("mvn b")));
  }

  /** Without the options that only change how Maven prints. */
  private static String plain(String command) {
    return command.strip().replace(" -B -ntp", "");
  }
}
