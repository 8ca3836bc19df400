package dev.sallyport.signature;

import static dev.sallyport.signature.Scene.PAYLOAD;
import static dev.sallyport.signature.Scene.check;
import static dev.sallyport.signature.Scene.good;
import static dev.sallyport.signature.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures by OpenSSH itself; skipped where it is not installed. */
@SuppressWarnings("NullAway")
class SshKeygenTest {
  private static final Path KEYGEN = Path.of("/usr/bin/ssh-keygen");

  @TempDir private Path folder;

  private void run(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> String.join(" ", words));
  }

  private byte[] sign(String namespace) throws IOException, InterruptedException {
    Path payload = Files.write(folder.resolve("payload"), PAYLOAD);
    Files.deleteIfExists(folder.resolve("payload.sig"));
    run(KEYGEN.toString(), "-Y", "sign", "-n", namespace, "-f", "key", payload.toString());
    return Files.readAllBytes(folder.resolve("payload.sig"));
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519, 256, ssh ed25519",
    "rsa, 3072, ssh rsa3072",
    "ecdsa, 256, ssh ecdsa-nistp256",
    "ecdsa, 384, ssh ecdsa-nistp384",
    "ecdsa, 521, ssh ecdsa-nistp521"
  })
  void acceptsWhatOpenSshSigns(String type, String bits, String kind)
      throws IOException, InterruptedException, Refusal {
    assumeTrue(Files.isExecutable(KEYGEN));
    run(KEYGEN.toString(), "-q", "-t", type, "-b", bits, "-N", "", "-f", "key");
    SshPublicKey key =
        SshPublicKey.fromLine("key.pub", Files.readString(folder.resolve("key.pub")));
    assertEquals(kind, key.kind());
    assertEquals(key.fingerprint(), good(check(sign("git"), key)).signingKey());
    refused(Rule.COMMIT_SIGNATURE_TYPE, check(sign("file"), key));
    refused(Rule.KEY_UNKNOWN, check(sign("git"), SshKey.ed25519().read()));
    assertEquals(
        List.of(key), List.of(((SignatureFacts.Ssh) SignatureFacts.of(sign("git"))).key()));
  }
}
