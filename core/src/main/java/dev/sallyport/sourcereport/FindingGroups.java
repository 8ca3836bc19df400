package dev.sallyport.sourcereport;

import dev.sallyport.report.FindingText;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings by rule, what refutes first, so that ten thousand of one kind stay readable. */
final class FindingGroups {

  /** All findings of one rule, in the order of the report. */
  record Group(Rule rule, List<Finding> findings) {
    Group {
      findings = List.copyOf(findings);
    }

    boolean isNote() {
      return rule.weight() == Rule.Weight.NOTE;
    }

    /** The different hints, the first few. */
    List<String> hints(int most) {
      return findings.stream()
          .map(Finding::hint)
          .filter(hint -> !hint.isEmpty())
          .distinct()
          .limit(most)
          .toList();
    }
  }

  private FindingGroups() {}

  static List<Group> of(List<Finding> findings) {
    Map<Rule, List<Finding>> byRule =
        new TreeMap<>(Comparator.comparing(Rule::weight).thenComparing(Rule::ordinal));
    for (Finding finding : findings) {
      byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding);
    }
    return byRule.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
  }

  /** What to do, the most urgent first, each thing once. */
  static List<String> nextSteps(List<Finding> findings, int most) {
    return of(findings).stream()
        .filter(group -> !group.isNote())
        .flatMap(group -> group.hints(2).stream())
        .distinct()
        .limit(most)
        .toList();
  }

  /** What a finding rests on, in one line; not escaped. */
  static String fact(Finding finding) {
    return String.join("; ", FindingText.lines(finding.evidence()));
  }
}
