package dev.sallyport.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder
class ObservationsTest {
  private static final String SECRET = "org/example/secret/1/secret-1.jar";

  @TempDir Path folder;

  private List<String> observed(String... lines) throws Exception {
    return Traces.findings(
            folder, Set.of("g/a/1/a-1.jar", "g/own/2/", "g/a/maven-metadata.xml"), lines)
        .stream()
        .map(finding -> finding.rule().id() + " " + finding.subject())
        .toList();
  }

  @Test
  void aBuildThatDoesWhatEveryBuildDoesIsSilent() throws Exception {
    assertEquals(
        List.of(),
        observed(
            Traces.read(5, "/work/app/pom.xml"),
            Traces.read(5, "/jdk/lib/modules"),
            Traces.read(5, "/usr/lib/x86_64-linux-gnu/libc.so.6"),
            Traces.read(5, "/proc/self/maps"),
            Traces.read(5, "/proc/4711/cmdline"),
            Traces.read(5, "/home/builder/written-by-the-build"),
            Traces.read(5, "/tmp/surefire123456789"),
            Traces.read(5, Traces.REPOSITORY + "g/a/1/a-1.jar"),
            Traces.read(5, Traces.REPOSITORY + "g/a/maven-metadata-central.xml"),
            Traces.read(5, Traces.REPOSITORY + "g/own/2/own-2.jar"),
            Traces.missed(5, Traces.REPOSITORY + "g/a/1/a-1.jar.lastUpdated"),
            Traces.missed(5, Traces.REPOSITORY + "g/a/pom.xml"),
            Traces.missed(5, "/work/pom.xml"),
            Traces.missed(5, "/work/.mvn"),
            Traces.connect("127.0.0.1", 20117),
            "5 getsockname(9<socket:[1]>, {sa_family=AF_INET6, sin6_port=htons(40000),"
                + " sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"::ffff:127.0.0.1\", &sin6_addr),"
                + " sin6_scope_id=0}, [28]) = 0",
            Traces.connect("127.0.0.1", 40000),
            "5 connect(4<socket:[2]>, {sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}, 110)"
                + " = -1 ENOENT (No such file or directory)",
            "2 openat(AT_FDCWD</>, \"/etc/shadow\", O_RDONLY) = 3</etc/shadow>"));
  }

  @Test
  void filesThatNobodyResolvedAreFound() throws Exception {
    assertEquals(
        List.of("input.unrecorded-file odd.bin", "input.unrecorded-file " + SECRET),
        observed(
            Traces.missed(5, Traces.REPOSITORY + SECRET),
            Traces.read(5, Traces.REPOSITORY + "odd.bin")));
  }

  @Test
  void filesOfTheMachineAreFound() throws Exception {
    assertEquals(
        List.of(
            "input.outside-file /etc/hostname",
            "input.outside-file /home/builder/.gitconfig",
            "input.outside-file /opt/data/…",
            "input.outside-file /proc/PID/environ",
            "input.outside-file /work/beside.txt"),
        observed(
            Traces.missed(5, "/etc/hostname"),
            Traces.missed(5, "/home/builder/.gitconfig"),
            Traces.read(5, "/opt/data/1234567"),
            Traces.read(5, "/proc/17/environ"),
            Traces.missed(5, "/work/app/../beside.txt")));
  }

  @Test
  void aLinkInTheSourceDoesNotHideWhereItLeads() throws Exception {
    assertEquals(
        List.of("input.outside-file /opt/secret"),
        observed("5 openat(AT_FDCWD</work/app>, \"link\", O_RDONLY) = 9</opt/secret>"));
  }

  @Test
  void theNetworkIsFound() throws Exception {
    assertEquals(
        List.of(
            "input.network /run/docker.sock",
            "input.network 127.0.0.1:53",
            "input.network 127.0.0.1:5432",
            "input.network 192.0.2.1:80",
            "input.network [2001:db8::1]:443",
            "input.network foo.test"),
        observed(
            Traces.connect("192.0.2.1", 80),
            Traces.connect("127.0.0.1", 5432),
            Traces.connect("127.0.0.1", 53),
            "5 sendto(9<socket:[8]>, \"\\0\\1\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\3foo\\4test\\0\\0\\1\\0\\1\","
                + " 26, MSG_NOSIGNAL, NULL, 0) = 26",
            "5 connect(4<socket:[3]>, {sa_family=AF_INET6, sin6_port=htons(443),"
                + " sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"2001:db8::1\", &sin6_addr),"
                + " sin6_scope_id=0}, 28) = -1 ENETUNREACH (Network is unreachable)",
            "5 connect(4<socket:[2]>, {sa_family=AF_UNIX, sun_path=\"/run/docker.sock\"}, 110) = -1"
                + " ENOENT (No such file or directory)"));
  }

  @Test
  void programsAreFoundAndTheOwnJavaIsToldOnce() throws Exception {
    String java = " execve(\"/jdk/bin/java\", [\"java\", \"-jar\"], 0x1 /* 9 vars */) = 0";
    assertEquals(
        List.of("input.process /usr/bin/git", "input.process java", "input.process nothere"),
        observed(
            "5 execve(\"/jdk/lib/jspawnhelper\", [\"/jdk/lib/jspawnhelper\"], 0x1 /* 9 vars */) = 0",
            "5 execve(\"/usr/local/bin/git\", [\"git\", \"log\"], 0x1 /* 9 vars */) = -1 ENOENT (No)",
            "5 execve(\"/usr/bin/git\", [\"git\", \"log\"], 0x1 /* 9 vars */) = 0",
            "3 clone(child_stack=NULL, flags=SIGCHLD) = 6",
            "6" + java,
            "3 clone(child_stack=NULL, flags=SIGCHLD) = 7",
            "7" + java,
            "3 clone(child_stack=NULL, flags=SIGCHLD) = 8",
            "8 execve(\"/usr/bin/nothere\", [\"nothere\"], 0x1 /* 9 vars */) = -1 ENOENT (No)"));
  }

  @Test
  void aProcessIdMayBeGivenTwice() throws Exception {
    assertEquals(
        List.of("input.outside-file /etc/hostname"),
        observed(
            "4 +++ exited with 0 +++",
            "3 clone(child_stack=NULL, flags=SIGCHLD) = 4",
            Traces.read(4, "/etc/hostname")));
  }

  @Test
  void whatIsNotSeenIsSaid() throws Exception {
    assertEquals(List.of("input.trace-incomplete strace"), observed("5 broken("));
    assertEquals(
        List.of("input.trace-incomplete strace"),
        observed("5 io_uring_setup(8, {flags=0}) = 9<anon_inode:[io_uring]>"));
    Path other = Files.writeString(folder.resolve("other"), Traces.read(1, "/etc/hostname") + "\n");
    Activity activity = Activity.of(other);
    assertTrue(!activity.isOfBuild() && !activity.isWhole());
  }

  @Test
  void muchOfOneKindIsToldShortly() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(Traces.read(5, "/usr/share/fonts/f" + i + ".ttf"));
      lines.add(Traces.connect("192.0.2." + i, 80));
    }
    List<Finding> findings = Traces.findings(folder, Set.of(), lines.toArray(new String[0]));
    assertEquals(1 + Folded.MOST + 1, findings.size());
    assertEquals("/usr/share/fonts/*", findings.get(0).subject());
  }
}
