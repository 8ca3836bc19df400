package dev.sallyport.inputs;

import dev.sallyport.provenance.SessionRecord.Fact;
import dev.sallyport.provenance.SessionRecord.Noted;
import dev.sallyport.report.FindingText;
import dev.sallyport.report.Printable;
import dev.sallyport.verdict.Finding;
import java.util.List;
import java.util.Map;

/** Inputs, differences and verdicts about them for a person at a terminal. */
public final class InputsText {
  private static final String INDENT = "    ";

  private InputsText() {}

  /**
   * Everything a record or lock says about the inputs.
   *
   * @param tree whether every file is listed, below who asked for it
   */
  public static String show(BuildInputs inputs, boolean tree) {
    StringBuilder out = new StringBuilder();
    out.append(Printable.of(inputs.name())).append('\n');
    out.append("  ").append(inputs.form().text());
    out.append(", coverage ").append(Printable.of(inputs.extent().coverage()));
    out.append(", until ").append(Printable.of(inputs.extent().until())).append('\n');
    if (!inputs.extent().success()) {
      out.append("  the recorded build FAILED\n");
    }
    list(out, "failures", inputs.extent().failures());
    out.append("\nmade with\n");
    for (Fact fact : inputs.facts()) {
      out.append(
          String.format(
              "  %-17s %s%s%n",
              Printable.of(fact.name()),
              Printable.of(fact.value()),
              fact.mustBeEqual() ? "  [must be equal]" : ""));
    }
    out.append(String.format("%n%-19s %7s %12s%n", "kind", "files", "size"));
    Tally.byKind(inputs.inputs()).forEach(tally -> tally(out, tally));
    tally(out, Tally.of("all", inputs.inputs()));
    if (tree) {
      out.append("\nasked for by\n").append(OriginTree.of(inputs.inputs()).render());
    }
    list(out, "\ncannot see", inputs.extent().cannotSee());
    if (!inputs.noted().isEmpty()) {
      out.append("\nfindings of the recorder\n");
      for (Noted noted : inputs.noted()) {
        String line = noted.rule() + "  " + noted.subject() + ": " + noted.fact();
        out.append("  ").append(Printable.of(line)).append('\n');
      }
    }
    return out.toString();
  }

  private static void tally(StringBuilder out, Tally tally) {
    out.append(
        String.format(
            "  %-17s %7d %12s%n", tally.name(), tally.files(), Sizes.human(tally.bytes())));
  }

  private static void list(StringBuilder out, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append(title).append('\n');
      lines.forEach(line -> out.append("  ").append(Printable.of(line)).append('\n'));
    }
  }

  /**
   * A verdict: findings, facts and the headline last.
   *
   * @param most so many findings at most; the report for programs has all
   */
  public static String report(InputsReport report, int most, boolean colours) {
    StringBuilder out = new StringBuilder();
    List<Finding> findings = report.findings();
    for (Finding finding : findings.subList(0, Math.min(most, findings.size()))) {
      out.append(FindingText.word(finding.rule())).append(' ').append(finding.rule().id());
      out.append("  ").append(Printable.of(finding.subject())).append('\n');
      for (String line : FindingText.lines(finding.evidence())) {
        out.append(INDENT).append(Printable.of(line)).append('\n');
      }
      if (!finding.hint().isEmpty()) {
        out.append(INDENT).append("hint: ").append(Printable.of(finding.hint())).append('\n');
      }
    }
    if (findings.size() > most) {
      out.append("and ").append(findings.size() - most).append(" more, see --format json\n");
    }
    for (Map.Entry<String, String> fact : report.facts().entrySet()) {
      out.append(
          String.format("%-19s %s%n", Printable.of(fact.getKey()), Printable.of(fact.getValue())));
    }
    out.append('\n');
    out.append(FindingText.headline(report.outcome(), report.headline(), colours)).append('\n');
    return out.toString();
  }
}
