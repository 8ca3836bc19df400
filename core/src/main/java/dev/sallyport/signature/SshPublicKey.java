package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An SSH public key (RFC 4253, 5656, 8709; OpenSSH {@code PROTOCOL.u2f} for the {@code sk-} types).
 * Two keys are the same when their bytes are, application id included. Certificates are not
 * supported.
 */
public final class SshPublicKey implements TrustedKey {
  private static final int MAX_LINE = 1 << 14;
  private static final String FORM = "a line looks like: ssh-ed25519 AAAA... comment";

  private final SshKeyType type;
  private final VerifyingKey key;
  private final byte[] application;
  private final byte[] blob;
  private final String fingerprint;
  private final String comment;

  private SshPublicKey(
      SshKeyType type, VerifyingKey key, byte[] application, byte[] blob, String comment) {
    this.type = type;
    this.key = key;
    this.application = application;
    this.blob = blob;
    this.fingerprint = fingerprint(blob);
    this.comment = comment;
  }

  /**
   * Reads a line as in {@code authorized_keys}, without options: type, base64, comment.
   *
   * @param where what the line or file is called in a finding
   * @throws Refusal {@code policy.invalid}
   */
  public static SshPublicKey fromLine(String where, String line) throws Refusal {
    String[] parts = line.strip().split("[ \t]+", 3);
    if (parts.length < 2 || line.length() > MAX_LINE || line.strip().lines().count() != 1) {
      throw invalid(where, "it is not one SSH public key", FORM);
    }
    if (parts[0].contains("-cert-v01@")) {
      throw invalid(
          where,
          "it is an SSH certificate, and certificates are not supported",
          "name the plain public key of each person");
    }
    if (SshKeyType.of(parts[0]).isEmpty()) {
      throw invalid(where, "SSH key type '" + parts[0] + "' is not accepted", FORM);
    }
    try {
      byte[] text = parts[1].getBytes(UTF_8);
      byte[] blob = Base64Body.decode(text, text.length);
      SshPublicKey key = read(blob, parts.length == 3 ? parts[2] : "");
      if (!key.type.wire().equals(parts[0])) {
        throw invalid(where, "the key is of type " + key.type.wire() + ", not " + parts[0], FORM);
      }
      return key;
    } catch (Rejected e) {
      throw invalid(where, String.valueOf(e.getMessage()), FORM);
    }
  }

  private static Refusal invalid(String where, String fact, String hint) {
    return new Refusal(Rule.POLICY_INVALID, where, fact, hint);
  }

  /** Reads the bytes of a key as they stand on the wire. */
  static SshPublicKey read(byte[] blob, String comment) throws Rejected {
    SshReader in = new SshReader(blob);
    String wire = in.text();
    SshKeyType type =
        SshKeyType.of(wire)
            .orElseThrow(
                () ->
                    Rejected.form(
                        wire.contains("-cert-v01@")
                            ? "the key is an SSH certificate, and those are not supported"
                            : "the SSH key is of a type that is not accepted"));
    try {
      VerifyingKey key = key(type, in);
      byte[] application = type.isSecurityKey() ? in.string() : new byte[0];
      in.end();
      return new SshPublicKey(type, key, application, blob.clone(), comment);
    } catch (IllegalArgumentException e) {
      throw Rejected.form("the SSH key is not a point of its curve");
    }
  }

  private static VerifyingKey key(SshKeyType type, SshReader in) throws Rejected {
    return switch (type) {
      case ED25519, SK_ED25519 -> EdKey.ed25519(in.string());
      case RSA -> rsa(in);
      case ECDSA_P256, ECDSA_P384, ECDSA_P521, SK_ECDSA -> {
        EcKey.Curve curve = type.curve().orElseThrow();
        if (!in.text().equals(curve.sshName())) {
          throw Rejected.form("the SSH key is of a curve that is not its type's");
        }
        yield EcKey.of(curve, in.string());
      }
    };
  }

  private static RsaKey rsa(SshReader in) throws Rejected {
    BigInteger exponent = in.positive();
    return new RsaKey(in.positive(), exponent);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  static String fingerprint(byte[] blob) {
    byte[] digest = DigestUtils.sha256(blob);
    return "ssh:SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
  }

  @Override
  public Set<String> material() {
    return Set.of(DigestUtils.sha256Hex(key.material()));
  }

  @Override
  public String kind() {
    return "ssh " + (type == SshKeyType.RSA ? key.name() : type.shortName());
  }

  /** Always false: an SSH key says nothing about itself. */
  @Override
  public boolean hardRevoked() {
    return false;
  }

  @Override
  public Optional<Instant> nextChange(Instant after) {
    return Optional.empty();
  }

  /** Why signatures by this key never count, or empty. */
  public Optional<String> weakness() {
    return Optional.of(key.weakness()).filter(text -> !text.isEmpty());
  }

  /** Type, base64 and comment, without a line feed. */
  public String toLine() {
    String line = type.wire() + " " + Base64.getEncoder().encodeToString(blob);
    return comment.isEmpty() ? line : line + " " + comment;
  }

  /** What follows the key in its line; a claim. */
  public String comment() {
    return comment;
  }

  /** What a security key was made for, e.g. {@code ssh:}; empty for other keys. */
  public String application() {
    return new String(application, UTF_8);
  }

  SshKeyType type() {
    return type;
  }

  VerifyingKey key() {
    return key;
  }

  byte[] applicationDigest() {
    return DigestUtils.sha256(application);
  }

  /** The key as it stands on the wire. */
  public byte[] blob() {
    return blob.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SshPublicKey that && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }
}
