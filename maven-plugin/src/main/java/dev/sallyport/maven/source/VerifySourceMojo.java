package dev.sallyport.maven.source;

import dev.sallyport.app.BuildRequest;
import dev.sallyport.app.Machine;
import dev.sallyport.report.Printable;
import dev.sallyport.verdict.Outcome;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build unless every commit of the protected branch was signed and reviewed as the policy
 * says, and the files on the disk are those of the commit checked out, byte for byte.
 *
 * <p>It judges once for the whole reactor. What decides comes from the environment and not from the
 * build that is judged: {@code SALLYPORT_TRUST_ROOT}, or {@code SALLYPORT_TRUST_ROOT_FILE} which
 * names a file outside the checkout; where {@code HEAD} is detached, {@code SALLYPORT_BRANCH}; and
 * {@code SALLYPORT_POLICY} and {@code SALLYPORT_STATE}, if wanted. A parameter may only say the
 * same. Other plugins and extensions share this JVM: this goal is a guard rail, {@code sallyport
 * source verify} in a process of its own is the gate.
 *
 * <p>Refuted is a failure of the build, indeterminate an error of it. Either way the report is in
 * {@code target/sallyport/report.json} where Maven was started. The build directories of the
 * modules are not looked into: build with {@code clean}.
 */
@Mojo(name = "verify-source", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class VerifySourceMojo extends AbstractMojo {
  private final MavenSession session;

  /** The protected branch; default: the one checked out, from which it may not differ. */
  @Parameter(property = "sallyport.branch")
  private @Nullable String branch;

  /** The commit to start from and the SHA-512 of its tree; by itself it verifies nothing. */
  @Parameter(property = "sallyport.trustRoot")
  private @Nullable String trustRoot;

  /** A policy outside the checkout that replaces the repository's own; by itself not enough. */
  @Parameter(property = "sallyport.policy")
  private @Nullable File policy;

  /** Remembers the tip that was verified, so that a rollback is found; outside the checkout. */
  @Parameter(property = "sallyport.state")
  private @Nullable File state;

  @Inject
  VerifySourceMojo(MavenSession session) {
    this.session = session;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Reactor reactor = new Reactor(session);
    ReportFile file = new ReportFile(reactor.buildDirectory(), "report.json");
    BuildRequest request = request(reactor);
    delete(file);
    Verdict verdict =
        Verdicts.of(session.getRepositorySession().getData())
            .get(request.toString(), () -> judged(request));
    write(file, verdict);
    String message = verdict.summary() + "\n  report: " + Printable.of(file.path().toString());
    if (verdict.outcome() == Outcome.REFUTED) {
      throw new MojoFailureException(message);
    }
    if (verdict.outcome() == Outcome.INDETERMINATE) {
      throw new MojoExecutionException(message);
    }
  }

  private Verdict judged(BuildRequest request) {
    Verdict verdict = Verdict.of(Machine.ofProcess().buildVerification(request).run());
    verdict.text().lines().forEach(getLog()::info);
    return verdict;
  }

  private static void delete(ReportFile file) throws MojoExecutionException {
    try {
      file.delete();
    } catch (IOException failed) {
      throw new MojoExecutionException("an older report cannot be deleted: " + failed, failed);
    }
  }

  /** Again for each module, because the clean of a later module may remove what an earlier made. */
  private static void write(ReportFile file, Verdict verdict) throws MojoExecutionException {
    try {
      file.write(verdict.json());
    } catch (IOException failed) {
      throw new MojoExecutionException(
          verdict.summary() + "\n  and the report cannot be written: " + failed, failed);
    }
  }

  private BuildRequest request(Reactor reactor) {
    return new BuildRequest(
        reactor.folder(),
        reactor.poms(),
        reactor.buildDirectories(),
        Optional.ofNullable(branch),
        Optional.ofNullable(trustRoot),
        Optional.ofNullable(policy).map(File::toPath),
        Optional.ofNullable(state).map(File::toPath));
  }
}
