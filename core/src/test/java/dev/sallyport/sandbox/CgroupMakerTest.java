package dev.sallyport.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On folders that look like control groups; the kernel's own are met in the sandbox's tests. */
class CgroupMakerTest {

  private static CgroupMaker maker(Path temp, String own) throws IOException {
    Path file = Files.writeString(temp.resolve("own"), own);
    return new CgroupMaker(temp.resolve("mount"), file, "1-1");
  }

  @Test
  void makesNoneWhereTheLimitFilesAreMissing(@TempDir Path temp) throws Exception {
    Path group = Files.createDirectories(temp.resolve("mount/a/b"));
    Files.writeString(temp.resolve("mount/cgroup.controllers"), "cpu\n");
    Cgroup cgroup = maker(temp, "0::/a/b\n").make(5, 6);
    assertEquals(new Cgroup(Optional.empty(), Optional.empty()), cgroup);
    assertEquals(List.of(), cgroup.entrances());
    try (var left = Files.list(group)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void makesNoneWhereThereAreNoGroups(@TempDir Path temp) throws Exception {
    Cgroup cgroup = maker(temp, "").make(5, 6);
    assertTrue(cgroup.memory().isEmpty() && cgroup.processes().isEmpty());
  }

  @Test
  void readsCountersOfBothVersions(@TempDir Path temp) throws Exception {
    Files.writeString(temp.resolve("memory.events"), "low 0\nhigh 9\noom 1\noom_kill 3\n");
    Files.writeString(temp.resolve("pids.events"), "max 4\n");
    Path old = Files.createDirectory(temp.resolve("old"));
    Files.writeString(old.resolve("memory.oom_control"), "under_oom 0\noom_kill 2\n");
    Cgroup two = new Cgroup(Optional.of(temp), Optional.of(temp));
    assertEquals(3, two.killedForMemory());
    assertEquals(4, two.refusedProcesses());
    assertEquals(List.of(temp.resolve("cgroup.procs")), two.entrances());
    Cgroup one = new Cgroup(Optional.of(old), Optional.empty());
    assertEquals(2, one.killedForMemory());
    assertEquals(0, one.refusedProcesses());
  }
}
