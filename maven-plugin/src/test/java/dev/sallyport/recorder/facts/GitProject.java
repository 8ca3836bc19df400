package dev.sallyport.recorder.facts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository that the real git made: the reader is held against who defines the format. */
record GitProject(Path folder) {

  static GitProject init(Path folder) throws IOException {
    Files.createDirectories(folder);
    GitProject project = new GitProject(folder);
    project.git("init", "-q", "-b", "main");
    return project;
  }

  String git(String... words) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=n", "-c", "user.email=n@example", "-c"));
    command.add("protocol.file.allow=always");
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process;
    try {
      process = builder.start();
    } catch (IOException absent) {
      assumeTrue(false, "git is not there");
      throw absent;
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return out.strip();
  }

  GitProject write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text);
    return this;
  }

  GitProject commit() throws IOException {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "a commit");
    return this;
  }
}
