package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/** Ends processes and waits until they run no more. */
final class LiveProcesses {
  private static final Duration DYING = Duration.ofSeconds(20);

  private LiveProcesses() {}

  /** Returns when all are dead, however long an interrupt waits meanwhile. */
  static void end(Collection<ProcessHandle> all) {
    all.forEach(ProcessHandle::destroyForcibly);
    long until = System.nanoTime() + DYING.toNanos();
    while (all.stream().anyMatch(LiveProcesses::runs) && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /**
   * A process that is dead but not yet asked about by its parent counts as alive for {@link
   * ProcessHandle}, and where the first process of a machine is slow it stays like that.
   */
  private static boolean runs(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return false;
    }
    try {
      String stat =
          Files.readString(
              Path.of("/proc", Long.toString(handle.pid()), "stat"), StandardCharsets.ISO_8859_1);
      int end = stat.lastIndexOf(") ");
      return end < 0 || "ZX".indexOf(stat.charAt(end + 2)) < 0;
    } catch (IOException gone) {
      return handle.isAlive();
    }
  }
}
