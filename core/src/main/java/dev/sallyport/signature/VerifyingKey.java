package dev.sallyport.signature;

/** The mathematics of one public key, ready to verify many signatures from many threads. */
sealed interface VerifyingKey permits RsaKey, EcKey, EdKey {

  /** Short name, e.g. {@code rsa4096}, {@code ed25519}, {@code nistp256}. */
  String name();

  /** Why signatures by this key do not count, or empty. */
  String weakness();

  /** The same bytes for the same key, whatever file format it came in. */
  byte[] material();
}
