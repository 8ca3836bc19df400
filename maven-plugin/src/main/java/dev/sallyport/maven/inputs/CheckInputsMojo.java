package dev.sallyport.maven.inputs;

import dev.sallyport.app.BuildVerification;
import dev.sallyport.app.LockCheck;
import dev.sallyport.app.Machine;
import dev.sallyport.inputs.LockFile;
import dev.sallyport.lint.PomLint;
import dev.sallyport.maven.lint.SessionModels;
import dev.sallyport.maven.source.ReportFile;
import dev.sallyport.recorder.Bridge;
import dev.sallyport.recorder.RecordingException;
import dev.sallyport.report.Printable;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build when it has read something that the committed lock does not name.
 *
 * <p>What Maven has resolved so far comes from the recorder, which must be in {@code lib/ext} or
 * among the core extensions; without it the answer is indeterminate. Bound to {@code validate} it
 * sees extensions, parents, BOMs and the plugins that are loaded by then, before they run; what is
 * resolved later is refused by Maven itself with {@code sallyport.trustedChecksums}, or by the
 * recorder's jar with {@code SALLYPORT_LOCK}. As the last goal of the command line it sees all.
 *
 * <p>Refuted is a failure of the build, indeterminate an error of it. The report is in {@code
 * target/sallyport/inputs-report.json} where Maven was started. Other plugins share this JVM:
 * {@code sallyport inputs diff LOCK RECORD} in a process of its own is the gate.
 */
@Mojo(
    name = "check-inputs",
    defaultPhase = LifecyclePhase.VALIDATE,
    aggregator = true,
    threadSafe = true)
public final class CheckInputsMojo extends AbstractMojo {
  private final MavenSession session;
  private final MojoExecution execution;

  /** The lock, or a record that stands for one; default: .sallyport/inputs.lock of the checkout. */
  @Parameter(property = "sallyport.lock")
  private @Nullable File lock;

  /** Hold this record of a build that is over against the lock, instead of this session. */
  @Parameter(property = "sallyport.record")
  private @Nullable File record;

  /** Make the lock anew from this session; the goal must then be the last of the command line. */
  @Parameter(property = "sallyport.updateLock", defaultValue = "false")
  private boolean updateLock;

  /** Write the lock there in the form that Maven's resolver (3.9 and later) enforces. */
  @Parameter(property = "sallyport.trustedChecksums")
  private @Nullable File trustedChecksums;

  @Inject
  CheckInputsMojo(MavenSession session, MojoExecution execution) {
    this.session = session;
    this.execution = execution;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (updateLock) {
      new LockUpdate(session, execution, lockFile(), getLog()).run(snapshotOrRecord());
      return;
    }
    if (trustedChecksums != null) {
      new ChecksumFolder(trustedChecksums.toPath(), getLog()).write(lockFile());
    }
    ReportFile file = new ReportFile(buildDirectory(), "inputs-report.json");
    Told told = told(file);
    try {
      file.write(told.json());
    } catch (IOException failed) {
      throw new MojoExecutionException("the report cannot be written: " + failed, failed);
    }
    String message = told.text() + "\n  report: " + Printable.of(file.path().toString());
    if (told.outcome() == Outcome.REFUTED) {
      throw new MojoFailureException(message);
    }
    if (told.outcome() == Outcome.INDETERMINATE) {
      throw new MojoExecutionException(message);
    }
  }

  private Told told(ReportFile file) throws MojoExecutionException {
    try {
      file.delete();
    } catch (IOException failed) {
      throw new MojoExecutionException("an older report cannot be deleted: " + failed, failed);
    }
    // what a later goal of the command line sees is more than the same lock's first answer
    String question = execution.getSource() + " " + lockFile() + " " + record;
    return Told.once(session.getRepositorySession().getData(), question, this::judged);
  }

  private Told judged() throws MojoExecutionException {
    LockCheck.Request request =
        new LockCheck.Request(
            lockFile(), snapshotOrRecord(), record == null, LockUpdate.command(execution), lint());
    Told told = Told.of(Machine.ofProcess().lockCheck(request).run());
    told.text().lines().forEach(getLog()::info);
    return told;
  }

  /** What is weak in the models of this reactor, whatever the lock says. */
  private List<Finding> lint() {
    return PomLint.of(SessionModels.modules(session), SessionModels.session(session, Map.of()))
        .findings();
  }

  private Optional<Path> snapshotOrRecord() throws MojoExecutionException {
    if (record != null) {
      return Optional.of(record.toPath());
    }
    try {
      return Bridge.snapshot(session.getRepositorySession().getData(), "sallyport:check-inputs")
          .filter(path -> !path.isEmpty())
          .map(Path::of);
    } catch (RecordingException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private Path lockFile() {
    return lock != null
        ? lock.toPath()
        : BuildVerification.checkout(Path.of(session.getExecutionRootDirectory()))
            .resolve(LockFile.PLACE);
  }

  private Path buildDirectory() {
    return session.getAllProjects().stream()
        .filter(MavenProject::isExecutionRoot)
        .findFirst()
        .map(project -> Path.of(project.getBuild().getDirectory()))
        .orElse(Path.of(session.getExecutionRootDirectory(), "target"));
  }
}
