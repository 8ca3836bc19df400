package dev.sallyport.maven.inputs;

import dev.sallyport.inputs.BuildInputs;
import dev.sallyport.inputs.ComparisonText;
import dev.sallyport.inputs.InputsReader;
import dev.sallyport.inputs.LockFile;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Makes the lock anew, by hand and at the end of a build only. */
final class LockUpdate {
  private static final String GOAL = "check-inputs";

  private final MavenSession session;
  private final MojoExecution execution;
  private final Path lock;
  private final Log log;

  LockUpdate(MavenSession session, MojoExecution execution, Path lock, Log log) {
    this.session = session;
    this.execution = execution;
    this.lock = lock;
    this.log = log;
  }

  /** The command that makes a lock. */
  static String command(MojoExecution execution) {
    return "mvn clean verify "
        + execution.getGroupId()
        + ":"
        + execution.getArtifactId()
        + ":"
        + execution.getVersion()
        + ":"
        + GOAL
        + " -Dsallyport.updateLock";
  }

  void run(Optional<Path> record) throws MojoExecutionException {
    if (!System.getenv().getOrDefault("CI", "").isEmpty()) {
      throw new MojoExecutionException(
          "sallyport.updateLock: the variable CI is set, and a lock that CI makes says nothing");
    }
    if (!isLast()) {
      if (execution.getSource() == MojoExecution.Source.CLI) {
        throw new MojoExecutionException(
            "sallyport.updateLock: goals run after this one, and what they read would be missing"
                + "\n  hint: "
                + command(execution));
      }
      log.warn("the inputs are not checked: the lock is to be made anew");
      return;
    }
    try {
      BuildInputs inputs =
          InputsReader.read(
              record.orElseThrow(
                  () ->
                      new MojoExecutionException(
                          "record.coverage: no recorder watches this build\n  hint: put the"
                              + " plugin's jar into Maven's lib/ext or .mvn/extensions.xml")));
      LockFile.Update update = new LockFile(lock).update(inputs);
      update
          .before()
          .ifPresent(
              before -> ComparisonText.render(before).lines().forEach(line -> log.info(line)));
      log.info(
          "lock of "
              + update.inputs()
              + " inputs: "
              + lock
              + (update.before().isEmpty() ? " (new)" : "")
              + "; read the diff, then commit it");
    } catch (Refusal refusal) {
      throw new MojoExecutionException(Refusals.message(refusal), refusal);
    }
  }

  /** Whether this is the goal from the command line, and nothing comes after it. */
  private boolean isLast() {
    List<String> goals = session.getGoals();
    return execution.getSource() == MojoExecution.Source.CLI
        && !goals.isEmpty()
        && goals.get(goals.size() - 1).matches("[^@]*:" + GOAL + "(@.*)?");
  }
}
