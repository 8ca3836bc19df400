package dev.sallyport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReportTest {
  private static final JsonReport.Run LATER = new JsonReport.Run("id-2", "x", "y", "z");

  private static JsonNode json(Report report) throws IOException {
    return new ObjectMapper().readTree(JsonReport.render(report, Reports.RUN));
  }

  @ParameterizedTest
  @CsvSource({"VERIFIED, 0", "REFUTED, 1", "INDETERMINATE, 2"})
  void saysFormOutcomeAndExitCode(Outcome outcome, int exit) throws IOException {
    JsonNode json = json(Reports.judged(outcome));
    assertEquals("sallyport/report/1", json.at("/schema").asText());
    assertEquals(outcome.name(), json.at("/outcome").asText());
    assertTrue(json.at("/exit").isInt());
    assertEquals(exit, json.at("/exit").asInt());
    assertTrue(json.at("/artifacts").isArray() && json.at("/findings").isArray());
    assertTrue(json.at("/source").isMissingNode());
  }

  @Test
  void holdsWhatTheReportHolds() throws IOException {
    JsonNode json = json(Reports.with(""));
    assertEquals(Reports.with("").headline(), json.at("/headline").asText());
    assertEquals("a".repeat(40), json.at("/source/commit").asText());
    assertEquals("CLAIMED", json.at("/source/voucher").asText());
    assertEquals("bytes", json.at("/source/pomMatch").asText());
    assertEquals("org/example/thing/1.0/thing-1.0.jar", json.at("/artifacts/1/path").asText());
    assertEquals("DIFFERENT", json.at("/artifacts/1/state").asText());
    assertEquals(1, json.at("/artifacts/1/published/size").asInt());
    assertEquals(64, json.at("/artifacts/1/rebuilt/sha256").asText().length());
    assertEquals("all times differ by +2 h", json.at("/artifacts/1/causes/0").asText());
    assertEquals("no bytes", json.at("/artifacts/2/reason").asText());
    assertEquals("17", json.at("/recipe/0/value").asText());
    assertEquals("bwrap", json.at("/facts/sandbox").asText());
    assertEquals("id-1", json.at("/run/id").asText());
  }

  @Test
  void everyShapeOfEvidenceIsThere() throws IOException {
    JsonNode findings = json(Reports.with("")).at("/findings");
    List<String> evidence = new ArrayList<>();
    findings.forEach(finding -> evidence.add(finding.at("/evidence").toString()));
    assertEquals(
        List.of(
            "{\"expected\":\"aa\",\"actual\":\"bb\",\"causes\":[\"a.txt\"]}",
            "{\"expected\":\"cc\",\"actual\":\"dd\"}",
            "{\"fact\":\"a default\"}",
            "{\"items\":[\"lib/a.jar\"]}",
            "{}"),
        evidence);
    assertEquals("artifact.differs", findings.at("/0/rule").asText());
    assertEquals("REFUTES", findings.at("/0/weight").asText());
    assertEquals("ask again", findings.at("/1/hint").asText());
  }

  @Test
  void sameFactsGiveTheSameBytesButForTheRun() throws IOException {
    String once = JsonReport.render(Reports.with("ä"), Reports.RUN);
    String again = JsonReport.render(Reports.with("ä"), LATER);
    assertEquals(once, JsonReport.render(Reports.with("ä"), Reports.RUN));
    assertNotEquals(once, again);
    assertEquals(withoutRun(once), withoutRun(again));
  }

  private static String withoutRun(String json) throws IOException {
    ObjectNode root = (ObjectNode) new ObjectMapper().readTree(json);
    assertFalse(root.remove("run").isEmpty());
    return root.toString();
  }

  @Test
  void textOfOthersComesBackAsItWas() throws IOException {
    String rendered = JsonReport.render(Reports.with(Reports.NASTY + "\""), Reports.RUN);
    assertFalse(rendered.contains("\u001b") || rendered.contains("\r"), "raw control character");
    JsonNode json = new ObjectMapper().readTree(rendered);
    assertEquals("17" + Reports.NASTY + "\"", json.at("/recipe/0/value").asText());
  }
}
