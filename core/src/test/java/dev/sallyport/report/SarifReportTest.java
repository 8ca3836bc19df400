package dev.sallyport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SarifReportTest {
  private static JsonNode run(Report report) throws IOException {
    JsonNode root = new ObjectMapper().readTree(SarifReport.render(report));
    assertEquals("2.1.0", root.at("/version").asText());
    assertEquals(1, root.at("/runs").size());
    assertEquals("sallyport", root.at("/runs/0/tool/driver/name").asText());
    return root.at("/runs/0");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theLevelIsTheWeightOfTheRule(Rule rule) throws IOException {
    JsonNode run = run(Reports.judged(Outcome.REFUTED, Finding.of(rule, "a.jar", "fact", "go")));
    JsonNode result = run.at("/results/0");
    String level =
        switch (rule.weight()) {
          case REFUTES -> "error";
          case INDETERMINATE -> "warning";
          case NOTE -> "note";
        };
    assertEquals(level, result.at("/level").asText());
    assertEquals(rule.id(), result.at("/ruleId").asText());
    assertEquals("a.jar: " + rule.meaning() + "; go", result.at("/message/text").asText());
    assertEquals("a.jar", result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText());
  }

  @Test
  void everyResultHasItsRuleAndEveryRuleIsThereOnce() throws IOException {
    Finding one = Finding.of(Rule.ARTIFACT_DIFFERS, "a.jar", "x", "");
    Finding two = Finding.of(Rule.ARTIFACT_DIFFERS, "b.jar", "x", "");
    Finding note = Finding.of(Rule.SANDBOX_NONE, "sandbox", "x", "");
    JsonNode run = run(Reports.judged(Outcome.REFUTED, note, two, one));
    assertEquals(2, run.at("/tool/driver/rules").size());
    assertEquals(3, run.at("/results").size());
    Set<String> ids = new HashSet<>();
    run.at("/tool/driver/rules").forEach(rule -> ids.add(rule.at("/id").asText()));
    run.at("/results").forEach(result -> assertTrue(ids.contains(result.at("/ruleId").asText())));
  }

  @Test
  void aReportWithoutFindingsIsStillALog() throws IOException {
    JsonNode run = run(Reports.judged(Outcome.VERIFIED));
    assertTrue(run.at("/results").isArray() && run.at("/results").isEmpty());
    assertEquals("VERIFIED", run.at("/properties/outcome").asText());
    assertEquals("VERIFIED 2 of 2: org.example:thing:1.0", run.at("/properties/headline").asText());
  }

  @Test
  void textOfOthersIsMadePrintable() {
    String sarif = SarifReport.render(Reports.with(Reports.NASTY));
    sarif
        .codePoints()
        .filter(c -> c != '\n')
        .forEach(
            c ->
                assertFalse(
                    Character.isISOControl(c) || Character.getType(c) == Character.FORMAT,
                    () -> "raw " + Integer.toHexString(c)));
  }
}
