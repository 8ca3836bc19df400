package dev.sallyport.policy;

import dev.sallyport.signature.Touch;
import dev.sallyport.signature.TrustedKey;

/**
 * A key in a policy.
 *
 * @param declared DECLARED when the policy says that an OpenPGP key sits on a card, ATTESTED when a
 *     stored attestation of an {@code sk-} key was checked, else NONE
 * @param untouched whether an {@code sk-} key may sign without a touch; OpenSSH calls it {@code
 *     no-touch-required}
 */
public record PolicyKey(TrustedKey key, Touch declared, boolean untouched) {}
