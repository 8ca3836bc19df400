package dev.sallyport.sandbox;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries in a sandbox, with small limits, what a build must not be able to do. */
final class SandboxProbe {
  private static final long MEGABYTE = 1 << 20;
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(30), 32 * MEGABYTE, 64, 8 * MEGABYTE, MEGABYTE, 10, MEGABYTE);

  /**
   * One line for each thing tried: its name, and whether it held. The marker is a file outside. The
   * processes come last, as they are still there afterwards.
   */
  private static final String SCRIPT =
      """
      try() { n=$1; if sh -c "$2" >/dev/null 2>&1; then echo "$n open"; else echo "$n held"; fi; }
      try network 'tail -n +2 /proc/net/route | grep -q . || bash -c "echo >/dev/udp/192.0.2.1/9"'
      try capabilities '! grep -q "^CapEff:.0*$" /proc/self/status'
      try namespaces 'unshare -U true'
      try reading 'test -e /root || test -e /run || test -e "$MARKER"'
      try writing 'touch /usr/x || touch /etc/x || touch /x || touch /proc/sys/kernel/core_pattern'
      try disk 'head -c 16777216 /dev/zero >/tmp/x'
      rm -f /tmp/x
      try memory 'head -c 314572800 /dev/zero | tail -c 314572800 | wc -c | grep -q ^314572800$'
      try processes 'for i in $(seq 160); do sleep 9 & done'
      """;

  private static final Map<String, String> THINGS =
      Map.of(
          "network", "no way out to a network",
          "capabilities", "no capability in the build",
          "namespaces", "no further user namespace",
          "reading", "no sight of home folders, /run and /tmp of this machine",
          "writing", "no writing outside the writable areas",
          "disk", "the size of the writable areas",
          "memory", "the memory of the build",
          "processes", "the number of processes");

  private static final String GROUPS =
      "run where control groups can be made: as root, or as 'systemd-run --user --scope sallyport"
          + " ...', or in a container with a writable /sys/fs/cgroup";

  private final Sandbox sandbox;

  SandboxProbe(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** One finding for each thing that did not hold. */
  List<Finding> attempts() throws Refusal {
    try (RunFolder folder = RunFolder.create();
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path socket = folder.path().resolve("door");
      door.bind(UnixDomainSocketAddress.of(socket));
      Path log = folder.path().resolve("log");
      sandbox.run(job(folder.path(), socket, log));
      return judge(Files.readAllLines(log));
    } catch (IOException failure) {
      throw new Refusal(
          Rule.SANDBOX_UNAVAILABLE, "probe", String.valueOf(failure.getMessage()), "try again");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Refusal(Rule.TOOL_INTERRUPTED, "probe", "stopped", "run it again");
    }
  }

  private static Job job(Path folder, Path socket, Path log) throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    return new Job(
        List.of("sh", "-c", SCRIPT),
        Map.of("PATH", "/usr/bin:/bin:/usr/sbin:/sbin", "MARKER", socket.toString()),
        "/build/probe",
        "probe",
        "/home/probe",
        Optional.empty(),
        List.of(),
        source,
        socket,
        8123,
        "022",
        "/outputs",
        folder.resolve("collected"),
        log,
        LIMITS);
  }

  static List<Finding> judge(List<String> lines) {
    List<Finding> findings = new ArrayList<>();
    THINGS.forEach(
        (name, thing) -> {
          if (!lines.contains(name + " held")) {
            boolean groups = name.equals("memory") || name.equals("processes");
            findings.add(
                Finding.of(
                    Rule.SANDBOX_NOT_ENFORCED,
                    name,
                    "not enforced here: " + thing,
                    groups ? GROUPS : "do not rely on this machine; please report it as a defect"));
          }
        });
    findings.sort(Comparator.comparing(Finding::subject));
    return findings;
  }

  static Finding memoryPerProcess() {
    return Finding.of(
        Rule.SANDBOX_NOT_ENFORCED,
        "memory",
        "the limit holds for each process, not for all of the build together",
        GROUPS);
  }
}
