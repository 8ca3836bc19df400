package dev.sallyport.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import java.util.List;

/** How a finding looks in every report for programs. */
public final class FindingJson {
  private FindingJson() {}

  /** Fills an empty object: {@code rule, weight, subject, evidence, hint}. */
  public static void fill(ObjectNode node, Finding finding) {
    node.put("rule", finding.rule().id()).put("weight", finding.rule().weight().name());
    node.put("subject", finding.subject());
    ObjectNode evidence = node.putObject("evidence");
    if (finding.evidence() instanceof Evidence.Fact fact) {
      evidence.put("fact", fact.text());
    } else if (finding.evidence() instanceof Evidence.Mismatch mismatch) {
      evidence.put("expected", mismatch.expected()).put("actual", mismatch.actual());
    } else if (finding.evidence() instanceof Evidence.Causes causes) {
      evidence.put("expected", causes.expected()).put("actual", causes.actual());
      strings(evidence, "causes", causes.causes());
    } else if (finding.evidence() instanceof Evidence.Items items) {
      strings(evidence, "items", items.items());
    }
    node.put("hint", finding.hint());
  }

  private static void strings(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }
}
