package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Control groups made for one build: one folder under version 2, one for each controller under
 * version 1, or none where none can be made.
 *
 * @param memory the folder whose memory limit holds
 * @param processes the folder whose limit on tasks holds
 */
record Cgroup(Optional<Path> memory, Optional<Path> processes) {

  /** Files to write a process id to, for it and all its children to be counted. */
  List<Path> entrances() {
    List<Path> entrances = new ArrayList<>();
    memory.ifPresent(folder -> entrances.add(folder.resolve("cgroup.procs")));
    if (!processes.equals(memory)) {
      processes.ifPresent(folder -> entrances.add(folder.resolve("cgroup.procs")));
    }
    return entrances;
  }

  /** How often the kernel killed a process because the memory was used up. */
  long killedForMemory() {
    return memory
        .map(
            folder ->
                counter(folder.resolve("memory.events"), "oom_kill")
                    + counter(folder.resolve("memory.oom_control"), "oom_kill"))
        .orElse(0L);
  }

  /** How often a process or thread could not be started because there were too many. */
  long refusedProcesses() {
    return processes.map(folder -> counter(folder.resolve("pids.events"), "max")).orElse(0L);
  }

  private static long counter(Path file, String name) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(name + " ")) {
          return Long.parseLong(line.substring(name.length() + 1).trim());
        }
      }
    } catch (IOException | NumberFormatException notThere) {
      return 0;
    }
    return 0;
  }

  /** Removes the groups; waits a moment for the kernel to let the last process go. */
  void remove() {
    for (Path entrance : entrances()) {
      Path folder = entrance.resolveSibling("");
      for (int tries = 0; tries < 100 && !removed(folder); tries++) {
        try {
          Thread.sleep(10);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          tries = 99;
        }
      }
    }
  }

  private static boolean removed(Path folder) {
    try {
      return Files.deleteIfExists(folder) || !Files.exists(folder);
    } catch (IOException busy) {
      return false;
    }
  }
}
