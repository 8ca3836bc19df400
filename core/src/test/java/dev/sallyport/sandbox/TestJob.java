package dev.sallyport.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A job over a temporary folder, small limits, a door that has nothing. */
final class TestJob implements AutoCloseable {
  private final Path temp;
  private final Doors door;
  private final List<Mount> mounts = new ArrayList<>();
  private String work = "/build/project";
  private String outputs = "/outputs";
  private int port = 8123;
  private Limits limits =
      new Limits(Duration.ofSeconds(60), 256L << 20, 120, 64L << 20, 1L << 20, 10, 1L << 16);

  TestJob(Path temp) throws IOException {
    this.temp = temp;
    this.door = Doors.unix(temp.resolve("door"), "404 Not Found");
    Files.createDirectories(source());
  }

  Path source() {
    return temp.resolve("source");
  }

  Path collected() {
    return temp.resolve("collected");
  }

  Doors door() {
    return door;
  }

  TestJob limits(Limits other) {
    limits = other;
    return this;
  }

  TestJob in(String workingDirectory) {
    work = workingDirectory;
    return this;
  }

  TestJob outputs(String other) {
    outputs = other;
    return this;
  }

  TestJob port(int other) {
    port = other;
    return this;
  }

  TestJob mount(Path outside, String inside) {
    mounts.add(new Mount(outside, inside));
    return this;
  }

  Job shell(String script) {
    return command(List.of("sh", "-c", script));
  }

  Job command(List<String> command) {
    return new Job(
        command,
        Map.of("PATH", "/usr/bin:/bin:/usr/sbin:/sbin", "HOME", "/home/tester"),
        work,
        "tester",
        "/home/tester",
        Optional.empty(),
        mounts,
        source(),
        temp.resolve("door"),
        port,
        "027",
        outputs,
        collected(),
        temp.resolve("log"),
        limits);
  }

  String log() throws IOException {
    return Files.readString(temp.resolve("log"));
  }

  void assertCollected(String... names) throws IOException {
    try (Stream<Path> all = Files.walk(collected())) {
      TreeSet<String> found = new TreeSet<>();
      all.filter(path -> !Files.isDirectory(path))
          .forEach(path -> found.add(collected().relativize(path).toString()));
      assertEquals(new TreeSet<>(List.of(names)), found);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
