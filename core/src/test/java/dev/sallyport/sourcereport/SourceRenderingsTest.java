package dev.sallyport.sourcereport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.history.CommitRow;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.report.JsonReport.Run;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SourceRenderingsTest {
  private static JsonNode json(SourceReport report) throws Exception {
    return new ObjectMapper().readTree(SourceJson.render(report, SampleReports.RUN));
  }

  private static Element junit(SourceReport report) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    String xml = SourceJunit.render(report);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  static List<Function<SourceReport, String>> renderings() {
    return List.of(
        report -> new SourceText(false, true).render(report),
        report -> SourceJson.render(report, SampleReports.RUN),
        SourceSarif::render,
        SourceJunit::render,
        SourceHtml::render);
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void nothingOfAnAttackerIsObeyed(Function<SourceReport, String> rendering) {
    String text = rendering.apply(SampleReports.hostile());
    text.codePoints()
        .filter(c -> c != '\n')
        .forEach(
            c ->
                assertFalse(
                    Character.isISOControl(c)
                        || c == 0xffff
                        || c == 0x2028
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE,
                    () -> "raw " + Integer.toHexString(c)));
    if (text.startsWith("<")) {
      assertFalse(text.contains("<script") || text.contains("]]>"), text);
    }
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void sameFactsAreSameBytes(Function<SourceReport, String> rendering) {
    assertEquals(rendering.apply(SampleReports.bad()), rendering.apply(SampleReports.bad()));
  }

  @Test
  void hostileReportsAreStillWellFormed() throws Exception {
    assertEquals(1, json(SampleReports.hostile()).at("/exit").asInt());
    assertEquals("testsuites", junit(SampleReports.hostile()).getTagName());
    new ObjectMapper().readTree(SourceSarif.render(SampleReports.hostile()));
  }

  @Test
  void onlyRunDiffersBetweenTwoRuns() throws Exception {
    Run other = new Run("id-2", "2027-01-01T00:00:00Z", "2027-01-01T00:00:01Z", "sallyport x");
    String one = SourceJson.render(SampleReports.bad(), SampleReports.RUN);
    String two = SourceJson.render(SampleReports.bad(), other);
    assertEquals(
        one.substring(0, one.indexOf("\"run\"")), two.substring(0, two.indexOf("\"run\"")));
    JsonNode run = new ObjectMapper().readTree(two).at("/run");
    assertEquals("id-2", run.at("/id").asText());
  }

  @Test
  void jsonHasEveryRowWithItsRulesAndTypedEvidence() throws Exception {
    JsonNode report = json(SampleReports.bad());
    assertEquals("sallyport/source-report/1", report.at("/schema").asText());
    assertEquals(1, report.at("/exit").asInt());
    assertEquals(3, report.at("/rows").size());
    assertEquals("commit.unsigned", report.at("/rows/0/rules/0").asText());
    assertEquals(SampleReports.id(3).hex(), report.at("/rows/0/step").asText());
    assertEquals("merge", report.at("/rows/1/shape").asText());
    assertEquals("card", report.at("/rows/1/keyClass").asText());
    assertEquals("forge", report.at("/rows/2/keyClass").asText());
    assertEquals("fact of 2", report.at("/findings/0/evidence/fact").asText());
    assertEquals("tag.unsigned", report.at("/tags/0/rules/0").asText());
    assertEquals(5, report.at("/findings").size());
  }

  @ParameterizedTest
  @CsvSource({
    "MERGE, flagged, hardware",
    "MERGE, flagged-pin, hardware",
    "MERGE, attested, hardware",
    "MERGE, declared, card",
    "MERGE, none, file",
    "FORGE_MERGE, none, forge",
    "FORGE_SQUASH, none, forge",
    "BOT, none, bot",
  })
  void theClassOfAKeyFollowsFromWhatWasShown(Shape shape, String touch, String word) {
    SourceReport report =
        SampleReports.report(
            Outcome.VERIFIED, List.of(SampleReports.step(2, shape, "x", touch)), List.of());
    assertEquals(word, KeyClasses.of(report.rows().get(0)));
  }

  @Test
  void thousandsOfOneKindStayReadable() {
    List<CommitRow> rows = new ArrayList<>();
    for (int i = 2; i < 11507; i++) {
      rows.add(
          SampleReports.step(i, Shape.MERGE, "", "", SampleReports.found(Rule.COMMIT_UNSIGNED, i)));
    }
    SourceReport report = SampleReports.report(Outcome.REFUTED, rows, List.of());
    String text = new SourceText(false, false).render(report);
    assertTrue(text.contains("commit.unsigned (11505 times)"), text);
    assertTrue(text.contains("and 11500 more"), text);
    assertTrue(text.lines().count() < 40, text);
    assertTrue(text.contains("--rows"), text);
    assertTrue(new SourceText(false, true).render(report).lines().count() > 11505);
  }

  @Test
  void textNamesOutcomeRowsTagsFindingsAndWhatToDo() {
    String text = new SourceText(false, false).render(SampleReports.bad());
    assertTrue(text.startsWith("REFUTED 2 steps, 3 commits: refs/heads/main"), text);
    assertTrue(text.contains("tag refs/tags/v1 at 000000000000: not good"), text);
    assertTrue(Pattern.compile("(?m)^refuted branch.rewritten$").matcher(text).find(), text);
    assertTrue(text.indexOf("refuted ") < text.indexOf("open "), text);
    assertTrue(text.indexOf("open ") < text.indexOf("note "), text);
    String steps = text.substring(text.indexOf("next steps"));
    assertTrue(steps.contains("do commit.unsigned"), steps);
    assertFalse(steps.contains("name one"), "a note is no next step: " + steps);
    String colourful = new SourceText(true, false).render(SampleReports.good());
    assertTrue(colourful.startsWith("\u001b[1;32mVERIFIED"), colourful);
  }

  @Test
  void junitHasACaseForTheVerdictAndEveryRowTagAndOtherFinding() throws Exception {
    Element suite = (Element) junit(SampleReports.bad()).getElementsByTagName("testsuite").item(0);
    assertEquals("6", suite.getAttribute("tests"));
    assertEquals("4", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("errors"));
    assertEquals(6, suite.getElementsByTagName("testcase").getLength());
    assertEquals(
        List.of("REFUTED", "commit.unsigned", "tag.unsigned", "branch.rewritten"),
        types(suite.getElementsByTagName("failure")));
    assertEquals(List.of("review.unavailable"), types(suite.getElementsByTagName("error")));
  }

  @Test
  void junitIsNeverEmptyAndGreen() throws Exception {
    SourceReport nothing = SampleReports.report(Outcome.INDETERMINATE, List.of(), List.of());
    Element suite = (Element) junit(nothing).getElementsByTagName("testsuite").item(0);
    assertEquals("1", suite.getAttribute("errors"));
    Element good = (Element) junit(SampleReports.good()).getElementsByTagName("testsuite").item(0);
    assertEquals("0", good.getAttribute("errors"));
    assertEquals("0", good.getAttribute("failures"));
    assertEquals("3", good.getAttribute("tests"));
  }

  private static List<String> types(NodeList nodes) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      types.add(((Element) nodes.item(i)).getAttribute("type"));
    }
    return types;
  }

  @Test
  void htmlNeedsNothingElseAndHasARowPerCommit() {
    String html = SourceHtml.render(SampleReports.bad());
    assertFalse(html.contains("src=") || html.contains("href=") || html.contains("url("), html);
    assertTrue(html.contains("default-src 'none'"), html);
    assertEquals(2, html.split("<tr class=\"step\">", -1).length - 1);
    assertEquals(1, html.split("<tr class=\"brought\">", -1).length - 1);
    for (String told : List.of("a".repeat(128), "b".repeat(64), "commit.unsigned", "REFUTED")) {
      assertTrue(html.contains(told), told);
    }
  }

  @Test
  void sarifSaysWhatIsWrongAndWhy() throws Exception {
    JsonNode log = new ObjectMapper().readTree(SourceSarif.render(SampleReports.bad()));
    JsonNode first = log.at("/runs/0/results/0");
    assertEquals("commit.unsigned", first.at("/ruleId").asText());
    assertEquals("error", first.at("/level").asText());
    assertTrue(first.at("/message/text").asText().contains("fact of 2"), first.toString());
  }
}
