package dev.sallyport.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** git and ssh-keygen, where they are, read what is exported as it is meant. */
@SuppressWarnings("NullAway") // JUnit sets the folder
class GitAgreementTest {
  @TempDir private Path folder;

  @BeforeEach
  void keys() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "no ssh-keygen");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "no git");
    Files.createDirectory(folder.resolve("keys"));
    for (String name : List.of("alice", "bob", "mallory")) {
      run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "keys/" + name);
    }
    run("git", "init", "-q", "repo");
  }

  @Test
  void gitKnowsWhomThePolicyKnows() throws Exception {
    Policy policy = policy("");
    export(policy);
    assertEquals("G", statusOf("alice", "alice@example.org", "2026-06-01"));
    assertEquals("G", statusOf("bob", "b@example.net", "2026-06-01"));
    assertEquals("U", statusOf("mallory", "alice@example.org", "2026-06-01"));
  }

  @Test
  void revokedKeysAreNotGoodForGit() throws Exception {
    Policy unrevoked = policy("");
    String alice = fingerprint(unrevoked, "alice");
    String bob = fingerprint(unrevoked, "bob");
    export(
        policy(
            """
            revocations:
              - {key: "%s", kind: hard, reason: lost}
              - {key: "%s", kind: soft, since: 2026-01-01T00:00:00Z, reason: retired}
            """
                .formatted(alice, bob)));
    assertEquals("U", statusOf("alice", "alice@example.org", "2025-06-01"));
    assertEquals("G", statusOf("bob", "bob@example.org", "2025-06-01"));
    assertNotEquals("G", statusOf("bob", "bob@example.org", "2026-06-01"));
  }

  @Test
  void whatIsExportedIsReadBack() throws Exception {
    AllowedSigners signers =
        AllowedSigners.read("x", PolicySample.bytes(AllowedSigners.write(policy(""))));
    assertEquals(
        List.of(List.of("alice@example.org"), List.of("b@example.net", "bob@example.org")),
        signers.entries().stream().map(AllowedSigners.Entry::emails).toList());
  }

  @Test
  void oneKeyInTwoHandsIsFound() throws IOException {
    Files.copy(folder.resolve("keys/alice.pub"), folder.resolve("keys/twin.pub"));
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> policy("bots: {b: {emails: [x@y], keys: [{ssh: keys/twin.pub}]}}\n"));
    assertTrue(refusal.finding().subject().endsWith("policy.yaml:7:40"), refusal.finding() + "");
  }

  @Test
  void aFileOfAnotherKindIsRefusedWhereItIsNamed() {
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> policy("bots: {b: {emails: [x@y], keys: [{openpgp: keys/mallory}]}}\n"));
    assertTrue(refusal.finding().subject().endsWith("policy.yaml:7:44"), refusal.finding() + "");
  }

  private Policy policy(String more) throws IOException, Refusal {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(
        file,
        """
        version: 1
        repository: r
        people:
          alice: {emails: [alice@example.org], keys: [{ssh: keys/alice.pub}]}
          bob: {emails: [bob@example.org, b@example.net], keys: [{ssh: keys/bob.pub}]}
        branches: [{match: refs/heads/main}]
        """
            + more);
    return PolicyLoader.load(file.toString(), PolicyFolder.of(file), new SignatureKeys());
  }

  private static String fingerprint(Policy policy, String id) {
    return policy.principals().get(id).keys().get(0).key().fingerprint();
  }

  private void export(Policy policy) throws IOException {
    Files.writeString(folder.resolve("allowed"), AllowedSigners.write(policy));
  }

  /** What git says of a commit by this key, address and date. */
  private String statusOf(String key, String email, String day)
      throws IOException, InterruptedException {
    git(
        Map.of("GIT_COMMITTER_DATE", day + "T12:00:00Z", "GIT_AUTHOR_DATE", day + "T12:00:00Z"),
        "-c",
        "user.name=" + key,
        "-c",
        "user.email=" + email,
        "-c",
        "user.signingkey=" + folder.resolve("keys/" + key),
        "-c",
        "gpg.format=ssh",
        "commit",
        "-q",
        "-S",
        "--allow-empty",
        "-m",
        "x");
    return git(
            Map.of(),
            "-c",
            "gpg.ssh.allowedSignersFile=" + folder.resolve("allowed"),
            "log",
            "-1",
            "--format=%G?")
        .strip();
  }

  private String git(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", "repo"));
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  private String run(String... command) throws IOException, InterruptedException {
    return run(Map.of(), List.of(command));
  }

  private String run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().putAll(environment);
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> command + out);
    return out;
  }
}
