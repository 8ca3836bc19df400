package dev.sallyport.trace;

import dev.sallyport.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Traces written by hand, of a sandbox with a build in it. */
final class Traces {
  static final String REPOSITORY = "/home/builder/.m2/repository/";

  private static final String START =
      """
      1 execve("/usr/bin/bwrap", ["/usr/bin/bwrap"], 0x1 /* 2 vars */) = 0
      1 clone(child_stack=NULL, flags=SIGCHLD) = 2
      2 openat(AT_FDCWD</>, "/sallyport/run/instructions", O_RDONLY) = 3</sallyport/run/instructions>
      2 clone(child_stack=NULL, flags=SIGCHLD) = 3
      3 openat(AT_FDCWD</>, "/root/secret", O_RDONLY) = 3</root/secret>
      3 execve("/bin/sh", ["/bin/sh", "-c", "umask 022; exec \\"$@\\"", "sh", "/sallyport/maven/bin/mvn", "-B"], 0x1 /* 9 vars */) = 0
      3 execve("/sallyport/maven/bin/mvn", ["/sallyport/maven/bin/mvn", "-B"], 0x1 /* 9 vars */) = 0
      3 openat(AT_FDCWD</work/app>, "/etc/mavenrc", O_RDONLY) = -1 ENOENT (No such file or directory)
      3 clone(child_stack=NULL, flags=SIGCHLD) = 4
      4 execve("/usr/bin/uname", ["uname"], 0x1 /* 9 vars */) = 0
      3 execve("/jdk/bin/java", ["/jdk/bin/java", "-jar"], 0x1 /* 9 vars */) = 0
      3 openat(AT_FDCWD</work/app>, "/etc/usual", O_RDONLY) = 3</etc/usual>
      3 clone(child_stack=NULL, flags=SIGCHLD) = 5
      """;

  private Traces() {}

  static Activity of(Path folder, String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "trace", "");
    Files.writeString(file, START + String.join("\n", lines) + (lines.length == 0 ? "" : "\n"));
    return Activity.of(file);
  }

  static List<Finding> findings(Path folder, Set<String> accounted, String... lines)
      throws IOException {
    Layout layout =
        new Layout("/work/app", "/home/builder", "/jdk", List.of("/sallyport/maven"), 20117);
    return new Observations(of(folder, lines), of(folder), layout, accounted).findings();
  }

  static String read(int process, String path) {
    return process + " openat(AT_FDCWD</work/app>, \"" + path + "\", O_RDONLY) = 9<" + path + ">";
  }

  static String missed(int process, String path) {
    return process
        + " newfstatat(AT_FDCWD</work/app>, \""
        + path
        + "\", 0x7f, 0) = -1 ENOENT (No such file or directory)";
  }

  static String connect(String host, int port) {
    return "5 connect(9<socket:[8]>, {sa_family=AF_INET, sin_port=htons("
        + port
        + "), sin_addr=inet_addr(\""
        + host
        + "\")}, 16) = -1 ENETUNREACH (Network is unreachable)";
  }
}
