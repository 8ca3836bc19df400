package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.review.SigningKey.Format;
import dev.sallyport.statement.Envelope;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class GitSignerTest {
  private static final byte[] STATEMENT =
      new ReviewStatement(Cast.CHANGE, Optional.of("alice"), Optional.empty()).write();

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = Desk.in(folder);
  }

  @Test
  void signsWithAnSshKeyAsSshKeygenVerifies() throws Exception {
    Path key = sshKey();
    SigningKey ssh = new SigningKey(Format.SSH, "ssh-keygen", key.toString(), List.of());
    SignedFile file =
        new GitSigner(quiet(desk.programs())).sign(ssh, STATEMENT, ReviewStatement.NAMESPACE);
    Envelope envelope = Envelope.read(file.name(), file.bytes());
    assertArrayEquals(STATEMENT, envelope.payload());
    Envelope.Signature signature = envelope.signatures().get(0);
    String listed = desk.run(folder, "ssh-keygen", "-l", "-f", key.toString());
    assertEquals("ssh:" + listed.split(" ")[1], signature.keyid());
    assertEquals(0, sshVerify(envelope, envelope.pae(), ReviewStatement.NAMESPACE));
    assertNotEquals(0, sshVerify(envelope, envelope.payload(), ReviewStatement.NAMESPACE));
    assertNotEquals(0, sshVerify(envelope, envelope.pae(), "git"));
  }

  @Test
  void armorsLikeSshKeygen() throws Exception {
    Path key = sshKey();
    Path data = Files.writeString(folder.resolve("data"), "data");
    desk.run(folder, "ssh-keygen", "-Y", "sign", "-n", "x", "-f", key.toString(), data.toString());
    String block = Files.readString(folder.resolve("data.sig"));
    String body = block.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
    byte[] blob = Base64.getDecoder().decode(body);
    assertEquals(block, new String(SignatureBlock.of(blob), UTF_8));
  }

  @Test
  void signsWithAnOpenPgpKeyAsGpgVerifies() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gpg")), "no gpg here");
    Files.createDirectory(
        desk.home().resolve(".gnupg"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    desk.run(
        folder,
        "gpg",
        "--batch",
        "--quiet",
        "--pinentry-mode=loopback",
        "--passphrase=",
        "--quick-generate-key",
        "Alice <alice@example.org>",
        "ed25519",
        "sign",
        "never");
    SigningKey key = new SigningKey(Format.OPENPGP, "gpg", "alice@example.org", List.of());
    SignedFile file = new GitSigner(quiet(desk.programs())).sign(key, STATEMENT, "unused");
    Envelope envelope = Envelope.read(file.name(), file.bytes());
    Envelope.Signature signature = envelope.signatures().get(0);
    assertTrue(signature.keyid().matches("openpgp:[0-9A-F]{40}"), signature.keyid());
    Path block = Files.write(folder.resolve("sig.asc"), SignatureBlock.of(signature.sig()));
    Path pae = Files.write(folder.resolve("pae"), envelope.pae());
    String status =
        desk.run(folder, "gpg", "--status-fd=1", "--verify", block.toString(), pae.toString());
    assertTrue(status.contains("VALIDSIG " + signature.keyid().substring(8)), status);
    Path binary = Files.write(folder.resolve("sig"), signature.sig());
    assertEquals(
        desk.run(folder, "gpg", "--enarmor", "--output", "-", binary.toString())
            .lines()
            .filter(line -> !line.startsWith("-") && !line.startsWith("Comment"))
            .toList(),
        Files.readAllLines(block).stream().filter(line -> !line.startsWith("-")).toList());
    desk.run(folder, "gpgconf", "--kill", "all");
  }

  @Test
  void aPublicKeyInTheConfigurationIsAsGoodAsAFileWhenTheAgentHasIt() throws Exception {
    Path key = sshKey();
    String literal = Files.readString(folder.resolve("key.pub")).strip();
    SigningKey ssh = new SigningKey(Format.SSH, "ssh-keygen", literal, List.of());
    // There is no agent here: it must fail cleanly, naming the program.
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> new GitSigner(quiet(desk.programs())).sign(ssh, STATEMENT, "sallyport-review"));
    assertEquals("ssh-keygen", refusal.finding().subject());
    String agent = desk.run(folder, "ssh-agent", "-s");
    String socket = agent.replaceAll("(?s).*SSH_AUTH_SOCK=([^;]+);.*", "$1");
    String pid = agent.replaceAll("(?s).*SSH_AGENT_PID=([0-9]+);.*", "$1");
    try {
      desk.run(folder, "env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
      Map<String, String> environment = new TreeMap<>(desk.programs().environment());
      environment.put("SSH_AUTH_SOCK", socket);
      LocalPrograms programs = new LocalPrograms(desk.home(), environment, Duration.ofSeconds(60));
      SignedFile file = new GitSigner(quiet(programs)).sign(ssh, STATEMENT, "sallyport-review");
      Envelope envelope = Envelope.read(file.name(), file.bytes());
      assertEquals(0, sshVerify(envelope, envelope.pae(), "sallyport-review"));
    } finally {
      desk.run(folder, "kill", pid);
    }
  }

  @Test
  void whatGivesNoSignatureIsRefused() throws Exception {
    for (String program : List.of("true", "false", "echo", "/nonexistent/program")) {
      for (Format format : Format.values()) {
        SigningKey key = new SigningKey(format, program, "key", List.of());
        Refusal refusal =
            assertThrows(
                Refusal.class,
                () -> new GitSigner(quiet(desk.programs())).sign(key, STATEMENT, "n"));
        assertEquals(Rule.REVIEW_UNAVAILABLE, refusal.finding().rule());
        assertEquals(program, refusal.finding().subject());
      }
    }
  }

  /** Runs everything as if nobody sat at the terminal, to keep the test's own output clean. */
  private static Programs quiet(Programs programs) {
    return call -> programs.run(new Programs.Call(call.command(), call.stdin(), false));
  }

  private Path sshKey() throws IOException, InterruptedException {
    Path key = folder.resolve("key");
    desk.run(folder, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    return key;
  }

  private int sshVerify(Envelope envelope, byte[] data, String namespace) throws Exception {
    String key = Files.readString(folder.resolve("key.pub"));
    Path signers = Files.writeString(folder.resolve("signers"), "alice " + key);
    byte[] sig = envelope.signatures().get(0).sig();
    Path block = Files.write(folder.resolve("block"), SignatureBlock.of(sig));
    List<String> command =
        List.of(
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            signers.toString(),
            "-I",
            "alice",
            "-n",
            namespace,
            "-s",
            block.toString());
    return desk.programs().run(new Programs.Call(command, data, false)).exit();
  }
}
