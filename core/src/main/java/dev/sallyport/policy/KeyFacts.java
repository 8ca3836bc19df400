package dev.sallyport.policy;

import dev.sallyport.signature.TrustedKey;
import java.time.Instant;
import java.util.Optional;

/** What can be told of a key besides its name. Empty also where it cannot be told. */
interface KeyFacts {

  /** When its certificate ends. */
  Optional<Instant> expires(TrustedKey key);

  /** Why it seems that self-signatures of the certificate are lost. */
  Optional<String> lostSelfSignatures(TrustedKey key);

  /** Why its signatures never count. */
  Optional<String> weakness(TrustedKey key);

  /** The key as one line: type, base64, comment. Empty for OpenPGP. */
  Optional<String> sshLine(TrustedKey key);
}
