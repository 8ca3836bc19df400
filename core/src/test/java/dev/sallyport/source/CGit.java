package dev.sallyport.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git program of the machine, without anybody's configuration; tests skip where it is not. */
public final class CGit {
  private CGit() {}

  /** Standard output of a git command, stripped; fails the test where git fails. */
  public static String run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "safe.directory=*"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.redirectError(new File("/dev/null"));
    Process process;
    try {
      process = builder.start();
    } catch (IOException absent) {
      assumeTrue(false, "git is not there");
      throw absent;
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("git " + String.join(" ", arguments) + " failed: " + out);
    }
    return out.strip();
  }
}
