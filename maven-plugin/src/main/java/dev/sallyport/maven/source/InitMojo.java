package dev.sallyport.maven.source;

import dev.sallyport.app.BuildVerification;
import dev.sallyport.report.FindingText;
import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.ProposalFolder;
import dev.sallyport.sourcegate.Simulate;
import dev.sallyport.sourcegate.SimulateRequest;
import dev.sallyport.sourcegate.Simulation;
import dev.sallyport.sourcereport.SimulationText;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Proposes a policy from the repository's own history, writes it to {@code .sallyport/} at its root
 * for you to read and commit, and shows what it would have refused. Never replaces one.
 */
@Mojo(name = "init", aggregator = true, threadSafe = true)
public final class InitMojo extends AbstractMojo {
  private static final String FOLDER = ".sallyport";
  private static final int MOST = 1_000_000;

  private final MavenSession session;

  /** The branch to protect; default: the one checked out. */
  @Parameter(property = "sallyport.branch")
  private @Nullable String branch;

  /** What the policy calls the repository; default: the name of its folder. */
  @Parameter(property = "sallyport.repositoryId")
  private @Nullable String repositoryId;

  /** How many moves of the branch to look at, the newest. */
  @Parameter(property = "sallyport.last", defaultValue = "300")
  private int last;

  /** Files of OpenPGP certificates ({@code gpg --export}); your own keyring is never read. */
  @Parameter(property = "sallyport.rings")
  private List<File> rings = List.of();

  /** The team's SSH keys; other SSH keys are then left out. */
  @Parameter(property = "sallyport.allowedSigners")
  private @Nullable File allowedSigners;

  @Inject
  InitMojo(MavenSession session) {
    this.session = session;
  }

  @Override
  public void execute() throws MojoExecutionException {
    if (last < 1 || last > MOST) {
      throw new MojoExecutionException("sallyport.last must be from 1 to " + MOST);
    }
    Path root = BuildVerification.checkout(Path.of(session.getExecutionRootDirectory()));
    Path folder = root.resolve(FOLDER);
    try {
      ProposalFolder.requireEmpty(folder);
      Simulation simulation =
          Simulate.run(request(root), Instant.now(), Runtime.getRuntime().availableProcessors());
      ProposalFolder.write(folder, simulation.proposal().orElseThrow());
      SimulationText.of(simulation, Optional.of(folder)).lines().forEach(getLog()::info);
    } catch (Refusal refusal) {
      throw new MojoExecutionException(message(refusal.finding()), refusal);
    }
  }

  private SimulateRequest request(Path root) {
    return new SimulateRequest(
        root,
        Optional.ofNullable(branch),
        Optional.ofNullable(repositoryId),
        last,
        Optional.empty(),
        rings.stream().map(File::toPath).toList(),
        Optional.ofNullable(allowedSigners).map(File::toPath),
        Optional.empty(),
        true);
  }

  private static String message(Finding finding) {
    String fact = String.join("; ", FindingText.lines(finding.evidence()));
    String hint = finding.hint().isEmpty() ? "" : "\n  hint: " + Printable.of(finding.hint());
    return finding.rule().id()
        + " "
        + Printable.of(finding.subject())
        + ": "
        + Printable.of(fact)
        + hint;
  }
}
