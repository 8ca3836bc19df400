package dev.sallyport.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds the command lines of both sandboxes for one job. */
final class OuterSandbox {
  private static final String ID = "1000";

  /**
   * Runs in the outer sandbox: sets what every process of the build inherits, keeps the report away
   * from it, and becomes the inner sandbox. When memory runs out the build goes before the
   * supervisor.
   */
  private static final String LIMITS =
      "echo 500 > /proc/self/oom_score_adj; p=$1; d=$2; shift 2; exec 3>"
          + Places.STATUS
          + "; if command -v prlimit >/dev/null 2>&1; then"
          + " exec prlimit --nproc=$p ${d:+--data=$d} --core=0 -- \"$@\" 1>&2; fi;"
          + " ulimit -u $p 2>/dev/null || ulimit -p $p 2>/dev/null; ulimit -c 0;"
          + " [ -z \"$d\" ] || ulimit -d $((d/1024)); exec \"$@\" 1>&2";

  private final Job job;
  private final Places places;
  private final Path bwrap;
  private final List<SystemEntry> here;

  OuterSandbox(Job job, Places places, Path bwrap) {
    this.job = job;
    this.places = places;
    this.bwrap = bwrap;
    this.here = SystemEntry.ofThisMachine();
  }

  /**
   * The whole command.
   *
   * @param run the folder outside that holds the generated files and the instructions
   * @param javaHome of the supervisor
   * @param classes a folder or jar with the supervisor
   */
  List<String> command(Path run, Path javaHome, Path classes) {
    BubblewrapArguments outer =
        new BubblewrapArguments()
            .add(bwrap.toString(), "--unshare-user", "--unshare-ipc", "--unshare-pid")
            .add("--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
            .add("--uid", ID, "--gid", ID, "--cap-drop", "ALL", "--die-with-parent")
            .add("--new-session", "--hostname", "localhost")
            .entries(here, "")
            .add("--proc", "/proc", "--dev", "/dev", "--dir", "/tmp")
            // a new /proc can be mounted inside only where a whole one is seen, and bwrap covers
            // parts of the outer one when root calls it; read-only would have to be so inside as
            // well
            .writable("/proc", Places.HOST_PROC)
            .readOnly(javaHome.toString(), javaHome.toString())
            .readOnly(classes.toString(), Places.CLASSES)
            .readOnly(bwrap.toString(), Places.BWRAP)
            .readOnly(run.toString(), Places.RUN)
            .readOnly(absolute(job.source()), Places.SOURCE)
            .writable(absolute(job.collected()), Places.COLLECTED)
            .writable(absolute(job.door()), Places.DOOR)
            .add("--size", Long.toString(job.limits().disk()), "--tmpfs", Places.WRITABLE);
    job.root().ifPresent(root -> outer.readOnly(absolute(root), Places.ROOT));
    for (int i = 0; i < job.readOnly().size(); i++) {
      outer.readOnly(absolute(job.readOnly().get(i).outside()), Places.readOnly(i));
    }
    return outer.command(
        List.of(
            javaHome.resolve("bin/java").toString(),
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-XX:-UsePerfData",
            "-Xmx96m",
            "-cp",
            Places.CLASSES,
            Supervisor.class.getName(),
            Places.RUN + "/instructions"));
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().toString();
  }

  /** What the supervisor does. */
  Instructions instructions(boolean memoryIsLimited) {
    List<String> folders = new ArrayList<>(places.areas());
    folders.add(job.home());
    return new Instructions(
        Path.of(Places.SOURCE),
        Path.of(Places.kept(job.workingDirectory())),
        Path.of(Places.DOOR),
        job.doorPort(),
        Path.of(Places.OUTPUTS),
        Path.of(Places.COLLECTED),
        job.limits().output(),
        job.limits().outputFiles(),
        Stream.concat(
                folders.stream().map(Places::kept), Stream.of(Places.SHARED_MEMORY, Places.OUTPUTS))
            .toList(),
        inner(memoryIsLimited));
  }

  private List<String> inner(boolean memoryIsLimited) {
    Limits limits = job.limits();
    String data = memoryIsLimited ? "" : Long.toString(limits.memory());
    BubblewrapArguments inner =
        new BubblewrapArguments()
            .add("/bin/sh", "-c", LIMITS, "sh", Integer.toString(limits.processes()), data)
            .add(Places.BWRAP, "--json-status-fd", "3", "--unshare-user", "--unshare-pid")
            .add("--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--uid", ID)
            .add("--gid", ID, "--cap-drop", "ALL", "--disable-userns", "--die-with-parent")
            .add("--new-session", "--hostname", "localhost", "--clearenv");
    job.environment().forEach((name, value) -> inner.add("--setenv", name, value));
    if (job.root().isPresent()) {
      inner.entries(SystemEntry.ofRoot(job.root().get()), Places.ROOT);
    } else {
      inner.entries(here, "");
    }
    for (String name : SystemEntry.GENERATED) {
      inner.readOnly(Places.RUN + "/etc/" + name, "/etc/" + name);
    }
    inner.add("--proc", "/proc", "--dev", "/dev");
    ProcCovers.list().forEach(path -> inner.readOnlyIfThere(path, path));
    places.areas().forEach(area -> inner.writable(Places.kept(area), area));
    inner.writable(Places.OUTPUTS, job.outputs());
    for (int i = 0; i < job.readOnly().size(); i++) {
      inner.readOnly(Places.readOnly(i), job.readOnly().get(i).inside());
    }
    return inner
        .writable(Places.SHARED_MEMORY, "/dev/shm")
        .add("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", job.workingDirectory())
        .command(wrapped());
  }

  /** What starts here is the build: a trace is searched for exactly these words. */
  private List<String> wrapped() {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask " + job.umask() + "; exec \"$@\"", "sh"));
    command.addAll(job.command());
    return command;
  }
}
