package dev.sallyport.attack;

import java.time.Instant;
import java.util.Map;

/** A private key, and how a policy names its public half. */
interface SigningKey {

  /** The signature in binary form, as it stands in a review statement. */
  byte[] sign(byte[] payload, String namespace, Instant at);

  String armor(byte[] signature);

  /** As it stands in an object: armored, ended by a line feed. */
  default String block(byte[] payload, String namespace, Instant at) {
    return armor(sign(payload, namespace, at));
  }

  /** {@code openpgp:FPR} or {@code ssh:SHA256:...}, as a policy's revocations name it. */
  String fingerprint();

  /** One item of a {@code keys} list. */
  Map<String, Object> policyItem();

  /** The files below {@code .sallyport/} that the item names. */
  Map<String, byte[]> policyFiles();
}
