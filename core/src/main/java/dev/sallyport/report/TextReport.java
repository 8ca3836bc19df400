package dev.sallyport.report;

import dev.sallyport.artifact.ArtifactVerdict;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Finding;
import java.util.List;

/** The report for a person at a terminal. */
public final class TextReport {
  private static final String INDENT = "    ";
  private final boolean colours;

  public TextReport(boolean colours) {
    this.colours = colours;
  }

  public String render(Report report) {
    StringBuilder out = new StringBuilder();
    if (!report.artifacts().isEmpty()) {
      table(out, report.artifacts());
      out.append('\n');
    }
    for (Finding finding : report.findings()) {
      finding(out, finding);
    }
    if (!report.environment().isEmpty()) {
      out.append("rebuilt with\n");
      for (Report.RecipeLine line : report.environment()) {
        out.append(
            String.format(
                "  %-17s %s  [%s: %s]%n",
                line.field(),
                Printable.of(line.value()),
                line.confidence(),
                Printable.of(line.origin())));
      }
    }
    report
        .facts()
        .forEach(
            (name, value) -> out.append(String.format("%-19s %s%n", name, Printable.of(value))));
    out.append("published set       ").append(Printable.of(report.publishedSet())).append('\n');
    out.append('\n')
        .append(FindingText.headline(report.outcome(), report.headline(), colours))
        .append('\n');
    return out.toString();
  }

  private void table(StringBuilder out, List<ArtifactVerdict> artifacts) {
    int width = artifacts.stream().mapToInt(a -> Printable.of(a.name()).length()).max().orElse(0);
    for (ArtifactVerdict artifact : artifacts) {
      out.append(
          String.format(
              "  %-" + width + "s  %-21s  %s%n",
              Printable.of(artifact.name()),
              artifact.state(),
              Printable.of(note(artifact))));
    }
  }

  private static String note(ArtifactVerdict artifact) {
    if (artifact.state() == ArtifactState.IDENTICAL) {
      return artifact.published().map(d -> "sha256 " + d.sha256().hex()).orElse("");
    }
    return artifact.causes().isEmpty() ? artifact.reason() : artifact.causeLines().get(0);
  }

  private static void finding(StringBuilder out, Finding finding) {
    out.append(FindingText.word(finding.rule()))
        .append(' ')
        .append(finding.rule().id())
        .append("  ");
    out.append(Printable.of(finding.subject())).append('\n');
    for (String line : FindingText.lines(finding.evidence())) {
      out.append(INDENT).append(Printable.of(line)).append('\n');
    }
    if (!finding.hint().isEmpty()) {
      out.append(INDENT).append("hint: ").append(Printable.of(finding.hint())).append('\n');
    }
  }
}
