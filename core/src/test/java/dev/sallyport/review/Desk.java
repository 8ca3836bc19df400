package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A person's home and repositories in a temp folder, with programs that know of nothing else. */
record Desk(Path home) {

  static Desk in(Path folder) throws IOException {
    return new Desk(Files.createDirectories(folder.resolve("home")));
  }

  LocalPrograms programs(Path folder) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("LC_ALL", "C");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    return new LocalPrograms(folder, environment, Duration.ofSeconds(60));
  }

  LocalPrograms programs() {
    return programs(home);
  }

  Path repository(String name) throws IOException, InterruptedException {
    Path folder = home.resolveSibling(name);
    run(home, "git", "init", "--quiet", folder.toString());
    return folder;
  }

  String run(Path folder, String... command) throws IOException, InterruptedException {
    Programs.Ended ended =
        programs(folder).run(new Programs.Call(List.of(command), new byte[0], false));
    assertEquals(0, ended.exit(), () -> String.join(" ", command) + ": " + ended.stderr());
    return new String(ended.stdout(), UTF_8).strip();
  }

  /** What a reader of the ref would see, by git itself. */
  ReviewFiles files(Path repository, String ref) {
    return visitor -> {
      try {
        for (String name : run(repository, "git", "ls-tree", "--name-only", ref).lines().toList()) {
          Programs.Call show =
              new Programs.Call(List.of("git", "show", ref + ":" + name), new byte[0], false);
          visitor.file(name, programs(repository).run(show).stdout());
        }
      } catch (IOException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    };
  }
}
