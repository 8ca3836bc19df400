package dev.sallyport.maven.inputs;

import dev.sallyport.report.FindingText;
import dev.sallyport.report.Printable;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;

/** A refusal as the message of an exception. */
final class Refusals {
  private Refusals() {}

  static String message(Refusal refusal) {
    Finding finding = refusal.finding();
    String fact = String.join("; ", FindingText.lines(finding.evidence()));
    return finding.rule().id()
        + " "
        + Printable.of(finding.subject() + ": " + fact)
        + (finding.hint().isEmpty() ? "" : "\n  hint: " + Printable.of(finding.hint()));
  }
}
