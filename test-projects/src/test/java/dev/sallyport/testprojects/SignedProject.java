package dev.sallyport.testprojects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The project {@code gated} in a repository of git, whose people sign with keys of ssh-keygen. */
final class SignedProject {
  final Path folder;
  private final Path keys;

  private SignedProject(Path folder, Path keys) {
    this.folder = folder;
    this.keys = keys;
  }

  /** Begun by alice, without a policy. */
  static SignedProject begun(Path dir) throws Exception {
    Path keys = Files.createDirectories(dir.resolve("keys"));
    SignedProject project = new SignedProject(Workplace.copyOfProject("gated", dir), keys);
    for (String person : List.of("alice", "bob")) {
      project.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", keys.resolve(person) + "");
    }
    project.git("alice", "init", "-q", "-b", "main");
    project.file(".gitignore", "target/\nEvil.java\n");
    project.commit("alice", "Begin");
    return project;
  }

  /** With a policy for alice and bob, and one merge of bob's after it. */
  static SignedProject reviewed(Path dir) throws Exception {
    SignedProject project = begun(dir);
    project.file(
        ".sallyport/policy.yaml",
        """
        version: 1
        repository: test/gated
        people:
          alice: {name: Alice, emails: [alice@example.org], keys: [{ssh: "%s"}]}
          bob: {name: Bob, emails: [bob@example.org], keys: [{ssh: "%s"}]}
        branches:
          - match: [refs/heads/main]
        """
            .formatted(project.publicKey("alice"), project.publicKey("bob")));
    project.commit("alice", "Add the policy");
    project.merge("feature");
    return project;
  }

  /** The commit that has the policy, and the SHA-512 of its tree. */
  String trustRoot() throws Exception {
    String commit = git("alice", "rev-parse", "HEAD~1");
    try (GitObjects objects = GitObjects.open(folder)) {
      return commit + ":" + objects.treeSha512(objects.rootTree(new GitId(commit)));
    }
  }

  /**
   * A run of Maven on it.
   *
   * @param root the trust root from outside, or empty for none
   */
  MavenRun maven(String root, String... arguments) {
    MavenRun run =
        MavenRun.in(folder).with("-Dsallyport.version=" + Workplace.VERSION).with(arguments);
    return root.isEmpty() ? run : run.environment("SALLYPORT_TRUST_ROOT", root);
  }

  JsonNode report() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("target/sallyport/report.json").toFile());
  }

  /** The ids of the rules that were found, without notes. */
  Set<String> rules() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (JsonNode finding : report().path("findings")) {
      if (!finding.path("weight").asText().equals("NOTE")) {
        rules.add(finding.path("rule").asText());
      }
    }
    return rules;
  }

  void file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  void commit(String person, String message) throws Exception {
    git(person, "add", "-A");
    git(person, "commit", "-q", "-S", "-m", message);
  }

  /** Alice writes a file on a branch of her own, bob merges it. */
  void merge(String name) throws Exception {
    git("alice", "checkout", "-q", "-b", name);
    file(name + ".txt", name + "\n");
    commit("alice", "Add " + name);
    git("alice", "checkout", "-q", "main");
    git("bob", "merge", "-q", "-S", "--no-ff", "-m", "Merge " + name, name);
  }

  private String publicKey(String person) throws IOException {
    return Files.readString(keys.resolve(person + ".pub")).strip();
  }

  String git(String person, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "gpg.format=ssh"));
    command.addAll(List.of("-c", "user.signingkey=" + keys.resolve(person)));
    command.addAll(List.of("-c", "user.name=" + person));
    command.addAll(List.of("-c", "user.email=" + person + "@example.org"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private String run(String... command) throws Exception {
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
