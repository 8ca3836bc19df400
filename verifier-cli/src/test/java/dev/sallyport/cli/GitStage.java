package dev.sallyport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small repository made by git itself, whose people sign with keys by ssh-keygen. */
final class GitStage {
  private final Path dir;
  private final Path repository;

  private GitStage(Path dir) {
    this.dir = dir;
    this.repository = dir.resolve("repo");
  }

  /** A repository whose only commit has a policy for alice and bob. */
  static GitStage set(Path dir) throws Exception {
    GitStage stage = new GitStage(dir);
    Files.createDirectories(dir.resolve("keys"));
    stage.run(dir, "git", "init", "-q", "-b", "main", "repo");
    stage.file(
        ".sallyport/policy.yaml",
        """
        version: 1
        repository: acme/widgets
        people:
          alice:
            name: Alice
            emails: [alice@example.org]
            keys: [{ssh: "%s"}]
          bob:
            name: Bob
            emails: [bob@example.org]
            keys: [{ssh: "%s"}]
        branches:
          - match: [refs/heads/main]
        """
            .formatted(stage.key("alice"), stage.key("bob")));
    stage.file("README", "hello\n");
    stage.commit("alice", "Begin");
    return stage;
  }

  Path repository() {
    return repository;
  }

  Path dir() {
    return dir;
  }

  /** The private key of a person. */
  Path keyFile(String person) {
    return dir.resolve("keys").resolve(person);
  }

  /** Gives a key to somebody whom no policy knows. */
  void stranger(String name) throws Exception {
    key(name);
  }

  private String key(String person) throws Exception {
    run(
        dir,
        "ssh-keygen",
        "-q",
        "-t",
        "ed25519",
        "-N",
        "",
        "-C",
        person,
        "-f",
        keyFile(person).toString());
    return Files.readString(keyFile(person).resolveSibling(person + ".pub")).strip();
  }

  void file(String name, String content) throws IOException {
    Path file = repository.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Commits everything, signed. */
  String commit(String person, String message) throws Exception {
    git(person, "add", "-A");
    git(person, "commit", "-q", "-S", "-m", message);
    return head();
  }

  /** Alice writes a file on a branch of her own, bob merges it. */
  String reviewedMerge(String name) throws Exception {
    git("alice", "checkout", "-q", "-b", name);
    file(name, name + "\n");
    commit("alice", "Add " + name);
    git("alice", "checkout", "-q", "main");
    git("bob", "merge", "-q", "-S", "--no-ff", "-m", "Merge " + name, name);
    return head();
  }

  String head() throws Exception {
    return git("alice", "rev-parse", "HEAD");
  }

  /** The trust root that a commit makes. */
  String root(String commit) throws Exception {
    try (GitObjects objects = GitObjects.open(repository)) {
      return commit + ":" + objects.treeSha512(objects.rootTree(new GitId(commit)));
    }
  }

  String git(String person, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "gpg.format=ssh",
                "-c",
                "user.signingkey=" + keyFile(person),
                "-c",
                "user.name=" + person,
                "-c",
                "user.email=" + person + "@example.org"));
    command.addAll(List.of(arguments));
    return run(repository, command.toArray(String[]::new));
  }

  private String run(Path folder, String... command) throws Exception {
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
