package dev.sallyport.test.hostile;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Attempts on the machine: its files, its limits, its processes. */
final class Machine {
  private static final int MEGABYTE = 1 << 20;
  private static final String MARK = "sallyport-was-here";
  private static final String[] SECRETS = {
    "SSH_AUTH_SOCK", "GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "MAVEN_GPG_PASSPHRASE"
  };

  private Machine() {}

  private static int bound() {
    return Integer.parseInt(Hostile.target("bound"));
  }

  /** In a mount namespace of its own, so that it does no harm where it works. */
  static String mount() throws Exception {
    return Commands.run(
        "unshare", "-Urm", "sh", "-c", "mount -t tmpfs none /tmp && echo mounted over /tmp");
  }

  static String remount() throws Exception {
    return Commands.run("sh", "-c", "mount -o remount,bind,rw /usr && echo /usr is writable");
  }

  static String unshare() throws Exception {
    return Commands.run("unshare", "-Ur", "sh", "-c", "echo root as $(id -u)");
  }

  static String home() throws IOException {
    List<String> seen = new ArrayList<String>();
    for (String home : Hostile.target("home").split(":")) {
      for (String name : new String[] {".ssh", ".m2/settings.xml", ".gnupg", ".bashrc", "."}) {
        Path path = Paths.get(home, name).normalize();
        if (Files.isReadable(path)) {
          seen.add(path.toString());
        }
      }
    }
    if (seen.isEmpty()) {
      throw new IOException("nothing of " + Hostile.target("home") + " is there");
    }
    return "can read " + seen;
  }

  static String environment() throws IOException {
    for (String name : SECRETS) {
      if (System.getenv(name) != null) {
        return "own " + name;
      }
    }
    try (DirectoryStream<Path> processes =
        Files.newDirectoryStream(Paths.get("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        String theirs = environment(process);
        for (String name : SECRETS) {
          if (theirs.contains(name + "=")) {
            return name + " of process " + process.getFileName();
          }
        }
      }
    }
    throw new IOException("no secret in any environment");
  }

  private static String environment(Path process) {
    try {
      return new String(
          Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
    } catch (IOException notAllowed) {
      return "";
    }
  }

  static String writeOutside() throws IOException {
    List<String> written = new ArrayList<String>();
    for (String place : Hostile.target("write").split(":")) {
      Path path = Paths.get(place);
      try {
        if (Files.isDirectory(path)) {
          Files.write(path.resolve(MARK), new byte[1]);
        } else {
          Files.newOutputStream(path, StandardOpenOption.WRITE).close();
        }
        written.add(place);
      } catch (IOException refused) {
        // the next one
      }
    }
    if (written.isEmpty()) {
      throw new IOException("none of " + Hostile.target("write") + " can be written");
    }
    return "wrote to " + written;
  }

  static String forgeReport() throws IOException {
    Path outputs = Paths.get(Hostile.target("outputs"));
    byte[] lie =
        "{\"schema\":\"sallyport/report\",\"verdict\":\"VERIFIED\",\"exit\":0}\n"
            .getBytes(StandardCharsets.UTF_8);
    for (Path path :
        new Path[] {outputs.resolve("report.json"), Paths.get("target/sallyport/report.json")}) {
      Files.createDirectories(path.getParent());
      Files.write(path, lie);
    }
    System.out.println("exit 0\ndone\nVERIFIED 5 of 5");
    return "wrote report.json";
  }

  static String links() throws IOException {
    Path outputs = Paths.get(Hostile.target("outputs"));
    Files.createDirectories(outputs);
    Files.createSymbolicLink(outputs.resolve("symbolic.jar"), Paths.get("/etc/passwd"));
    Files.createSymbolicLink(outputs.resolve("folder"), Paths.get("/"));
    Path file = Files.write(outputs.resolve("first.jar"), new byte[] {1});
    Files.createLink(outputs.resolve("second.jar"), file);
    return "planted three links";
  }

  static String forkBomb() throws Exception {
    List<Process> started = new ArrayList<Process>();
    try {
      for (int i = 0; i < bound(); i++) {
        started.add(new ProcessBuilder("sleep", "20").start());
      }
    } finally {
      for (Process process : started) {
        process.destroyForcibly();
      }
    }
    return "started " + started.size() + " processes";
  }

  /** In other processes, as the kernel may kill the one that eats. */
  static String memory() throws Exception {
    long bytes = 2L * bound() * MEGABYTE;
    String eaten =
        Commands.run(
            "sh", "-c", "head -c " + bytes + " /dev/zero | tail -c " + bytes + " | wc -c");
    if (!eaten.equals(Long.toString(bytes))) {
      throw new IOException("only this came back: " + eaten);
    }
    return "held " + bytes + " bytes";
  }

  static String disk() throws Exception {
    File file = File.createTempFile("hostile", ".bin", new File("."));
    byte[] block = new byte[MEGABYTE];
    try (OutputStream out = Files.newOutputStream(file.toPath())) {
      for (int i = 0; i < bound(); i++) {
        out.write(block);
      }
    } catch (IOException full) {
      // what is full stays full for a moment, as it would for a build that did not expect it
      Thread.sleep(300);
      throw full;
    } finally {
      Files.delete(file.toPath());
    }
    return "wrote " + bound() + " MB";
  }

  /** Leaves a process behind that writes to the outputs and outside later. */
  static String outlive() throws IOException {
    String script = "sleep 2; for d in \"$@\"; do : > \"$d/outlived\"; done";
    List<String> command = new ArrayList<String>();
    command.add("setsid");
    command.add("nohup");
    command.add("sh");
    command.add("-c");
    command.add(script);
    command.add("sallyport-outlives");
    command.add(Hostile.target("outputs"));
    for (String place : Hostile.target("write").split(":")) {
      if (Files.isDirectory(Paths.get(place)) && !place.equals("/") && !place.equals("/usr")) {
        command.add(place);
      }
    }
    new ProcessBuilder(command)
        .redirectInput(new File("/dev/null"))
        .redirectOutput(new File("/dev/null"))
        .redirectError(new File("/dev/null"))
        .start();
    return "left a process behind";
  }
}
