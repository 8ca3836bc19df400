package dev.sallyport.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.function.Function;

/** The findings as SARIF 2.1.0, for the places that show code-scanning results. */
public final class SarifReport {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private SarifReport() {}

  /** The findings of a rebuild or a comparison. */
  public static String render(Report report) {
    return render(
        report.outcome(),
        report.headline(),
        report.findings(),
        finding -> finding.subject() + ": " + finding.rule().meaning() + hint(finding));
  }

  /**
   * Findings of any kind.
   *
   * @param message what a reader is shown of a finding; it is escaped here
   */
  public static String render(
      Outcome outcome, String headline, List<Finding> findings, Function<Finding, String> message) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "2.1.0");
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "sallyport");
    ArrayNode rules = driver.putArray("rules");
    List<Rule> used = findings.stream().map(Finding::rule).distinct().sorted().toList();
    for (Rule rule : used) {
      rules
          .addObject()
          .put("id", rule.id())
          .putObject("shortDescription")
          .put("text", rule.meaning());
    }
    ArrayNode results = run.putArray("results");
    for (Finding finding : findings) {
      ObjectNode result = results.addObject();
      result.put("ruleId", finding.rule().id()).put("level", level(finding.rule()));
      result.putObject("message").put("text", Printable.of(message.apply(finding)));
      result
          .putArray("locations")
          .addObject()
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", Printable.of(finding.subject()));
    }
    run.putObject("properties")
        .put("outcome", outcome.name())
        .put("headline", Printable.of(headline));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values was not written", impossible);
    }
  }

  private static String hint(Finding finding) {
    return finding.hint().isEmpty() ? "" : "; " + finding.hint();
  }

  private static String level(Rule rule) {
    return switch (rule.weight()) {
      case REFUTES -> "error";
      case INDETERMINATE -> "warning";
      case NOTE -> "note";
    };
  }
}
