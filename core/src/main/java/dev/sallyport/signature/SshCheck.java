package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.verdict.Rule;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks SSH signatures against the SSH keys of a ring. */
final class SshCheck {
  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;

  private final Map<ByteBuffer, SshPublicKey> keys = new HashMap<>();

  void add(SshPublicKey key) {
    keys.put(ByteBuffer.wrap(key.blob()), key);
  }

  Checked check(byte[] payload, byte[] blob, String namespace) throws Rejected {
    SshSignature signature = SshSignature.read(blob);
    SshPublicKey key = keys.get(ByteBuffer.wrap(signature.publicKey()));
    if (!signature.namespace().equals(namespace)) {
      throw new Rejected(
          Rule.COMMIT_SIGNATURE_TYPE,
          "the SSH signature was made for a namespace other than '" + namespace + "'");
    }
    HashName hash = signature.hash();
    if (key == null) {
      return unknown(signature);
    }
    if (key.weakness().isPresent()) {
      throw new Rejected(Rule.KEY_WEAK, key.weakness().orElseThrow());
    }
    byte[] signed = signed(signature, hash.digest().digest(payload));
    return new Checked.Good(
        key,
        key.fingerprint(),
        verify(key, signature.signature(), signed),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Checked unknown(SshSignature signature) {
    return new Checked.Refused(
        Rule.KEY_UNKNOWN,
        signature.isByCertificate()
            ? "the signature is by an SSH certificate, and those are not supported"
            : "no key of the policy made the signature",
        SshPublicKey.fingerprint(signature.publicKey()));
  }

  private static byte[] signed(SshSignature signature, byte[] digest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(160);
    out.writeBytes(SshSignature.MAGIC);
    string(out, signature.namespace().getBytes(US_ASCII));
    string(out, new byte[0]);
    string(out, signature.hashName().getBytes(US_ASCII));
    string(out, digest);
    return out.toByteArray();
  }

  private static void string(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static Touch verify(SshPublicKey key, byte[] signature, byte[] signed) throws Rejected {
    SshReader in = new SshReader(signature);
    String algorithm = in.text();
    byte[] value = in.string();
    byte[] message = signed;
    Touch touch = Touch.NONE;
    if (key.type().isSecurityKey()) {
      int flags = in.octet();
      int counter = in.number();
      message = onToken(key, flags, counter, signed);
      touch = touch(flags);
    }
    in.end();
    if (!mathematics(key, algorithm, value, message)) {
      throw Numbers.bad();
    }
    return touch;
  }

  /** What a security key signs (OpenSSH {@code PROTOCOL.u2f}, "SSH U2F signatures"). */
  private static byte[] onToken(SshPublicKey key, int flags, int counter, byte[] signed) {
    return ByteBuffer.allocate(32 + 1 + 4 + 32)
        .put(key.applicationDigest())
        .put((byte) flags)
        .putInt(counter)
        .put(HashName.SHA256.digest().digest(signed))
        .array();
  }

  private static Touch touch(int flags) {
    if ((flags & USER_PRESENT) == 0) {
      return Touch.NONE;
    }
    return (flags & USER_VERIFIED) == 0 ? Touch.FLAGGED : Touch.FLAGGED_PIN;
  }

  private static boolean mathematics(
      SshPublicKey key, String algorithm, byte[] value, byte[] message) throws Rejected {
    if (key.key() instanceof RsaKey rsa) {
      return rsa(rsa, algorithm, value, message);
    }
    if (!algorithm.equals(key.type().wire())) {
      throw Rejected.form("the SSH signature is of an algorithm that is not its key's");
    }
    if (key.key() instanceof EcKey ec) {
      SshReader numbers = new SshReader(value);
      BigInteger r = numbers.positive();
      BigInteger s = numbers.positive();
      numbers.end();
      return ec.verify(ec.curve().sshHash().digest().digest(message), r, s);
    }
    return key.key() instanceof EdKey ed && ed.verify(message, value);
  }

  private static boolean rsa(RsaKey key, String algorithm, byte[] value, byte[] message)
      throws Rejected {
    HashName hash =
        switch (algorithm) {
          case "rsa-sha2-256" -> HashName.SHA256;
          case "rsa-sha2-512" -> HashName.SHA512;
          case "ssh-rsa" -> throw Rejected.weak("the SSH signature is over SHA-1");
          default ->
              throw Rejected.form("the SSH signature is of an algorithm that is not its key's");
        };
    if (value.length != key.length()) {
      throw Rejected.form("the SSH signature is not as long as its key");
    }
    return key.verify(hash, hash.digest().digest(message), value);
  }
}
