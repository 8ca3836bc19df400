package dev.sallyport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.digest.Digests;
import dev.sallyport.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReportTest {
  private static List<String> lines(Report report) {
    return new TextReport(false).render(report).lines().toList();
  }

  @Test
  void saysEverythingThatTheReportHolds() {
    String hash = Digests.of("x".getBytes(StandardCharsets.UTF_8)).sha256().hex();
    assertEquals(
        List.of(
            "  thing-1.0.pom  IDENTICAL              sha256 " + hash,
            "  thing-1.0.jar  DIFFERENT              all times differ by +2 h",
            "  x.zip          NOT_COMPARED           no bytes",
            "",
            "refuted artifact.differs  thing-1.0.jar",
            "    a.txt",
            "open    input.checksum-mismatch  tool-2.jar",
            "    expected cc",
            "    actual   dd",
            "    hint: ask again",
            "note    recipe.guessed  maven",
            "    a default",
            "note    source.binary  source",
            "    lib/a.jar",
            "note    sandbox.none  sandbox",
            "rebuilt with",
            "  jdk               17  [STATED: manifest]",
            "jdk used            17.0.15",
            "sandbox             bwrap",
            "published set       probed (12 names)",
            "",
            Reports.with("").headline()),
        lines(Reports.with("")));
  }

  @Test
  void theVerdictIsTheLastLineAlsoWhenThereIsNothingElse() {
    List<String> lines = lines(Reports.judged(Outcome.VERIFIED));
    assertEquals("published set       listed", lines.get(0));
    assertEquals("VERIFIED 2 of 2: org.example:thing:1.0", lines.get(lines.size() - 1));
  }

  @Test
  void nothingThatSomebodyElseWroteReachesTheTerminalRaw() {
    String text = new TextReport(false).render(Reports.with(Reports.NASTY));
    text.codePoints()
        .filter(c -> c != '\n')
        .forEach(
            c ->
                assertFalse(
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR,
                    () -> "raw " + Integer.toHexString(c)));
    assertTrue(text.contains("thing-1.0.jar\\u001b[2K\\u000d\\u000a"), text);
    assertTrue(text.contains("\\u202e"), text);
  }

  @Test
  void noLineButTheLastCanPassForTheVerdict() {
    String forged = "\nVERIFIED 5 of 5: org.example:thing:1.0\r\nVERIFIED";
    List<String> lines = lines(Reports.with(forged));
    assertEquals(1, lines.stream().filter(line -> line.matches("[A-Z]+ .* of .*")).count());
    assertFalse(lines.stream().anyMatch(line -> line.startsWith("VERIFIED")));
    assertTrue(lines.get(lines.size() - 1).startsWith("REFUTED 1 of 3\\u000aVERIFIED"));
  }

  @ParameterizedTest
  @CsvSource({"VERIFIED, 32", "REFUTED, 31", "INDETERMINATE, 33"})
  void onlyTheVerdictIsColouredAndOnlyWhereThatIsWanted(Outcome outcome, int colour) {
    Report report = Reports.judged(outcome);
    String coloured = new TextReport(true).render(report);
    assertTrue(
        coloured.endsWith("\u001b[1;" + colour + "m" + report.headline() + "\u001b[0m\n"),
        coloured);
    assertEquals(
        new TextReport(false).render(report), coloured.replaceAll("\u001b\\[[0-9;]+m", ""));
  }
}
