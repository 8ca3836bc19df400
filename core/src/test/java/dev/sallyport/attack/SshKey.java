package dev.sallyport.attack;

import static dev.sallyport.attack.Wire.concat;
import static dev.sallyport.attack.Wire.string;
import static dev.sallyport.attack.Wire.u32;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/** An SSH key that signs as {@code ssh-keygen -Y sign} would, or not quite, as asked. */
final class SshKey implements SigningKey {

  /**
   * What a signature is made of; the defaults are what OpenSSH writes.
   *
   * @param flags, counter, application only of {@code sk-} keys
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Form(
      int version,
      String namespace,
      String reserved,
      String hash,
      String inner,
      int flags,
      int counter,
      String application,
      byte[] trailing) {

    Form namespace(String other) {
      return new Form(version, other, reserved, hash, inner, flags, counter, application, trailing);
    }

    Form version(int other) {
      return new Form(
          other, namespace, reserved, hash, inner, flags, counter, application, trailing);
    }

    Form hash(String other) {
      return new Form(
          version, namespace, reserved, other, inner, flags, counter, application, trailing);
    }

    Form inner(String other) {
      return new Form(
          version, namespace, reserved, hash, other, flags, counter, application, trailing);
    }

    Form flags(int other) {
      return new Form(
          version, namespace, reserved, hash, inner, other, counter, application, trailing);
    }

    Form application(String other) {
      return new Form(version, namespace, reserved, hash, inner, flags, counter, other, trailing);
    }

    Form trailing(byte... other) {
      return new Form(
          version, namespace, reserved, hash, inner, flags, counter, application, other);
    }
  }

  private interface Mathematics {
    byte[] sign(byte[] data, String inner) throws CryptoException;
  }

  static final String SK_APPLICATION = "ssh:";

  private final String type;
  private final byte[] blob;
  private final String inner;
  private final boolean token;
  private final Mathematics mathematics;

  private SshKey(String type, byte[] rest, String inner, boolean token, Mathematics mathematics) {
    this.type = type;
    this.blob = concat(string(type), rest);
    this.inner = inner;
    this.token = token;
    this.mathematics = mathematics;
  }

  static SshKey ed25519(String name) {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SeededRandom(name));
    String type = "ssh-ed25519";
    byte[] point = string(key.generatePublicKey().getEncoded());
    return new SshKey(type, point, type, false, (data, inner) -> edDsa(key, data));
  }

  /** A key on a token: {@code sk-ssh-ed25519@openssh.com}. */
  static SshKey token(String name) {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SeededRandom(name));
    String type = "sk-ssh-ed25519@openssh.com";
    byte[] rest = concat(string(key.generatePublicKey().getEncoded()), string(SK_APPLICATION));
    return new SshKey(type, rest, type, true, (data, inner) -> edDsa(key, data));
  }

  static SshKey ecdsa(String name) {
    return ecdsa(name, "ecdsa-sha2-nistp256", new byte[0], false);
  }

  /** A key on a token of the kind that most people have. */
  static SshKey ecdsaToken(String name) {
    return ecdsa(name, "sk-ecdsa-sha2-nistp256@openssh.com", string(SK_APPLICATION), true);
  }

  private static SshKey ecdsa(String name, String type, byte[] application, boolean token) {
    X9ECParameters curve = CustomNamedCurves.getByName("secp256r1");
    ECDomainParameters domain = new ECDomainParameters(curve);
    BigInteger d =
        new BigInteger(250, new SeededRandom(name)).mod(domain.getN()).max(BigInteger.ONE);
    byte[] q = domain.getG().multiply(d).normalize().getEncoded(false);
    byte[] rest = concat(string("nistp256"), string(q), application);
    return new SshKey(
        type,
        rest,
        type,
        token,
        (data, inner) -> {
          ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
          signer.init(true, new ECPrivateKeyParameters(d, domain));
          BigInteger[] rs = signer.generateSignature(Wire.digest("SHA-256", data));
          return concat(Wire.mpint(rs[0]), Wire.mpint(rs[1]));
        });
  }

  static SshKey rsa(String name, int bits) {
    SecureRandom random = new SeededRandom(name);
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), random, bits, 80));
    var pair = generator.generateKeyPair();
    RSAKeyParameters open = (RSAKeyParameters) pair.getPublic();
    byte[] rest = concat(Wire.mpint(open.getExponent()), Wire.mpint(open.getModulus()));
    return new SshKey(
        "ssh-rsa",
        rest,
        "rsa-sha2-512",
        false,
        (data, inner) -> {
          RSADigestSigner signer =
              new RSADigestSigner(
                  switch (inner) {
                    case "ssh-rsa" -> new SHA1Digest();
                    case "rsa-sha2-256" -> new SHA256Digest();
                    case "rsa-md5" -> new MD5Digest();
                    default -> new SHA512Digest();
                  });
          signer.init(true, pair.getPrivate());
          signer.update(data, 0, data.length);
          return signer.generateSignature();
        });
  }

  /** The same key under the type of a certificate that no authority signed. */
  SshKey certified() {
    byte[] rest = java.util.Arrays.copyOfRange(blob, 4 + type.length(), blob.length);
    byte[] certificate = concat(string(new byte[32]), rest, new byte[64]);
    return new SshKey(type + "-cert-v01@openssh.com", certificate, inner, token, mathematics);
  }

  private static byte[] edDsa(Ed25519PrivateKeyParameters key, byte[] data) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(data, 0, data.length);
    return signer.generateSignature();
  }

  @Override
  public byte[] sign(byte[] payload, String namespace, Instant at) {
    return sign(payload, form -> form.namespace(namespace));
  }

  /** Signs for git, but for what the change makes different. */
  String block(byte[] payload, UnaryOperator<Form> change) {
    return armor(sign(payload, change));
  }

  byte[] sign(byte[] payload, UnaryOperator<Form> change) {
    Form form =
        change.apply(new Form(1, "git", "", "sha512", inner, 1, 7, SK_APPLICATION, new byte[0]));
    byte[] head = concat(string(form.namespace()), string(form.reserved()), string(form.hash()));
    byte[] hashed = Wire.digest(javaName(form.hash()), payload);
    byte[] signed = concat(Wire.utf8("SSHSIG"), head, string(hashed));
    return concat(
        Wire.utf8("SSHSIG"),
        u32(form.version()),
        string(blob),
        head,
        string(innerSignature(form, signed)),
        form.trailing());
  }

  private byte[] innerSignature(Form form, byte[] signed) {
    if (!token) {
      return concat(string(form.inner()), string(mathematics(form, signed)));
    }
    byte[] state = concat(Wire.bytes(form.flags()), u32(form.counter()));
    byte[] data =
        concat(
            Wire.digest("SHA-256", Wire.utf8(form.application())),
            state,
            Wire.digest("SHA-256", signed));
    return concat(string(form.inner()), string(mathematics(form, data)), state);
  }

  private byte[] mathematics(Form form, byte[] data) {
    try {
      return mathematics.sign(data, form.inner());
    } catch (CryptoException e) {
      throw new AssertionError(e);
    }
  }

  private static String javaName(String hash) {
    return switch (hash) {
      case "sha256" -> "SHA-256";
      case "sha1" -> "SHA-1";
      case "md5" -> "MD5";
      default -> "SHA-512";
    };
  }

  @Override
  public String armor(byte[] signature) {
    return "-----BEGIN SSH SIGNATURE-----\n"
        + Wire.lines(signature, 70)
        + "-----END SSH SIGNATURE-----\n";
  }

  /** One line as in a {@code .pub} file, without a comment. */
  String line() {
    return type + " " + Wire.base64(blob);
  }

  @Override
  public String fingerprint() {
    byte[] hash = Wire.digest("SHA-256", blob);
    return "ssh:SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
  }

  @Override
  public Map<String, Object> policyItem() {
    return Map.of("ssh", line());
  }

  @Override
  public Map<String, byte[]> policyFiles() {
    return Map.of();
  }
}
