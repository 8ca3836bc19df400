package dev.sallyport.cli;

import dev.sallyport.report.JsonReport;
import dev.sallyport.report.Report;
import dev.sallyport.report.SarifReport;
import dev.sallyport.report.TextReport;

/** The forms a report can be printed in. */
enum Format {
  TEXT,
  JSON,
  SARIF;

  String render(Report report, JsonReport.Run run) {
    return switch (this) {
      case TEXT -> new TextReport(Terminal.colours()).render(report);
      case JSON -> JsonReport.render(report, run);
      case SARIF -> SarifReport.render(report);
    };
  }
}
