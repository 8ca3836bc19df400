package dev.sallyport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every {@code sh} block of docs/source-gate.md, each as the one whom its first line names.
 */
@SuppressWarnings("NullAway") // JUnit sets the folder
class SourceGatePageTest {
  private static final Path PAGE = Path.of("..", "docs", "source-gate.md");

  /** What a team has before it reads the page: two people who merge each other's signed commits. */
  private static final String BEFORE =
      """
      cd ..
      git init -q --bare -b main origin
      git init -q -b main widgets
      cd widgets
      git remote add origin ../origin
      begin() { git commit -q -S --allow-empty -m Begin; }
      change() {
        use "$1"; git checkout -q -b "$3"; echo "$3" > "$3"; git add "$3"; git commit -q -S -m "$3"
        use "$2"; git checkout -q main; git merge -q -S --no-ff -m "Merge $3" "$3"
      }
      use() { export GIT_CONFIG_GLOBAL="$HOME/$1"; }
      use alice; begin; change alice bob one; change bob alice two; git push -q origin main
      """;

  /** Half of the time of a short run is spent on starting, and our own classes are in order. */
  private static final String QUICK_START =
      "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions"
          + " -XX:-BytecodeVerificationRemote";

  @TempDir private Path dir;

  /** The commands under one heading line. */
  private record Block(String person, String commands) {}

  @BeforeEach
  void people() throws Exception {
    Files.createDirectories(dir.resolve("widgets"));
    for (String person : List.of("alice", "bob", "ci")) {
      Path key = dir.resolve("id_" + person);
      run("alice", "ssh-keygen -q -t ed25519 -N '' -C " + person + " -f " + key);
      Files.writeString(
          dir.resolve(person),
          "[user]\n name = %1$s\n email = %1$s@example.org\n signingkey = %2$s\n"
                  .formatted(person, key)
              + "[gpg]\n format = ssh\n");
    }
    Path command = dir.resolve("bin").resolve("sallyport");
    Files.createDirectories(dir.resolve("bin"));
    Files.writeString(
        command,
        "#!/bin/sh\nexec '%s' %s -cp '%s' %s \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                QUICK_START,
                absolute(System.getProperty("java.class.path")),
                Main.class.getName()));
    assertTrue(command.toFile().setExecutable(true));
  }

  @Test
  void theFiveMinuteStartLeadsToAVerifiedBranch() throws Exception {
    run("alice", BEFORE);
    List<String> said = new ArrayList<>();
    for (Block block : blocks()) {
      said.add(run(block.person(), block.commands()));
    }
    List<String> headlines =
        said.stream()
            .flatMap(String::lines)
            .filter(line -> line.matches("(VERIFIED|REFUTED|INDETERMINATE) .*"))
            .toList();
    assertEquals(2, headlines.size(), said::toString);
    assertTrue(headlines.get(0).startsWith("VERIFIED 1 step, 1 commit:"), headlines::toString);
    assertTrue(headlines.get(1).startsWith("VERIFIED 1 step, 2 commits:"), headlines::toString);
    assertTrue(Files.readString(dir.resolve("widgets.state")).contains("refs/heads/main"));
  }

  private static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (String part : Files.readString(PAGE).split("(?m)^```sh\n")) {
      int end = part.indexOf("\n```");
      if (!blocks.isEmpty() || part.startsWith("# alice\n")) {
        String[] lines = part.substring(0, end).split("\n", 2);
        blocks.add(new Block(lines[0].replaceFirst("^# ", ""), lines[1]));
      }
    }
    assertTrue(blocks.size() >= 8, () -> "found only " + blocks);
    return blocks;
  }

  private String run(String person, String commands) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-e", "-c", commands)
            .directory(dir.resolve("widgets").toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("SALLYPORT_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", dir.resolve(person).toString());
    environment.put("HOME", dir.toString());
    environment.put("PATH", dir.resolve("bin") + File.pathSeparator + environment.get("PATH"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> person + ": " + commands + "\n" + said);
    return said;
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        Stream.of(classPath.split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }
}
