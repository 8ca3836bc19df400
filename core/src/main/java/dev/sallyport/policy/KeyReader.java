package dev.sallyport.policy;

import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Refusal;

/** How the keys of a policy are read. */
public interface KeyReader {

  /**
   * Reads exactly one OpenPGP certificate, armored or binary.
   *
   * @param where what to call it in a finding
   */
  TrustedKey openPgp(String where, byte[] bytes) throws Refusal;

  /**
   * Reads one public key line as {@code ssh-keygen} writes it: type, base64, comment.
   *
   * @param where what to call it in a finding
   */
  TrustedKey ssh(String where, String line) throws Refusal;
}
