package dev.sallyport.sandbox;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A running outer sandbox, seen from outside. Must be waited for by the thread that started it: the
 * kernel ends the sandbox with that thread. When it is closed everything in it is dead and its
 * control groups are gone; the end of this JVM closes it too.
 */
final class OuterProcess implements AutoCloseable {
  /** Joins each group given, then becomes the command. */
  private static final String ENTER =
      "n=$1; shift; while [ \"$n\" -gt 0 ]; do echo $$ > \"$1\" || exit 125; shift;"
          + " n=$((n-1)); done; exec \"$@\"";

  private final Process process;
  private final Cgroup cgroup;
  private final FutureTask<List<String>> report;
  private final FutureTask<Long> log;
  private final RunFolder folder;
  private final Thread atExit;
  private volatile boolean exiting;

  private OuterProcess(Process process, Cgroup cgroup, RunFolder folder, BuildLog log) {
    this.process = process;
    this.cgroup = cgroup;
    this.folder = folder;
    this.report = inBackground("sallyport-report", this::readReport);
    this.log = inBackground("sallyport-log", log);
    this.atExit = new Thread(this::endAtExit, "sallyport-sandbox-end");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  static OuterProcess start(
      List<String> tracer,
      Cgroup cgroup,
      RunFolder folder,
      List<String> command,
      BuildLog.Target log)
      throws IOException {
    List<String> all = new ArrayList<>(tracer);
    List<Path> entrances = cgroup.entrances();
    all.addAll(List.of("/bin/sh", "-c", ENTER, "sh", Integer.toString(entrances.size())));
    entrances.forEach(entrance -> all.add(entrance.toString()));
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectInput(Path.of("/dev/null").toFile());
    Process process = builder.start();
    return new OuterProcess(process, cgroup, folder, new BuildLog(process.getErrorStream(), log));
  }

  private static <T> FutureTask<T> inBackground(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private List<String> readReport() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      return reader.lines().toList();
    }
  }

  /** Waits for the end of the build. */
  SupervisorReport await(Duration limit) throws Refusal, IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw tookTooLong(limit);
    }
    end();
    if (exiting) {
      throw new Refusal(
          Rule.TOOL_INTERRUPTED, "build", "stopped together with the verifier", "run it again");
    }
    try {
      return SupervisorReport.parse(got(report));
    } catch (RuntimeException cutOff) {
      throw new IOException("the report of the supervisor ends in the middle", cutOff);
    }
  }

  static Refusal tookTooLong(Duration limit) {
    return new Refusal(
        Rule.SANDBOX_TIMEOUT,
        "build",
        "still running after " + limit.toSeconds() + " seconds",
        "look at the end of the build log; allow more time if the build is only slow");
  }

  /** After the end: how many bytes of the log were not kept. */
  long droppedFromLog() throws IOException, InterruptedException {
    return got(log);
  }

  private static <T> T got(FutureTask<T> task) throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    }
  }

  private void end() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    LiveProcesses.end(all);
  }

  private void endAtExit() {
    exiting = true;
    end();
    cgroup.remove();
    folder.remove();
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    end();
    cgroup.remove();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException jvmEnds) {
      // then the hook does the same again, which does no harm
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
