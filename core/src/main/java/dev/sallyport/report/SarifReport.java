package dev.sallyport.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.List;

/** The findings as SARIF 2.1.0, for the places that show code-scanning results. */
public final class SarifReport {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private SarifReport() {}

  public static String render(Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "2.1.0");
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "sallyport");
    ArrayNode rules = driver.putArray("rules");
    List<Rule> used = report.findings().stream().map(Finding::rule).distinct().sorted().toList();
    for (Rule rule : used) {
      rules
          .addObject()
          .put("id", rule.id())
          .putObject("shortDescription")
          .put("text", rule.meaning());
    }
    ArrayNode results = run.putArray("results");
    for (Finding finding : report.findings()) {
      ObjectNode result = results.addObject();
      result.put("ruleId", finding.rule().id()).put("level", level(finding.rule()));
      String hint = finding.hint().isEmpty() ? "" : "; " + finding.hint();
      result
          .putObject("message")
          .put("text", Printable.of(finding.subject() + ": " + finding.rule().meaning() + hint));
      result
          .putArray("locations")
          .addObject()
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", Printable.of(finding.subject()));
    }
    run.putObject("properties")
        .put("outcome", report.outcome().name())
        .put("headline", Printable.of(report.headline()));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values was not written", impossible);
    }
  }

  private static String level(Rule rule) {
    return switch (rule.weight()) {
      case REFUTES -> "error";
      case INDETERMINATE -> "warning";
      case NOTE -> "note";
    };
  }
}
