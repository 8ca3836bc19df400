package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * An SSH signature blob (OpenSSH {@code PROTOCOL.sshsig}, version 1), read to its last byte.
 *
 * @param publicKey the key as it stands on the wire; anybody can name any key
 * @param hashName as written
 * @param signature the signature proper, as it stands on the wire
 */
@SuppressWarnings("ArrayRecordComponent")
record SshSignature(byte[] publicKey, String namespace, String hashName, byte[] signature) {
  static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);

  static SshSignature read(byte[] blob) throws Rejected {
    SshReader in = new SshReader(blob);
    if (!Arrays.equals(in.raw(MAGIC.length), MAGIC)) {
      throw Rejected.form("the SSH signature does not start with SSHSIG");
    }
    int version = in.number();
    if (version != 1) {
      throw Rejected.form("the SSH signature is of version " + Integer.toUnsignedString(version));
    }
    byte[] publicKey = in.string();
    String namespace = in.text();
    if (in.string().length != 0) {
      throw Rejected.form("the reserved field of the SSH signature is not empty");
    }
    SshSignature read = new SshSignature(publicKey, namespace, in.text(), in.string());
    in.end();
    return read;
  }

  /** Whether the key that it names is a certificate; says nothing about any other. */
  boolean isByCertificate() {
    try {
      return new SshReader(publicKey).text().contains("-cert-v01@");
    } catch (Rejected e) {
      return false;
    }
  }

  /** The digest algorithm; only two are allowed. */
  HashName hash() throws Rejected {
    return switch (hashName) {
      case "sha256" -> HashName.SHA256;
      case "sha512" -> HashName.SHA512;
      default ->
          throw Rejected.weak("the SSH signature is over a digest other than sha256, sha512");
    };
  }
}
