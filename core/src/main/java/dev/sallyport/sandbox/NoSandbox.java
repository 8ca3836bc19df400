package dev.sallyport.sandbox;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a build as a plain process of this machine, with a clean environment and nothing else in its
 * way. Paths inside become temporary folders: they are replaced in the command and in the
 * environment, but not in files, so a recipe that needs its exact paths does not get them. Of the
 * limits only time, log and outputs hold. A process that leaves its parent and is quick about it
 * can outlive the build.
 */
public final class NoSandbox implements Sandbox {
  private static final int POLL_MILLIS = 50;
  private static final int LOG_SECONDS = 10;

  private static final Finding NONE =
      Finding.of(
          Rule.SANDBOX_NONE,
          "sandbox",
          "the build could read, write and reach what the caller can",
          "install bubblewrap and leave --sandbox none away");

  @Override
  public String mode() {
    return "none";
  }

  @Override
  public List<Finding> probe() {
    return List.of(NONE);
  }

  @Override
  public Ended run(Job job) throws Refusal, InterruptedException {
    Places places = Places.of(job);
    if (job.root().isPresent()) {
      throw unavailable("another root folder needs a sandbox");
    }
    try (RunFolder folder = RunFolder.create()) {
      Relay relay = Relay.start(job.doorPort(), job.door());
      try {
        return run(job, new OutsidePaths(job, places, folder.path()));
      } finally {
        relay.stop();
      }
    } catch (IOException failure) {
      throw unavailable(String.valueOf(failure.getMessage()));
    }
  }

  private static Refusal unavailable(String why) {
    return new Refusal(
        Rule.SANDBOX_UNAVAILABLE,
        "none",
        why,
        "see whether the port of the door is free and the disk is not full, or use bubblewrap");
  }

  private static Ended run(Job job, OutsidePaths paths)
      throws IOException, Refusal, InterruptedException {
    long start = System.nanoTime();
    Files.createDirectories(job.collected());
    Files.createDirectories(paths.path(job.home()));
    Files.createDirectories(paths.path(job.outputs()));
    SourceCopy.copy(job.source(), paths.path(job.workingDirectory()));
    Process process = process(job, paths).start();
    Set<ProcessHandle> seen = new HashSet<>(Set.of(process.toHandle()));
    Thread atExit = new Thread(() -> LiveProcesses.end(withDescendants(seen)), "sallyport-end");
    Runtime.getRuntime().addShutdownHook(atExit);
    FutureTask<Long> log =
        new FutureTask<>(
            new BuildLog(
                process.getInputStream(), new BuildLog.Target(job.log(), job.limits().log())));
    Thread reader = new Thread(log, "sallyport-log");
    reader.setDaemon(true);
    reader.start();
    try {
      await(process, seen, job.limits().time());
    } finally {
      LiveProcesses.end(withDescendants(seen));
      removeHook(atExit);
    }
    Limits limits = job.limits();
    Collector collector =
        new Collector(
            paths.path(job.outputs()), job.collected(), limits.output(), limits.outputFiles());
    BuildFindings findings =
        new BuildFindings().log(dropped(log), limits).refused(collector.collect());
    List<Finding> all = new ArrayList<>(List.of(NONE));
    all.addAll(findings.list());
    return new Ended(process.exitValue(), Duration.ofNanos(System.nanoTime() - start), all);
  }

  private static ProcessBuilder process(Job job, OutsidePaths paths) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", "umask " + job.umask() + "; exec \"$@\"", "sh"));
    job.command().forEach(argument -> command.add(paths.text(argument)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    job.environment().forEach((name, value) -> builder.environment().put(name, paths.text(value)));
    return builder
        .directory(paths.path(job.workingDirectory()).toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectErrorStream(true);
  }

  private static void await(Process process, Set<ProcessHandle> seen, Duration limit)
      throws Refusal, InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      synchronized (seen) {
        process.descendants().forEach(seen::add);
      }
      if (System.nanoTime() > until) {
        throw OuterProcess.tookTooLong(limit);
      }
    }
  }

  private static Set<ProcessHandle> withDescendants(Set<ProcessHandle> seen) {
    synchronized (seen) {
      Set<ProcessHandle> all = new HashSet<>(seen);
      seen.forEach(handle -> handle.descendants().forEach(all::add));
      return all;
    }
  }

  private static long dropped(FutureTask<Long> log) throws IOException, InterruptedException {
    try {
      return log.get(LOG_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stillOpen) {
      // somebody got away with the other end; what was written is there
      return 0;
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException jvmEnds) {
      // it runs already
    }
  }
}
