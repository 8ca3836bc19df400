package dev.sallyport.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BubblewrapSandboxTest {
  private final BubblewrapSandbox sandbox = new BubblewrapSandbox();

  @BeforeEach
  void bubblewrapIsInstalled() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed");
  }

  @Test
  void copiesTheSourceWithModesTimesAndLinks(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Path script = Files.writeString(job.source().resolve("run.sh"), "#!/bin/sh\necho ran\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
      Files.setLastModifiedTime(script, FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
      Files.createSymbolicLink(job.source().resolve("link"), Path.of("run.sh"));
      Ended ended =
          sandbox.run(
              job.shell(
                  "./run.sh; stat -c '%a %Y' run.sh; readlink link; pwd; id -un; umask;"
                      + " ls -A ~; echo x > new; cp new /outputs/new; exit 7"));
      assertEquals(7, ended.exitCode());
      assertEquals(List.of(), ended.findings());
      assertEquals(
          List.of("ran", "750 1000000000", "run.sh", "/build/project", "tester", "0027"),
          job.log().lines().toList());
      job.assertCollected("new");
      assertFalse(Files.exists(job.source().resolve("new")), "the source itself is untouched");
    }
  }

  @Test
  void showsWhatIsMountedReadOnly(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Path tool = Files.writeString(temp.resolve("tool"), "a tool\n");
      job.mount(tool, "/home/tester/.m2/settings.xml");
      sandbox.run(job.shell("cat ~/.m2/settings.xml; echo x >> ~/.m2/settings.xml || echo no"));
      assertTrue(job.log().startsWith("a tool\n"), job.log());
      assertTrue(job.log().endsWith("no\n"), job.log());
      assertEquals("a tool\n", Files.readString(tool));
    }
  }

  @Test
  void enforcesOnThisMachineWhatTheProbeSays(@TempDir Path temp) throws Exception {
    for (Finding finding : sandbox.probe()) {
      assertEquals(Rule.SANDBOX_NOT_ENFORCED, finding.rule());
      assertTrue(List.of("memory", "processes").contains(finding.subject()), finding.toString());
    }
  }

  @Test
  void namesWhatTheProbeFoundOpen() {
    List<Finding> findings =
        SandboxProbe.judge(
            List.of(
                "network open",
                "capabilities held",
                "namespaces held",
                "reading held",
                "writing held",
                "disk held",
                "memory held"));
    assertEquals(List.of("network", "processes"), findings.stream().map(Finding::subject).toList());
  }

  @Test
  void endsABuildThatTakesTooLong(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      job.limits(new Limits(Duration.ofSeconds(2), 1L << 28, 99, 1L << 20, 1, 1, 100));
      Refusal refusal =
          assertThrows(
              Refusal.class, () -> sandbox.run(job.shell("setsid sleep 61.37 & sleep 61.37")));
      assertEquals(Rule.SANDBOX_TIMEOUT, refusal.finding().rule());
      assertNoProcess("61.37");
    }
  }

  @Test
  void endsWithTheThreadThatRunsIt(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      AtomicReference<Throwable> thrown = new AtomicReference<>(new IllegalStateException());
      Thread runner =
          new Thread(
              () -> {
                try {
                  sandbox.run(job.shell("setsid sleep 62.37 & sleep 62.37"));
                } catch (Refusal | InterruptedException end) {
                  thrown.set(end);
                }
              });
      runner.start();
      Thread.sleep(1500);
      runner.interrupt();
      runner.join(20_000);
      assertInstanceOf(InterruptedException.class, thrown.get());
      assertNoProcess("62.37");
    }
  }

  @Test
  void keepsTheStartOfTheLog(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Ended ended = sandbox.run(job.shell("head -c 70000 /dev/zero"));
      assertEquals(1 << 16, job.log().length());
      assertEquals(List.of(Rule.SANDBOX_LIMIT), rules(ended));
      assertEquals("log", ended.findings().get(0).subject());
    }
  }

  @Test
  void observesTriesToReachTheNetwork(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Ended ended = sandbox.run(job.shell("bash -c 'echo > /dev/tcp/192.0.2.1/80'; true"));
      assertEquals(List.of(Rule.SANDBOX_OBSERVED), rules(ended));
      assertTrue(
          ended.findings().get(0).evidence() instanceof Evidence.Fact fact
              && fact.text().contains(": 1 packets"));
    }
  }

  @Test
  void reachesTheDoorAndNothingElse(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Ended ended =
          sandbox.run(
              job.shell(
                  "bash -c 'exec 3<>/dev/tcp/127.0.0.1/8123; printf \"GET /a HTTP/1.1\\r\\n\\r\\n\""
                      + " >&3; head -1 <&3'"));
      assertEquals(List.of(), ended.findings());
      assertEquals("HTTP/1.1 404 Not Found", job.log().strip());
      assertEquals(List.of("GET /a HTTP/1.1"), job.door().asked());
    }
  }

  @Test
  void refusesPathsThatWouldCoverTheSystem(@TempDir Path temp) throws Exception {
    for (String work : List.of("/usr/src/x", "/proc/x", "/etc", "/sallyport/x", "/a/../x", "x")) {
      try (TestJob job = new TestJob(Files.createTempDirectory(temp, "job"))) {
        Refusal refusal =
            assertThrows(Refusal.class, () -> sandbox.run(job.in(work).shell("true")), work);
        assertEquals(Rule.RECIPE_INVALID, refusal.finding().rule());
      }
    }
  }

  @Test
  void doesNotAddToACollectedFolder(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Files.createDirectories(job.collected().resolve("old"));
      Refusal refusal = assertThrows(Refusal.class, () -> sandbox.run(job.shell("true")));
      assertEquals(Rule.SANDBOX_UNAVAILABLE, refusal.finding().rule());
    }
  }

  @Test
  void refusesWhereNoSandboxCanBeMade(@TempDir Path temp) throws Exception {
    Path java = Path.of(System.getProperty("java.home"));
    try (TestJob job = new TestJob(temp)) {
      BubblewrapSandbox broken = new BubblewrapSandbox(java, List.of("/bin/false"));
      Refusal refusal = assertThrows(Refusal.class, () -> broken.run(job.shell("true")));
      assertEquals(Rule.SANDBOX_UNAVAILABLE, refusal.finding().rule());
    }
  }

  @Test
  void refusesASourceThatDoesNotFit(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Files.write(job.source().resolve("big"), new byte[2 << 20]);
      job.limits(new Limits(Duration.ofSeconds(60), 1L << 28, 99, 1L << 20, 1, 1, 100));
      Refusal refusal = assertThrows(Refusal.class, () -> sandbox.run(job.shell("true")));
      assertEquals(Rule.TOOL_DISK_FULL, refusal.finding().rule());
    }
  }

  @Test
  void takesOutputsFromWhereTheyWereNotFromWhereALinkPoints(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      job.outputs("/home/tester/deep/out");
      Ended ended =
          sandbox.run(
              job.shell(
                  "echo 1 > ~/deep/out/a; mv ~/deep ~/gone; ln -s /sallyport ~/deep;"
                      + " rm -rf ~/gone/out; ls -ld ~/deep"));
      assertEquals(List.of(), ended.findings());
      job.assertCollected();
    }
  }

  private static List<Rule> rules(Ended ended) {
    return ended.findings().stream().map(Finding::rule).toList();
  }

  private static void assertNoProcess(String argument) {
    List<String> left =
        ProcessHandle.allProcesses()
            .map(process -> process.info().commandLine().orElse(""))
            .filter(line -> line.contains("sleep " + argument) && !line.contains("java"))
            .toList();
    assertEquals(List.of(), left);
  }
}
