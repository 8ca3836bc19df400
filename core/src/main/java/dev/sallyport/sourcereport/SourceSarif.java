package dev.sallyport.sourcereport;

import dev.sallyport.report.SarifReport;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.verdict.Finding;

/** The findings as SARIF 2.1.0. */
public final class SourceSarif {
  private SourceSarif() {}

  public static String render(SourceReport report) {
    return SarifReport.render(
        report.outcome(), report.headline(), report.findings(), SourceSarif::message);
  }

  private static String message(Finding finding) {
    String fact = FindingGroups.fact(finding);
    return Cells.subject(finding.subject())
        + ": "
        + finding.rule().meaning()
        + (fact.isEmpty() ? "" : ": " + fact)
        + (finding.hint().isEmpty() ? "" : "; " + finding.hint());
  }
}
