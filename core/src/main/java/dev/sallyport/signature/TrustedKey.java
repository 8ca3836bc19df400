package dev.sallyport.signature;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A public key or certificate that somebody outside decided to look at. */
public interface TrustedKey {

  /**
   * The name of the key in policies and reports: {@code openpgp:<primary fingerprint, upper-case
   * hex>} or {@code ssh:SHA256:<unpadded base64>}.
   */
  String fingerprint();

  /** SHA-256 of each piece of public key material in it, to find one key in two hands. */
  Set<String> material();

  /** Short, e.g. {@code openpgp rsa4096}, {@code ssh ed25519}, {@code ssh sk-ecdsa}. */
  String kind();

  /**
   * Whether the certificate itself says that it never counted (compromised, or no reason given).
   */
  boolean hardRevoked();

  /**
   * When a check of its signatures could next come out otherwise than at {@code after}, by what the
   * certificate says: an end, a revocation, a self-signature dated in the future. Empty: never.
   */
  Optional<Instant> nextChange(Instant after);
}
