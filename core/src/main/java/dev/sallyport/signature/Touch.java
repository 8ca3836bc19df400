package dev.sallyport.signature;

/** How well it is shown that a person touched the key, weakest first. */
public enum Touch {
  /** Nothing says so. */
  NONE,
  /** The policy says the key sits on a card; nothing in the signature proves it. */
  DECLARED,
  /** The signature's user-presence bit is set. */
  FLAGGED,
  /** As flagged, and the PIN bit is set too. */
  FLAGGED_PIN,
  /** As flagged, and a stored attestation shows that the key lives in hardware. */
  ATTESTED
}
