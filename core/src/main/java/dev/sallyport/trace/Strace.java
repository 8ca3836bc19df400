package dev.sallyport.trace;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The strace of this machine. Needs 5.12 or newer: for a filter in the kernel, so that system calls
 * that nobody asks about cost nothing, and for process ids across name spaces.
 */
public final class Strace {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/strace"),
          Path.of("/bin/strace"),
          Path.of("/usr/local/bin/strace"),
          Path.of("/run/current-system/sw/bin/strace"));

  /**
   * What opens or looks for a file, starts a program or a thread, or reaches for another machine.
   */
  private static final String CALLS =
      "?open,?openat,?openat2,?stat,?lstat,?stat64,?lstat64,?newfstatat,?fstatat64,?statx,?access,"
          + "?faccessat,?faccessat2,?execve,?execveat,?clone,?clone3,?fork,?vfork,?connect,?sendto,"
          + "?sendmsg,?sendmmsg,?bind,?getsockname,?io_uring_setup";

  /** Of one text of a program's arguments; names of files are never cut. */
  private static final int TEXT = 512;

  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final int PROBE_SECONDS = 20;

  private final Path program;

  private Strace(Path program) {
    this.program = program;
  }

  /**
   * Finds it and tries it.
   *
   * @throws Refusal where it is not installed, too old, or may not trace
   */
  public static Strace find() throws Refusal, InterruptedException {
    for (Path place : PLACES) {
      if (Files.isExecutable(place)) {
        Strace strace = new Strace(place);
        strace.probe();
        return strace;
      }
    }
    throw unavailable("it is not installed");
  }

  /**
   * The command that runs another one, which is to be appended.
   *
   * @param trace written by a shell beside strace, up to that many bytes; the rest is dropped
   */
  public List<String> tracing(Path trace, long bytes) {
    String quoted = "'" + trace.toAbsolutePath().toString().replace("'", "'\\''") + "'";
    return command("|head -c " + bytes + " > " + quoted + "; cat > /dev/null");
  }

  private List<String> command(String output) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETPRIV)) {
      // the sandbox ends with strace, and strace so with whoever started it
      command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
    }
    command.add(program.toString());
    command.addAll(List.of("-f", "--seccomp-bpf", "-q", "-y", "--decode-pids=pidns"));
    command.addAll(List.of("-s", Integer.toString(TEXT)));
    command.addAll(List.of("-e", "trace=" + CALLS, "-e", "signal=none", "-o", output));
    return command;
  }

  private void probe() throws Refusal, InterruptedException {
    try {
      List<String> command = command("/dev/null");
      command.add("/bin/true");
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw unavailable("it does not end");
      }
      byte[] said = process.getInputStream().readNBytes(TEXT);
      if (process.exitValue() != 0) {
        throw unavailable(new String(said, StandardCharsets.UTF_8).strip());
      }
    } catch (IOException failure) {
      throw unavailable(String.valueOf(failure.getMessage()));
    }
  }

  private static Refusal unavailable(String why) {
    return new Refusal(
        Rule.SANDBOX_UNAVAILABLE,
        "strace",
        why,
        "install strace 5.12 or newer (apt-get install strace), in a container allow ptrace"
            + " (--cap-add SYS_PTRACE), or leave --trace away");
  }
}
