package dev.sallyport.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoSandboxTest {
  private final NoSandbox sandbox = new NoSandbox();

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void runsWithPathsReplacedAndSaysThatNothingHolds(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Files.writeString(job.source().resolve("a"), "hello\n");
      Path tool = Files.writeString(temp.resolve("tool"), "tool\n");
      job.port(freePort()).mount(tool, "/opt/tool");
      Ended ended =
          sandbox.run(job.shell("cat a /opt/tool; cp a /outputs/a; cd ~ && echo home; exit 4"));
      assertEquals(4, ended.exitCode());
      assertEquals("hello\ntool\nhome\n", job.log());
      assertEquals(
          List.of(Rule.SANDBOX_NONE), ended.findings().stream().map(Finding::rule).toList());
      job.assertCollected("a");
    }
  }

  @Test
  void refusesLinksAsOutputs(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      job.port(freePort());
      Ended ended = sandbox.run(job.shell("ln -s /etc/passwd /outputs/a; mkfifo /outputs/b"));
      assertEquals(
          List.of(Rule.SANDBOX_NONE, Rule.SANDBOX_OUTPUT_REFUSED, Rule.SANDBOX_OUTPUT_REFUSED),
          ended.findings().stream().map(Finding::rule).toList());
      job.assertCollected();
    }
  }

  @Test
  void endsABuildThatTakesTooLong(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      job.port(freePort());
      job.limits(new Limits(Duration.ofSeconds(1), 1, 1, 1, 1, 1, 100));
      Refusal refusal =
          assertThrows(
              Refusal.class, () -> sandbox.run(job.shell("setsid sleep 63.37 & sleep 63.37")));
      assertEquals(Rule.SANDBOX_TIMEOUT, refusal.finding().rule());
      assertEquals(
          List.of(),
          ProcessHandle.allProcesses()
              .map(process -> process.info().commandLine().orElse(""))
              .filter(line -> line.equals("/usr/bin/sleep 63.37"))
              .toList());
    }
  }

  @Test
  void refusesAPortThatIsTaken(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp);
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      job.port(taken.getLocalPort());
      Refusal refusal = assertThrows(Refusal.class, () -> sandbox.run(job.shell("true")));
      assertEquals(Rule.SANDBOX_UNAVAILABLE, refusal.finding().rule());
    }
  }

  @Test
  void replacesWholePathsOnly(@TempDir Path temp) throws Exception {
    try (TestJob job = new TestJob(temp)) {
      Job plain = job.shell("");
      OutsidePaths paths = new OutsidePaths(plain, Places.of(plain), Path.of("/T"));
      assertEquals("-Dx=/T/tree/build/project", paths.text("-Dx=/build/project"));
      assertEquals("file:///T/outputs", paths.text("file:///outputs"));
      assertEquals("/rebuild /build-2 /home/build", paths.text("/rebuild /build-2 /home/build"));
      assertEquals("/T/tree/build/x:/T/tree/home/tester", paths.text("/build/x:/home/tester"));
    }
  }
}
