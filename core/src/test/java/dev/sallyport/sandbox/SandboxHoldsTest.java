package dev.sallyport.sandbox;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every attempt of test-projects/hostile, made once as a plain process, to show that it would work,
 * and once in the sandbox.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxHoldsTest {
  private static final Path PROJECT = Path.of("../test-projects/hostile/src/main/java");

  private final Map<String, String> outside = new HashMap<>();
  private final Map<String, String> inside = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<String> collected = new ArrayList<>();

  @BeforeAll
  void attemptAll(@TempDir Path temp) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed");
    Path classes = compiled(temp.resolve("classes"));
    try (HostTargets targets = new HostTargets(temp);
        TestJob job = new TestJob(Files.createDirectory(temp.resolve("job")))) {
      outside(temp, targets, classes);
      inside(temp, targets, classes, job);
    }
  }

  private static Path compiled(Path classes) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-d", classes.toString()));
    try (Stream<Path> files = Files.walk(PROJECT)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(f -> arguments.add("" + f));
    }
    int result =
        requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(null, null, null, arguments.toArray(String[]::new));
    assertEquals(0, result);
    return classes;
  }

  private void outside(Path temp, HostTargets targets, Path classes) throws Exception {
    Path here = Files.createDirectories(temp.resolve("outside/written"));
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    Map<String, String> more =
        Map.of("write", here.toString(), "outputs", here.resolveSibling("outputs").toString());
    command.addAll(targets.command(classes.toString(), more, "all"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SSH_AUTH_SOCK", "/secret/agent");
    builder.directory(here.toFile()).redirectErrorStream(true);
    Process process = builder.redirectOutput(temp.resolve("outside.log").toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    parse(Files.readString(temp.resolve("outside.log")), outside);
    for (int i = 0; i < 60 && !Files.exists(here.resolve("outlived")); i++) {
      Thread.sleep(100);
    }
    outside.put("outlived", Files.exists(here.resolve("outlived")) ? "SUCCEEDED" : "FAILED");
  }

  private void inside(Path temp, HostTargets targets, Path classes, TestJob job) throws Exception {
    Path written = Files.createDirectories(temp.resolve("inside"));
    List<String> command = new ArrayList<>(List.of("java"));
    String write =
        written + ":/:/usr:/etc:/bin:/proc/sys/kernel/core_pattern:/dev:/proc/self/oom_adj_x";
    Map<String, String> more = Map.of("write", write, "outputs", "/outputs", "door", "8123");
    command.addAll(targets.command("/hostile", more, "all"));
    job.mount(classes, "/hostile");
    Ended ended = new BubblewrapSandbox().run(job.command(command));
    parse(job.log(), inside);
    findings.addAll(ended.findings());
    Thread.sleep(2500);
    for (Path folder : List.of(written, job.collected())) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> !Files.isDirectory(file))
            .map(file -> file.getFileName().toString())
            .forEach(folder.equals(written) ? left::add : collected::add);
      }
    }
  }

  private static void parse(String log, Map<String, String> results) {
    for (String line : log.lines().filter(l -> l.startsWith("ATTEMPT ")).toList()) {
      String[] words = line.split(" ", 3);
      results.put(words[1], words[2]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp",
        "tcp-native",
        "udp",
        "dns",
        "unix-socket",
        "door",
        "mount",
        "unshare",
        "home",
        "environment",
        "write-outside",
        "fork-bomb",
        "memory",
        "disk"
      })
  void holds(String attempt) {
    assertTrue(result(outside, attempt).startsWith("SUCCEEDED"), result(outside, attempt));
    assertTrue(result(inside, attempt).startsWith("FAILED"), result(inside, attempt));
  }

  @Test
  void doesNotRemount() {
    assertTrue(result(inside, "remount").startsWith("FAILED"), result(inside, "remount"));
  }

  @Test
  void sendsOddRequestsOnToTheDoor() {
    assertTrue(result(inside, "door").contains("answers: 404 404"), result(inside, "door"));
  }

  @Test
  void outlivesOnlyOutside() {
    assertEquals("SUCCEEDED", outside.get("outlived"));
    assertTrue(result(inside, "outlive").startsWith("SUCCEEDED"), result(inside, "outlive"));
    assertEquals(List.of(), left);
    assertFalse(collected.contains("outlived"));
  }

  @Test
  void takesAForgedReportForAFile() {
    assertTrue(result(inside, "forge-report").startsWith("SUCCEEDED"));
    assertEquals(List.of("report.json"), collected);
  }

  @Test
  void refusesPlantedLinks() {
    assertTrue(result(inside, "links").startsWith("SUCCEEDED"));
    List<String> refused =
        findings.stream()
            .filter(finding -> finding.rule() == Rule.SANDBOX_OUTPUT_REFUSED)
            .map(Finding::subject)
            .toList();
    assertEquals(List.of("first.jar", "folder", "second.jar", "symbolic.jar"), refused);
  }

  @Test
  void saysWhatItSaw() {
    List<Rule> rules = findings.stream().map(Finding::rule).toList();
    assertTrue(rules.contains(Rule.SANDBOX_OBSERVED));
    List<String> limits =
        findings.stream()
            .filter(finding -> finding.rule() == Rule.SANDBOX_LIMIT)
            .map(Finding::subject)
            .toList();
    assertTrue(limits.contains("disk"), limits.toString());
    if (Files.isWritable(Path.of("/sys/fs/cgroup/pids"))) {
      assertEquals(List.of("processes", "memory", "disk"), limits);
    }
  }

  private static String result(Map<String, String> results, String attempt) {
    return results.getOrDefault(attempt, "not made");
  }
}
