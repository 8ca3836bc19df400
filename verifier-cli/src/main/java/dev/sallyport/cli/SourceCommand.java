package dev.sallyport.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sallyport source}: the source gate. */
@Command(
    name = "source",
    description = "Judges offline whether the commits of a branch were signed and reviewed.",
    mixinStandardHelpOptions = true,
    subcommands = {SourceVerifyCommand.class, SourceSimulateCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  sallyport source simulate --repo . --propose draft/",
      "  sallyport source verify --repo . --branch main --trust-root-file ~/widgets.root"
    })
final class SourceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the specification
  SourceCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
