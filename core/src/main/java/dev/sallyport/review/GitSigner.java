package dev.sallyport.review;

import dev.sallyport.review.SigningKey.Format;
import dev.sallyport.statement.Envelope;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Signs statements with the program that its user signs commits with, so that agents, cards and
 * {@code sk-} keys work as they do there.
 */
public final class GitSigner {
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final String END = "-----END SSH SIGNATURE-----";

  private static final Pattern PUBLIC_KEY =
      Pattern.compile("(ssh|sk|ecdsa)-\\S+ [A-Za-z0-9+/=]+( .*)?");

  private final Programs programs;

  /**
   * A signer.
   *
   * @param programs run outside the checkout; relative names of keys are looked for there
   */
  public GitSigner(Programs programs) {
    this.programs = programs;
  }

  /**
   * Signs a statement.
   *
   * @param statement the bytes of an in-toto statement
   * @param namespace the SSHSIG namespace, e.g. {@link ReviewStatement#NAMESPACE}
   * @throws Refusal when the program did not give a signature
   */
  public SignedFile sign(SigningKey key, byte[] statement, String namespace) throws Refusal {
    byte[] pae = Envelope.pae(Statement.PAYLOAD_TYPE, statement);
    Envelope.Signature signature =
        key.format() == Format.SSH ? ssh(key, pae, namespace) : openPgp(key, pae);
    return SignedFile.of(statement, signature);
  }

  private Envelope.Signature openPgp(SigningKey key, byte[] pae) throws Refusal {
    byte[] signature =
        output(
            key,
            pae,
            List.of(
                key.program(),
                "--no-armor",
                "--detach-sign",
                "--local-user",
                key.key(),
                "--output",
                "-"));
    if (!SignatureBlock.isOpenPgp(signature)) {
      throw failed(key, "wrote something that is not a signature");
    }
    return new Envelope.Signature(certificate(key), signature);
  }

  /** The primary fingerprint; a hint, so that it may be empty when the program cannot tell. */
  private String certificate(SigningKey key) throws Refusal {
    List<String> command =
        List.of(key.program(), "--batch", "--with-colons", "--list-keys", "--", key.key());
    Programs.Ended ended = run(key, new Programs.Call(command, new byte[0], false));
    return new String(ended.stdout(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 9 && fields[9].matches("[0-9A-F]{40,64}"))
        .map(fields -> "openpgp:" + fields[9])
        .findFirst()
        .orElse("");
  }

  private Envelope.Signature ssh(SigningKey key, byte[] pae, String namespace) throws Refusal {
    if (!PUBLIC_KEY.matcher(key.key()).matches()) {
      return ssh(key, key.key(), pae, namespace);
    }
    try {
      Path file = Files.createTempFile("sallyport-", ".pub");
      try {
        Files.writeString(file, key.key() + "\n");
        return ssh(key, file.toString(), pae, namespace);
      } finally {
        Files.delete(file);
      }
    } catch (IOException full) {
      throw failed(key, "could not be given the public key in a file");
    }
  }

  private Envelope.Signature ssh(SigningKey key, String file, byte[] pae, String namespace)
      throws Refusal {
    byte[] block =
        output(key, pae, List.of(key.program(), "-Y", "sign", "-n", namespace, "-f", file));
    String text = new String(block, StandardCharsets.ISO_8859_1).strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw failed(key, "wrote something that is not a signature");
    }
    String body = text.substring(BEGIN.length(), text.length() - END.length());
    try {
      byte[] signature = Base64.getMimeDecoder().decode(body);
      if (SignatureBlock.isSsh(signature)) {
        return new Envelope.Signature(SignatureBlock.sshFingerprint(signature), signature);
      }
    } catch (IllegalArgumentException notBase64) {
      throw failed(key, "wrote a signature that cannot be read");
    }
    throw failed(key, "wrote a signature that cannot be read");
  }

  private byte[] output(SigningKey key, byte[] stdin, List<String> command) throws Refusal {
    Programs.Ended ended = run(key, new Programs.Call(command, stdin, true));
    if (ended.exit() != 0) {
      throw failed(key, "ended with status " + ended.exit() + " " + ended.stderr());
    }
    return ended.stdout();
  }

  private Programs.Ended run(SigningKey key, Programs.Call call) throws Refusal {
    try {
      return programs.run(call);
    } catch (IOException notRun) {
      throw failed(key, "could not be run: " + notRun.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refusal(
          Rule.TOOL_INTERRUPTED, key.program(), "signing was stopped", "approve again");
    }
  }

  private static Refusal failed(SigningKey key, String fact) {
    return new Refusal(
        Rule.REVIEW_UNAVAILABLE,
        key.program(),
        fact.strip(),
        "see that the key is plugged in or in the agent, or name another: --key, --program");
  }
}
