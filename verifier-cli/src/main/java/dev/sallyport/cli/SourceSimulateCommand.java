package dev.sallyport.cli;

import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.ProposalFolder;
import dev.sallyport.sourcegate.Simulate;
import dev.sallyport.sourcegate.SimulateRequest;
import dev.sallyport.sourcegate.Simulation;
import dev.sallyport.sourcereport.SimulationText;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sallyport source simulate}: what would the source gate have said, and a policy to try. */
@Command(
    name = "simulate",
    description = "Shows what a policy would have refused, and proposes one from the history.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  sallyport source simulate --repo . --ring keys.gpg",
      "  sallyport source simulate --repo . --allowed-signers .allowed_signers --propose draft/",
      "  sallyport source simulate --repo . --last 50",
      "",
      "Exit codes: 0 done (whatever would be refused), 2 something cannot be read, 3 usage."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class SourceSimulateCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000;

  @Option(
      names = "--repo",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "A clone with its whole history; default the current folder.")
  private Path repository;

  @Option(
      names = "--branch",
      paramLabel = "REF",
      description = "The branch; default the one checked out.")
  private @Nullable String branch;

  @Option(
      names = "--repository-id",
      paramLabel = "ID",
      description = "What the proposed policy calls the repository; default the folder's name.")
  private @Nullable String repositoryId;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many moves of the branch to look at; default 300.")
  private int last;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description = "Look at all moves after this commit instead.")
  private @Nullable String since;

  @Option(
      names = "--ring",
      paramLabel = "FILE",
      description = "OpenPGP certificates (gpg --export); never your own keyring.")
  private List<Path> rings = List.of();

  @Option(
      names = "--allowed-signers",
      paramLabel = "FILE",
      description = "The team's SSH keys; other SSH keys are then left out.")
  private @Nullable Path allowedSigners;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Simulate this policy instead of the repository's own.")
  private @Nullable Path policy;

  @Option(
      names = "--propose",
      paramLabel = "DIR",
      description = "Write the proposed policy.yaml and keys/ into a new folder.")
  private @Nullable Path propose;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What is printed.")
  private Shape format;

  @Spec private CommandSpec spec;

  enum Shape {
    TEXT,
    JSON
  }

  @Override
  public Integer call() {
    if (last < 1 || last > MOST) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--last must be from 1 to " + MOST);
    }
    try {
      if (propose != null) {
        ProposalFolder.requireEmpty(propose);
      }
      Simulation simulation =
          Simulate.run(request(), Instant.now(), Runtime.getRuntime().availableProcessors());
      if (propose != null) {
        ProposalFolder.write(propose, simulation.proposal().orElseThrow());
      }
      spec.commandLine()
          .getOut()
          .print(
              format == Shape.JSON
                  ? SimulationJson.of(simulation)
                  : SimulationText.of(simulation, Optional.ofNullable(propose)));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (Refusal refusal) {
      return unreadable(refusal.finding());
    }
  }

  private SimulateRequest request() {
    return new SimulateRequest(
        repository,
        Optional.ofNullable(branch),
        Optional.ofNullable(repositoryId),
        last,
        Optional.ofNullable(since),
        rings,
        Optional.ofNullable(allowedSigners),
        Optional.ofNullable(policy),
        propose != null);
  }

  private int unreadable(Finding finding) {
    String fact =
        finding.evidence() instanceof Evidence.Fact text ? text.text() : finding.rule().meaning();
    spec.commandLine()
        .getErr()
        .println(
            Printable.of(
                "sallyport: " + finding.rule().id() + " " + finding.subject() + ": " + fact));
    if (!finding.hint().isEmpty()) {
      spec.commandLine().getErr().println(Printable.of("    hint: " + finding.hint()));
    }
    spec.commandLine().getErr().flush();
    return Outcome.INDETERMINATE.exitCode();
  }
}
