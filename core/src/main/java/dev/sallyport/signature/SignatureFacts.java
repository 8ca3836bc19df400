package dev.sallyport.signature;

/** What a signature says of itself, nothing verified: for proposing a policy from a history. */
public sealed interface SignatureFacts {

  /**
   * An OpenPGP signature.
   *
   * @param issuer fingerprint, or key id (16 digits) where it names no fingerprint; upper-case hex
   * @param digest e.g. {@code SHA-512}; also one that is refused, e.g. {@code SHA-1}
   */
  record OpenPgp(String issuer, String digest) implements SignatureFacts {}

  /** An SSH signature with the key that it names. */
  record Ssh(SshPublicKey key) implements SignatureFacts {}

  /**
   * An X.509 signature.
   *
   * @param claimed an address or URI of a certificate in it, or empty
   */
  record X509(String claimed) implements SignatureFacts {}

  /**
   * None that could be checked.
   *
   * @param fact why, one sentence, lower-case
   */
  record Unreadable(String fact) implements SignatureFacts {}

  /** Reads a signature as it stands in an object. */
  static SignatureFacts of(byte[] block) {
    try {
      return switch (Armor.kind(block)) {
        case OPENPGP -> {
          OpenPgpSignature signature = OpenPgpSignature.read(Armor.openPgp(block));
          yield new OpenPgp(signature.issuerText(), HashName.describe(signature.hashAlgorithm()));
        }
        case SSH -> new Ssh(SshPublicKey.read(SshSignature.read(Armor.ssh(block)).publicKey(), ""));
        case X509 -> new X509(CmsClaim.of(Armor.cms(block)));
        case OTHER -> new Unreadable("the signature is of no known kind");
      };
    } catch (Rejected e) {
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }
}
