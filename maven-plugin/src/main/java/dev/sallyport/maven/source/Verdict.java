package dev.sallyport.maven.source;

import dev.sallyport.app.JudgedSource;
import dev.sallyport.report.FindingText;
import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.sourcereport.SourceJson;
import dev.sallyport.sourcereport.SourceText;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule.Weight;
import java.util.List;

/**
 * What Maven needs of a verdict.
 *
 * @param summary the headline and what was found first, printable
 * @param text the report for people
 * @param json the report for programs
 */
record Verdict(Outcome outcome, String summary, String text, String json) {
  private static final int SHOWN = 5;

  static Verdict of(JudgedSource judged) {
    SourceReport report = judged.report();
    return new Verdict(
        report.outcome(),
        summary(report),
        new SourceText(false, false).render(report),
        SourceJson.render(report, judged.run()));
  }

  private static String summary(SourceReport report) {
    StringBuilder summary = new StringBuilder(Printable.of(report.headline()));
    List<Finding> findings =
        report.findings().stream()
            .filter(finding -> finding.rule().weight() != Weight.NOTE)
            .toList();
    for (Finding finding : findings.subList(0, Math.min(SHOWN, findings.size()))) {
      summary.append("\n  ").append(finding.rule().id()).append(' ');
      summary.append(Printable.of(finding.subject())).append(": ");
      summary.append(Printable.of(String.join("; ", FindingText.lines(finding.evidence()))));
    }
    if (findings.size() > SHOWN) {
      summary.append("\n  and ").append(findings.size() - SHOWN).append(" more");
    }
    return summary.toString();
  }

  List<String> texts() {
    return List.of(outcome.name(), summary, text, json);
  }

  static Verdict ofTexts(List<String> texts) {
    return new Verdict(Outcome.valueOf(texts.get(0)), texts.get(1), texts.get(2), texts.get(3));
  }
}
