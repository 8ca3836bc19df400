package dev.sallyport.cli;

import dev.sallyport.app.JudgedInputs;
import dev.sallyport.app.Machine;
import dev.sallyport.inputs.BuildInputs;
import dev.sallyport.inputs.InputsJson;
import dev.sallyport.inputs.InputsReader;
import dev.sallyport.inputs.InputsText;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport inputs show}: what a record or lock says. */
@Command(
    name = "show",
    description = "Shows what a record or a lock says a build consumed, and how far it goes.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  sallyport inputs show target/sallyport/provenance.intoto.json --tree",
      "",
      "Exit codes: 0 done, 2 not readable, 3 usage."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class InputsShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "<record>", description = "A record, or a lock.")
  private Path record;

  @Option(names = "--tree", description = "List every file, below who asked for it.")
  private boolean tree;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What is printed; json always has every file.")
  private InputsFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String text;
    int exit = 0;
    try {
      BuildInputs inputs = InputsReader.read(record);
      text = format == InputsFormat.JSON ? InputsJson.show(inputs) : InputsText.show(inputs, tree);
    } catch (Refusal refusal) {
      JudgedInputs unread = Machine.ofProcess().unjudgedInputs(record.toString(), refusal);
      text = format.render(unread);
      exit = unread.report().outcome().exitCode();
    }
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return exit;
  }
}
