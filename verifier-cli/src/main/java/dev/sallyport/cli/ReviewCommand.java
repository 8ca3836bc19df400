package dev.sallyport.cli;

import dev.sallyport.report.FindingText;
import dev.sallyport.report.Printable;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sallyport review}: signed review statements. */
@Command(
    name = "review",
    description = "Makes and shows signed review statements.",
    mixinStandardHelpOptions = true,
    subcommands = {ReviewApproveCommand.class, ReviewListCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  sallyport review approve --branch main --head feature --push origin",
      "  sallyport review list --branch main"
    })
final class ReviewCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the specification
  ReviewCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Says why it was not done. */
  static int refused(PrintWriter err, Finding finding) {
    err.println(
        FindingText.word(finding.rule()).strip()
            + " "
            + finding.rule().id()
            + "  "
            + Printable.of(finding.subject()));
    FindingText.lines(finding.evidence()).forEach(line -> err.println("    " + Printable.of(line)));
    if (!finding.hint().isEmpty()) {
      err.println("    hint: " + Printable.of(finding.hint()));
    }
    err.flush();
    return finding.rule().weight() == Rule.Weight.REFUTES
        ? Outcome.REFUTED.exitCode()
        : Outcome.INDETERMINATE.exitCode();
  }
}
