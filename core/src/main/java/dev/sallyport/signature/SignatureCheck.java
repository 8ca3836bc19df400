package dev.sallyport.signature;

/** Checks signatures against one ring. Safe for many threads. */
public interface SignatureCheck {

  /**
   * Checks one signature.
   *
   * @param payload the signed bytes
   * @param block the armored signature as it stands in the object
   * @param namespace the SSHSIG namespace wanted, e.g. {@code git}; OpenPGP has none
   */
  Checked check(byte[] payload, byte[] block, String namespace);
}
