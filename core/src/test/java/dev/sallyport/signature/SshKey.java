package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.verdict.Refusal;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/** An SSH key pair that signs in process, security keys included, right or wrong. */
final class SshKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  final String type;
  final String application;
  private final AsymmetricCipherKeyPair pair;

  private SshKey(String type, String application, AsymmetricCipherKeyPair pair) {
    this.type = type;
    this.application = application;
    this.pair = pair;
  }

  static SshKey ed25519() {
    return new SshKey("ssh-ed25519", "", ed25519Pair());
  }

  static SshKey skEd25519() {
    return new SshKey("sk-ssh-ed25519@openssh.com", "ssh:", ed25519Pair());
  }

  static SshKey p256() {
    return new SshKey("ecdsa-sha2-nistp256", "", p256Pair());
  }

  static SshKey skEcdsa() {
    return new SshKey("sk-ecdsa-sha2-nistp256@openssh.com", "ssh:", p256Pair());
  }

  static SshKey rsa(int bits) {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), RANDOM, bits, 80));
    return new SshKey("ssh-rsa", "", generator.generateKeyPair());
  }

  /** The same key under another application id. */
  SshKey renamed(String other) {
    return new SshKey(type, other, pair);
  }

  private static AsymmetricCipherKeyPair ed25519Pair() {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(RANDOM));
    return generator.generateKeyPair();
  }

  private static AsymmetricCipherKeyPair p256Pair() {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(
        new ECKeyGenerationParameters(
            new ECDomainParameters(CustomNamedCurves.getByName("P-256")), RANDOM));
    return generator.generateKeyPair();
  }

  byte[] blob() {
    Wire out = new Wire().text(type);
    if (pair.getPublic() instanceof Ed25519PublicKeyParameters key) {
      out.string(key.getEncoded());
    } else if (pair.getPublic() instanceof RSAKeyParameters key) {
      out.number(key.getExponent()).number(key.getModulus());
    } else {
      ECPublicKeyParameters key = (ECPublicKeyParameters) pair.getPublic();
      out.text("nistp256").string(key.getQ().getEncoded(false));
    }
    return (application.isEmpty() ? out : out.text(application)).bytes();
  }

  SshPublicKey read() throws Refusal {
    return SshPublicKey.fromLine("alice.pub", type + " " + base64(blob()) + " alice@example.org");
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What a test may change about a signature. */
  record Plan(
      String namespace,
      String reserved,
      String hash,
      int version,
      String algorithm,
      int flags,
      UnaryOperator<byte[]> value) {
    Plan namespace(String other) {
      return new Plan(other, reserved, hash, version, algorithm, flags, value);
    }

    Plan reserved(String other) {
      return new Plan(namespace, other, hash, version, algorithm, flags, value);
    }

    Plan hash(String other) {
      return new Plan(namespace, reserved, other, version, algorithm, flags, value);
    }

    Plan version(int other) {
      return new Plan(namespace, reserved, hash, other, algorithm, flags, value);
    }

    Plan algorithm(String other) {
      return new Plan(namespace, reserved, hash, version, other, flags, value);
    }

    Plan flags(int other) {
      return new Plan(namespace, reserved, hash, version, algorithm, other, value);
    }

    Plan value(UnaryOperator<byte[]> other) {
      return new Plan(namespace, reserved, hash, version, algorithm, flags, other);
    }
  }

  Plan plan() {
    String algorithm = type.equals("ssh-rsa") ? "rsa-sha2-512" : type;
    return new Plan("git", "", "sha512", 1, algorithm, 0x01, value -> value);
  }

  byte[] sign(byte[] payload) {
    return sign(payload, plan());
  }

  byte[] sign(byte[] payload, Plan plan) {
    byte[] signed =
        new Wire()
            .raw("SSHSIG".getBytes(US_ASCII))
            .text(plan.namespace)
            .text(plan.reserved)
            .text(plan.hash)
            .string(digest(plan.hash, payload))
            .bytes();
    boolean token = !application.isEmpty();
    byte[] message = token ? onToken(plan.flags, signed) : signed;
    Wire inner = new Wire().text(plan.algorithm).string(plan.value.apply(mathematics(message)));
    if (token) {
      inner.raw(new byte[] {(byte) plan.flags}).raw(new byte[] {0, 0, 0, 7});
    }
    return new Wire()
        .raw("SSHSIG".getBytes(US_ASCII))
        .raw(ByteBuffer.allocate(4).putInt(plan.version).array())
        .string(blob())
        .text(plan.namespace)
        .text(plan.reserved)
        .text(plan.hash)
        .string(inner.bytes())
        .bytes();
  }

  private byte[] onToken(int flags, byte[] signed) {
    return new Wire()
        .raw(digest("sha256", application.getBytes(US_ASCII)))
        .raw(new byte[] {(byte) flags, 0, 0, 0, 7})
        .raw(digest("sha256", signed))
        .bytes();
  }

  private byte[] mathematics(byte[] message) {
    if (pair.getPublic() instanceof ECPublicKeyParameters) {
      ECDSASigner signer = new ECDSASigner();
      signer.init(true, pair.getPrivate());
      BigInteger[] numbers = signer.generateSignature(digest("sha256", message));
      return new Wire().number(numbers[0]).number(numbers[1]).bytes();
    }
    Signer signer =
        pair.getPublic() instanceof RSAKeyParameters
            ? new RSADigestSigner(new SHA512Digest())
            : new Ed25519Signer();
    signer.init(true, pair.getPrivate());
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] digest(String name, byte[] bytes) {
    String algorithm =
        switch (name) {
          case "sha256" -> "SHA-256";
          case "sha384" -> "SHA-384";
          case "sha1" -> "SHA-1";
          case "md5" -> "MD5";
          default -> "SHA-512";
        };
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the data types of SSH. */
  static final class Wire {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Wire raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Wire string(byte[] bytes) {
      return raw(ByteBuffer.allocate(4).putInt(bytes.length).array()).raw(bytes);
    }

    Wire text(String text) {
      return string(text.getBytes(US_ASCII));
    }

    Wire number(BigInteger number) {
      return string(number.toByteArray());
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
