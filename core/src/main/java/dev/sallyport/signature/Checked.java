package dev.sallyport.signature;

import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.Optional;

/** What became of one signature. */
public sealed interface Checked {

  /**
   * The bytes were signed with a key of the ring that may sign.
   *
   * @param signingKey fingerprint of the (sub)key that made it, upper-case hex, or as {@code key}
   *     for SSH
   * @param touch FLAGGED, FLAGGED_PIN or NONE: what the signature itself shows
   * @param claimedTime when the signer says it was made; empty for SSH
   * @param expiredSince when the key ended by its own certificate, if that is before now
   * @param softlyRevokedSince as the certificate says: superseded or retired
   */
  record Good(
      TrustedKey key,
      String signingKey,
      Touch touch,
      Optional<Instant> claimedTime,
      Optional<Instant> expiredSince,
      Optional<Instant> softlyRevokedSince)
      implements Checked {}

  /**
   * It does not count.
   *
   * @param rule why: one of {@code commit.signature-*} or {@code key.*}
   * @param fact what was seen, one sentence, lower-case
   * @param keyHint the issuer that the signature names, or empty
   */
  record Refused(Rule rule, String fact, String keyHint) implements Checked {}
}
