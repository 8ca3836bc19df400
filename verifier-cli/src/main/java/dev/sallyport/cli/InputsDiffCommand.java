package dev.sallyport.cli;

import dev.sallyport.app.JudgedInputs;
import dev.sallyport.app.Machine;
import dev.sallyport.inputs.Comparison;
import dev.sallyport.inputs.ComparisonText;
import dev.sallyport.inputs.InputsJson;
import dev.sallyport.inputs.InputsReader;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport inputs diff}: two builds side by side. */
@Command(
    name = "diff",
    description = "Holds what two builds consumed against each other, by path and SHA-256.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  sallyport inputs diff old/provenance.intoto.json target/sallyport/provenance.intoto.json",
      "  sallyport inputs diff .sallyport/inputs.lock target/sallyport/provenance.intoto.json",
      "",
      "Another Maven, JDK or way in rightly reads other files: then only what both read is",
      "compared, and if that is the same the answer is 2.",
      "",
      "Exit codes: 0 the same, 1 different, 2 not comparable or not readable, 3 usage."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class InputsDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "<a>", description = "A record, or a lock.")
  private Path before;

  @Parameters(index = "1", paramLabel = "<b>", description = "A record, or a lock.")
  private Path after;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What is printed.")
  private InputsFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String text;
    int exit;
    try {
      Comparison comparison = Comparison.of(InputsReader.read(before), InputsReader.read(after));
      exit = outcome(comparison).exitCode();
      text =
          format == InputsFormat.JSON
              ? InputsJson.diff(comparison, exit)
              : ComparisonText.render(comparison);
    } catch (Refusal refusal) {
      JudgedInputs unread = Machine.ofProcess().unjudgedInputs(before + " and " + after, refusal);
      text = format.render(unread);
      exit = unread.report().outcome().exitCode();
    }
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return exit;
  }

  private static Outcome outcome(Comparison comparison) {
    if (comparison.isDifferent()) {
      return Outcome.REFUTED;
    }
    return comparison.isSame() ? Outcome.VERIFIED : Outcome.INDETERMINATE;
  }
}
