package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class LocalProgramsTest {
  @TempDir Path folder;

  @Test
  void givesInputFolderAndEnvironmentAndNothingElse() throws Exception {
    Programs programs = new LocalPrograms(folder, Map.of("ONLY", "this"), Duration.ofSeconds(30));
    byte[] large = new byte[1 << 20];
    assertArrayEquals(large, run(programs, large, "/bin/cat").stdout());
    String seen = new String(run(programs, new byte[0], "/usr/bin/env").stdout(), UTF_8);
    assertEquals("ONLY=this", seen.strip());
    Programs.Ended where = run(programs, new byte[0], "/bin/sh", "-c", "pwd; echo why >&2; exit 3");
    assertEquals(folder.toRealPath().toString(), new String(where.stdout(), UTF_8).strip());
    assertEquals("why", where.stderr());
    assertEquals(3, where.exit());
    assertEquals(0, run(programs, large, "/bin/true").exit(), "which does not read its input");
  }

  @Test
  void endsWhatTakesTooLongOrWritesTooMuch() {
    Programs hurried = new LocalPrograms(folder, Map.of(), Duration.ofMillis(300));
    assertTimeout(
        Duration.ofSeconds(20),
        () -> assertThrows(IOException.class, () -> run(hurried, new byte[0], "/bin/sleep", "30")));
    Programs programs = new LocalPrograms(folder, Map.of(), Duration.ofSeconds(30));
    assertThrows(
        IOException.class,
        () -> run(programs, new byte[0], "/usr/bin/head", "-c", "17000000", "/dev/zero"));
    assertThrows(IOException.class, () -> run(programs, new byte[0], "/no/such/program"));
  }

  private static Programs.Ended run(Programs programs, byte[] stdin, String... command)
      throws IOException, InterruptedException {
    return programs.run(new Programs.Call(List.of(command), stdin, false));
  }
}
