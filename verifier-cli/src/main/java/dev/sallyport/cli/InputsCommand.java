package dev.sallyport.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sallyport inputs}: what a build consumed. */
@Command(
    name = "inputs",
    description = "Shows and compares what builds consumed, and looks whether it is still there.",
    mixinStandardHelpOptions = true,
    subcommands = {InputsShowCommand.class, InputsDiffCommand.class, InputsCheckCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  sallyport inputs show target/sallyport/provenance.intoto.json",
      "  sallyport inputs diff .sallyport/inputs.lock target/sallyport/provenance.intoto.json",
      "  sallyport inputs check target/sallyport/provenance.intoto.json --online"
    })
final class InputsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the specification
  InputsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
