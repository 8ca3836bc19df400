package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes control groups below the one that this process is in, or the nearest one above in which it
 * may: as root nearly everywhere, else in what a login manager has delegated to the user.
 */
final class CgroupMaker {
  private static final String PREFIX = "sallyport-";

  private final Path mount;
  private final Path own;
  private final String name;

  /**
   * @param mount normally /sys/fs/cgroup
   * @param own normally /proc/self/cgroup
   * @param name unique to one build of one process, of the form {@code pid-number}
   */
  CgroupMaker(Path mount, Path own, String name) {
    this.mount = mount;
    this.own = own;
    this.name = PREFIX + name;
  }

  Cgroup make(long memory, long processes) {
    if (Files.exists(mount.resolve("cgroup.controllers"))) {
      Optional<Path> folder = versionTwo(memory, processes);
      return new Cgroup(folder, folder);
    }
    return new Cgroup(
        versionOne("memory", folder -> limitMemory(folder, memory)),
        versionOne("pids", folder -> write(folder.resolve("pids.max"), processes)));
  }

  private interface Limit {
    void set(Path folder) throws IOException;
  }

  private Optional<Path> versionOne(String controller, Limit limit) {
    Path top = mount.resolve(controller);
    for (Path parent : parents(top, path(controller))) {
      Optional<Path> made = made(parent, limit);
      if (made.isPresent()) {
        return made;
      }
    }
    return Optional.empty();
  }

  private static void limitMemory(Path folder, long memory) throws IOException {
    write(folder.resolve("memory.limit_in_bytes"), memory);
    Path withSwap = folder.resolve("memory.memsw.limit_in_bytes");
    if (Files.exists(withSwap)) {
      write(withSwap, memory);
    }
  }

  private Optional<Path> versionTwo(long memory, long processes) {
    Limit limit =
        folder -> {
          write(folder.resolve("memory.max"), memory);
          write(folder.resolve("pids.max"), processes);
          if (Files.exists(folder.resolve("memory.swap.max"))) {
            write(folder.resolve("memory.swap.max"), 0);
          }
        };
    for (Path parent : parents(mount, path(""))) {
      Optional<Path> made = made(parent, limit);
      if (made.isPresent()) {
        return made;
      }
    }
    return Optional.empty();
  }

  private Optional<Path> made(Path parent, Limit limit) {
    Path folder = parent.resolve(name);
    if (!Files.isWritable(parent)) {
      return Optional.empty();
    }
    removeLeftOver(parent);
    try {
      Path switches = parent.resolve("cgroup.subtree_control");
      if (Files.isWritable(switches)) {
        enable(switches);
      }
      Files.createDirectory(folder);
      limit.set(folder);
      return Optional.of(folder);
    } catch (IOException notAllowed) {
      remove(folder);
      return Optional.empty();
    }
  }

  private static void enable(Path switches) {
    try {
      String on = " " + Files.readString(switches).trim() + " ";
      if (!on.contains(" memory ") || !on.contains(" pids ")) {
        Files.writeString(switches, "+memory +pids");
      }
    } catch (IOException busy) {
      // a group with processes of its own cannot; then the limits cannot be set either
    }
  }

  /** Of processes that are gone, such as a verifier that was killed. */
  private static void removeLeftOver(Path parent) {
    try (DirectoryStream<Path> groups = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path group : groups) {
        String pid = group.getFileName().toString().substring(PREFIX.length()).split("-")[0];
        if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          remove(group);
        }
      }
    } catch (IOException | NumberFormatException somebodyElses) {
      // left alone
    }
  }

  private static void remove(Path group) {
    try {
      Files.deleteIfExists(group);
    } catch (IOException inUse) {
      // still in use, or not ours
    }
  }

  /** The group itself first, then those above it, up to the mount. */
  private static List<Path> parents(Path top, String path) {
    List<Path> parents = new ArrayList<>();
    Path folder = top.resolve(path.substring(Math.min(1, path.length()))).normalize();
    while (folder != null && folder.startsWith(top)) {
      if (Files.isDirectory(folder)) {
        parents.add(folder);
      }
      folder = folder.getParent();
    }
    return parents;
  }

  /** This process's path under a controller; under version 2 the controller is empty. */
  private String path(String controller) {
    try {
      for (String line : Files.readAllLines(own)) {
        String[] parts = line.split(":", 3);
        if (parts.length == 3 && List.of(parts[1].split(",")).contains(controller)) {
          return parts[2];
        }
      }
    } catch (IOException notThere) {
      return "/";
    }
    return "/";
  }

  private static void write(Path file, long value) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + " is not there");
    }
    Files.writeString(file, Long.toString(value));
  }
}
