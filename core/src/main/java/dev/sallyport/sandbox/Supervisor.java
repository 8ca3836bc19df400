package dev.sallyport.sandbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs in the outer sandbox, as a program of its own: lays out the writable areas, forwards to the
 * door, starts the inner sandbox, and takes the outputs out when all that ran in it is dead. It
 * trusts nothing that the build wrote. Needs the JDK only. Its standard output is a {@link
 * SupervisorReport}; its standard error becomes the build's log.
 */
final class Supervisor {
  private static final Path NET = Path.of("/proc/self/net");

  /** Exit codes above it stand for signals: the kernel killed bwrap for want of memory. */
  private static final int KILLED = 128;

  private static final int POLL_MILLIS = 50;

  private final Instructions instructions;
  private final SupervisorReport.Writer report;

  private Supervisor(Instructions instructions, SupervisorReport.Writer report) {
    this.instructions = instructions;
    this.report = report;
  }

  /** Expects the path of the instructions. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
    SupervisorReport.Writer report = new SupervisorReport.Writer(out);
    try {
      new Supervisor(Instructions.read(Path.of(arguments[0])), report).supervise();
    } catch (IOException failure) {
      report.failed(String.valueOf(failure));
    }
    out.flush();
    Runtime.getRuntime().halt(0);
  }

  private void supervise() throws IOException, InterruptedException {
    layOut();
    Relay relay = Relay.start(instructions.doorPort(), instructions.door());
    NetworkCounters before = NetworkCounters.read(NET);
    FileStore disk = Files.getFileStore(Path.of(Places.WRITABLE));
    Process inner =
        new ProcessBuilder(instructions.command())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long least = disk.getUnallocatedSpace();
    while (!inner.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      least = Math.min(least, disk.getUnallocatedSpace());
    }
    least = Math.min(least, disk.getUnallocatedSpace());
    killTheRest();
    relay.stop();
    report.disk(least, disk.getTotalSpace());
    reportExit(inner.exitValue());
    Map<NetworkCounters.Attempt, Long> attempts = NetworkCounters.read(NET).since(before);
    attempts.forEach(report::attempt);
    collect();
    report.done();
  }

  private void layOut() throws IOException {
    for (String folder : instructions.folders()) {
      Files.createDirectories(Path.of(folder));
    }
    for (String open : List.of(Places.kept("/tmp"), Places.SHARED_MEMORY)) {
      Files.setPosixFilePermissions(Path.of(open), PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    SourceCopy.copy(instructions.source(), instructions.work());
  }

  /**
   * The first process of the inner sandbox is told to die when its starter ends, but nothing waits
   * for that. Here everything is dead but this process and the first process of the outer one.
   */
  private static void killTheRest() throws InterruptedException {
    long self = ProcessHandle.current().pid();
    while (true) {
      List<ProcessHandle> others =
          ProcessHandle.allProcesses().filter(p -> p.pid() != 1 && p.pid() != self).toList();
      if (others.isEmpty()) {
        return;
      }
      others.forEach(ProcessHandle::destroyForcibly);
      Thread.sleep(2);
    }
  }

  private void reportExit(int innerExit) throws IOException {
    String status = Files.readString(Path.of(Places.STATUS));
    // written by bwrap once the command ended
    int at = status.lastIndexOf("\"exit-code\"");
    if (at >= 0) {
      report.exit(Integer.parseInt(status.substring(at + 11).replaceAll("[^0-9]", "")));
    } else if (innerExit > KILLED) {
      report.exit(innerExit);
    } else {
      throw new IOException("the inner sandbox did not start (" + innerExit + ")");
    }
  }

  private void collect() {
    Collector collector =
        new Collector(
            instructions.outputs(),
            instructions.collected(),
            instructions.outputBytes(),
            instructions.outputFiles());
    collector.collect().forEach(report::refused);
  }
}
