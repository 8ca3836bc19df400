package dev.sallyport.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that counts no more.
 *
 * @param key a key fingerprint as in {@code TrustedKey.fingerprint}
 * @param since empty: hard, the key never counted. Present: soft, what a witness saw before counts
 */
public record Revocation(String key, Optional<Instant> since, String reason) {}
