package dev.sallyport.cli;

import dev.sallyport.app.JudgedSource;
import dev.sallyport.sourcereport.SourceHtml;
import dev.sallyport.sourcereport.SourceJson;
import dev.sallyport.sourcereport.SourceJunit;
import dev.sallyport.sourcereport.SourceSarif;
import dev.sallyport.sourcereport.SourceText;

/** The forms that the verdict of the source gate can be printed in. */
enum SourceFormat {
  TEXT,
  JSON,
  SARIF,
  JUNIT,
  HTML;

  /**
   * The whole text.
   *
   * @param rows whether many rows are listed for people too
   * @param colours whether they may be used
   */
  String render(JudgedSource judged, boolean rows, boolean colours) {
    return switch (this) {
      case TEXT -> new SourceText(colours, rows).render(judged.report());
      case JSON -> SourceJson.render(judged.report(), judged.run());
      case SARIF -> SourceSarif.render(judged.report());
      case JUNIT -> SourceJunit.render(judged.report());
      case HTML -> SourceHtml.render(judged.report());
    };
  }
}
