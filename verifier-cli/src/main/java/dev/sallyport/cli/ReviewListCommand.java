package dev.sallyport.cli;

import dev.sallyport.app.ReviewShelf;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sallyport review list}: who approved what, and whether it counts. */
@Command(
    name = "list",
    description = "Shows every review statement: who, what, from where, and whether it is good.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  sallyport review list --repo . --branch main",
      "",
      "Exit codes: 0 done, 2 could not be done (what is missing is said), 3 usage."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ReviewListCommand implements Callable<Integer> {
  @Option(
      names = "--repo",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The repository; default: here.")
  private Path repository;

  @Option(
      names = "--branch",
      paramLabel = "REF",
      description = "Only statements for this branch, by the policy at its tip.")
  private @Nullable String branch;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy to check them by instead.")
  private @Nullable Path policy;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      String text =
          new ReviewShelf(repository, Optional.ofNullable(branch), Optional.ofNullable(policy))
              .list()
              .text();
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
      return 0;
    } catch (Refusal refusal) {
      return ReviewCommand.refused(spec.commandLine().getErr(), refusal.finding());
    }
  }
}
