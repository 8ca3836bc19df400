package dev.sallyport.cli;

import dev.sallyport.app.InputsCheck;
import dev.sallyport.app.JudgedInputs;
import dev.sallyport.app.Machine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport inputs check}: are the bytes still there, and are they those? */
@Command(
    name = "check",
    description = "Hashes every input of a record anew, where Maven or Sallyport keeps it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  sallyport inputs check target/sallyport/provenance.intoto.json",
      "  sallyport inputs check .sallyport/inputs.lock --local-repository /ci/m2 --online",
      "",
      "--online finds foreign artifacts: files of the local repository that are not the ones",
      "which a repository publishes. Central and your settings' repositories decide before",
      "those that the record names.",
      "",
      "Exit codes: 0 all there, 1 other bytes, 2 something is missing (it is said), 3 usage."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class InputsCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "<record>", description = "A record, or a lock.")
  private Path record;

  @Option(
      names = "--local-repository",
      paramLabel = "DIR",
      description = "Maven's; default: the one your settings name, or ~/.m2/repository.")
  private @Nullable Path localRepository;

  @Option(names = "--store", description = "Look into Sallyport's own store instead.")
  private boolean store;

  @Option(names = "--online", description = "Ask repositories for the checksums they publish.")
  private boolean online;

  @Option(
      names = "--repository",
      paramLabel = "URL|DIR",
      description = "With --online: ask it in Central's place.")
  private @Nullable String repository;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What is printed.")
  private InputsFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (store && localRepository != null) {
      throw new ParameterException(
          spec.commandLine(), "--store and --local-repository: give one of them");
    }
    if (repository != null && !online) {
      throw new ParameterException(
          spec.commandLine(), "--repository: nobody is asked without --online");
    }
    InputsCheck.Request request =
        new InputsCheck.Request(
            record,
            Optional.ofNullable(localRepository),
            store,
            online,
            Optional.ofNullable(repository));
    JudgedInputs judged = Machine.ofProcess().inputsCheck(request).run();
    spec.commandLine().getOut().print(format.render(judged));
    spec.commandLine().getOut().flush();
    return judged.report().outcome().exitCode();
  }
}
