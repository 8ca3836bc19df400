package dev.sallyport.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A repository and its working files, made by git itself. */
final class Checkout {
  final Path folder;

  private Checkout(Path folder) {
    this.folder = folder;
  }

  static Checkout in(Path folder) throws Exception {
    Checkout checkout = new Checkout(Files.createDirectories(folder));
    checkout.git("init", "-q", "-b", "main");
    return checkout;
  }

  /** A small project with a build directory that git ignores. */
  static Checkout ofProject(Path folder) throws Exception {
    Checkout checkout = in(folder);
    checkout.file("pom.xml", "<project/>\n");
    checkout.file(".gitignore", "target/\nEvil.java\n");
    checkout.file("src/main/java/Good.java", "class Good {}\n");
    checkout.file("run.sh", "#!/bin/sh\n");
    assertEquals(true, checkout.folder.resolve("run.sh").toFile().setExecutable(true));
    Files.createSymbolicLink(checkout.folder.resolve("link"), Path.of("src/main"));
    checkout.commit();
    checkout.file("target/classes/Good.class", "x");
    return checkout;
  }

  Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  void commit() throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", "Do");
  }

  WorkTreeState compared(String... allowed) throws Exception {
    try (GitObjects objects = GitObjects.open(folder)) {
      GitId tree = objects.rootTree(objects.revision("HEAD"));
      return WorkTree.compare(objects, tree, folder, Set.of(allowed));
    }
  }

  /** Rule and subject of each difference, when Maven's build directory may be there. */
  List<String> found() throws Exception {
    return compared("target").findings().stream()
        .map(finding -> finding.rule().id() + " " + finding.subject())
        .toList();
  }

  /** What git itself says of the files. */
  String status() throws Exception {
    return git("status", "--porcelain");
  }

  String git(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@repo.example"));
    command.addAll(List.of("-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_DIR"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
    return said;
  }
}
