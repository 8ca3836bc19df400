package dev.sallyport.cli;

import dev.sallyport.app.Judged;
import dev.sallyport.app.Machine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport compare}: two files or folders, both ways, with causes. */
@Command(
    name = "compare",
    description = "Holds files or folders against each other, both ways, with causes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  sallyport compare published/lib-1.0.jar rebuilt/lib-1.0.jar",
      "",
      "Exit codes: 0 the same, 1 different, 2 could not be compared, 3 usage."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "<reference>", description = "File or folder.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "<rebuilt>", description = "File or folder.")
  private Path rebuilt;

  @Option(
      names = "--format",
      paramLabel = "text|json|sarif",
      defaultValue = "text",
      description = "What is printed.")
  private Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Judged judged = Machine.ofProcess().compare(reference, rebuilt);
    spec.commandLine().getOut().print(format.render(judged.report(), judged.run()));
    spec.commandLine().getOut().flush();
    return judged.report().outcome().exitCode();
  }
}
