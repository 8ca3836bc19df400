package dev.sallyport.lint;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Findings as they come from the modules; equal ones are one, and the order is that of places. */
final class Leads {
  private static final int MOST = 500;
  private static final int LONGEST = 4_000;
  private static final Comparator<Lead> ORDER =
      Comparator.comparing(Lead::file)
          .thenComparing(Lead::line)
          .thenComparing(lead -> lead.rule().id())
          .thenComparing(Lead::about)
          .thenComparing(Lead::fact)
          .thenComparing(Lead::hint);

  private final TreeSet<Lead> leads = new TreeSet<>(ORDER);

  private record Lead(Rule rule, String file, int line, String about, String fact, String hint) {
    Finding finding() {
      String where = line > 0 ? file + ":" + line : file;
      String subject = about.isEmpty() ? where : where + " (" + about + ")";
      return Finding.of(rule, subject, fact, hint);
    }
  }

  /**
   * Takes a finding.
   *
   * @param about the coordinate it is about; empty where the place says it
   */
  void add(Rule rule, Place place, String about, String fact, String hint) {
    leads.add(
        new Lead(
            rule, Xml.shown(place.file()), place.line(), Xml.shown(about), cut(fact), cut(hint)));
  }

  /** Each piece is short; a POM can still make many of them. */
  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** At most 500 for each rule; what is left out is counted. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
    for (Lead lead : leads) {
      if (counts.merge(lead.rule(), 1, Integer::sum) <= MOST) {
        findings.add(lead.finding());
      }
    }
    counts.forEach(
        (rule, count) -> {
          if (count > MOST) {
            findings.add(
                Finding.of(
                    rule,
                    "and more",
                    (count - MOST) + " findings of this rule are not shown",
                    "cure those shown and run the lint again"));
          }
        });
    return List.copyOf(findings);
  }
}
