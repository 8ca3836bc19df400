package dev.sallyport.sandbox;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Two nested bubblewraps. The outer one has no network and holds the {@link Supervisor}, which
 * forwards to the door and takes the outputs out; the inner one holds the build and sees neither.
 * Memory counts together with the writable areas, which are kept in memory.
 */
public final class BubblewrapSandbox implements Sandbox {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/bwrap"),
          Path.of("/bin/bwrap"),
          Path.of("/usr/local/bin/bwrap"),
          Path.of("/run/current-system/sw/bin/bwrap"));

  /** What the supervisor and the sandboxes themselves need. */
  private static final long OWN_MEMORY = 192L << 20;

  private static final int OWN_PROCESSES = 48;
  private static final int MESSAGE = 2000;

  private final Path javaHome;
  private final List<String> tracer;
  private final AtomicInteger builds = new AtomicInteger();

  /** With the Java that runs now for the supervisor. */
  public BubblewrapSandbox() {
    this(Path.of(System.getProperty("java.home")), List.of());
  }

  /**
   * @param javaHome of a Java 17 or newer, for the supervisor; the build does not see it
   * @param tracer a command outside that runs the whole sandbox as its last arguments
   */
  public BubblewrapSandbox(Path javaHome, List<String> tracer) {
    this.javaHome = javaHome.toAbsolutePath();
    this.tracer = List.copyOf(tracer);
  }

  @Override
  public String mode() {
    return "bwrap";
  }

  @Override
  public Sandbox tracedBy(List<String> command) {
    return new BubblewrapSandbox(javaHome, command);
  }

  @Override
  public List<Finding> probe() throws Refusal {
    SandboxProbe probe = new SandboxProbe(this);
    List<Finding> findings = new ArrayList<>(probe.attempts());
    Cgroup cgroup = cgroups().make(Long.MAX_VALUE, OWN_PROCESSES);
    cgroup.remove();
    if (cgroup.memory().isEmpty()) {
      findings.add(SandboxProbe.memoryPerProcess());
    }
    return List.copyOf(findings);
  }

  @Override
  public Ended run(Job job) throws Refusal, InterruptedException {
    Places places = Places.of(job);
    Path bwrap = bwrap();
    try {
      requireThere(job);
      requireEmpty(job.collected());
      Files.createDirectories(job.log().toAbsolutePath().resolveSibling(""));
      return run(job, new OuterSandbox(job, places, bwrap));
    } catch (IOException | URISyntaxException failure) {
      throw new Refusal(
          Rule.SANDBOX_UNAVAILABLE,
          "bwrap",
          String.valueOf(failure.getMessage()),
          "see whether the disk is full and the folders named are there and writable");
    }
  }

  private Ended run(Job job, OuterSandbox sandbox)
      throws Refusal, IOException, URISyntaxException, InterruptedException {
    long start = System.nanoTime();
    Limits limits = job.limits();
    try (RunFolder folder = RunFolder.create()) {
      folder.writeEtc(job.user(), job.home());
      Cgroup cgroup =
          cgroups()
              .make(
                  limits.memory() + limits.disk() + OWN_MEMORY, limits.processes() + OWN_PROCESSES);
      try {
        sandbox
            .instructions(cgroup.memory().isPresent())
            .write(folder.path().resolve("instructions"));
        List<String> command = sandbox.command(folder.path(), javaHome, classes());
        List<Finding> findings = new ArrayList<>();
        int exit = run(command, cgroup, folder, job, findings);
        return new Ended(exit, Duration.ofNanos(System.nanoTime() - start), findings);
      } finally {
        cgroup.remove();
      }
    }
  }

  private int run(
      List<String> command, Cgroup cgroup, RunFolder folder, Job job, List<Finding> findings)
      throws Refusal, IOException, InterruptedException {
    Limits limits = job.limits();
    try (OuterProcess outer =
        OuterProcess.start(
            tracer, cgroup, folder, command, new BuildLog.Target(job.log(), limits.log()))) {
      SupervisorReport report = outer.await(limits.time());
      long dropped = outer.droppedFromLog();
      int exit = exit(report, job.log());
      findings.addAll(
          new BuildFindings()
              .limits(report, cgroup, limits)
              .log(dropped, limits)
              .observed(report)
              .refused(report.refused())
              .list());
      return exit;
    }
  }

  private CgroupMaker cgroups() {
    String build = System.identityHashCode(this) + "-" + builds.incrementAndGet();
    return new CgroupMaker(
        Path.of("/sys/fs/cgroup"),
        Path.of("/proc/self/cgroup"),
        ProcessHandle.current().pid() + "-" + build);
  }

  private static int exit(SupervisorReport report, Path log) throws Refusal, IOException {
    if (report.complete() && report.exit().isPresent()) {
      return report.exit().getAsInt();
    }
    String failure = report.failure().orElse("the sandbox ended before the build did");
    if (failure.contains("No space left on device")) {
      throw new Refusal(
          Rule.TOOL_DISK_FULL,
          "sandbox",
          failure,
          "the source, or what was collected, does not fit: raise the limit on disk, or make room");
    }
    String said = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    String end = said.substring(Math.max(0, said.length() - MESSAGE)).trim();
    throw new Refusal(
        Rule.SANDBOX_UNAVAILABLE,
        "bwrap",
        failure + ": " + end,
        "needs bubblewrap 0.8.0 or newer (not setuid) and user namespaces, two deep: on Ubuntu"
            + " allow bwrap in AppArmor (sysctl kernel.apparmor_restrict_unprivileged_userns=0), on"
            + " older Debian sysctl kernel.unprivileged_userns_clone=1, in a container"
            + " --security-opt seccomp=unconfined --security-opt apparmor=unconfined"
            + " --security-opt systempaths=unconfined; or ask for --sandbox none");
  }

  private static Path bwrap() throws Refusal {
    for (Path place : PLACES) {
      if (Files.isExecutable(place)) {
        return place;
      }
    }
    throw new Refusal(
        Rule.SANDBOX_UNAVAILABLE,
        "bwrap",
        "bubblewrap is not installed",
        "apt-get install bubblewrap (dnf install bubblewrap), or ask for --sandbox none");
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(Supervisor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void requireThere(Job job) throws IOException {
    List<Path> all = new ArrayList<>(List.of(job.source(), job.door()));
    job.root().ifPresent(all::add);
    job.readOnly().forEach(mount -> all.add(mount.outside()));
    for (Path path : all) {
      if (!Files.exists(path)) {
        throw new IOException(path + " is not there");
      }
    }
  }

  private static void requireEmpty(Path collected) throws IOException {
    Files.createDirectories(collected);
    try (Stream<Path> children = Files.list(collected)) {
      if (children.findAny().isPresent()) {
        throw new IOException(collected + " is not empty");
      }
    }
  }
}
