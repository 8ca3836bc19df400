package dev.sallyport.history;

import dev.sallyport.policy.Policy;
import dev.sallyport.policy.Principal;
import dev.sallyport.policy.Revocation;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every revocation that any policy of the judged chain names. A hard one counts for all commits,
 * also those made before it was written down.
 */
public final class Revocations {
  private final Set<String> hard = new HashSet<>();
  private final Map<String, Instant> soft = new HashMap<>();

  public Revocations(Collection<Policy> policies) {
    for (Policy policy : policies) {
      policy.revocations().values().forEach(this::add);
      for (Principal principal : policy.principals().values()) {
        principal.keys().stream()
            .filter(key -> key.key().hardRevoked())
            .forEach(key -> hard.add(key.key().fingerprint()));
      }
    }
  }

  private void add(Revocation revocation) {
    if (revocation.since().isEmpty()) {
      hard.add(revocation.key());
    } else {
      soft.merge(revocation.key(), revocation.since().get(), (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Revocations that && hard.equals(that.hard) && soft.equals(that.soft);
  }

  @Override
  public int hashCode() {
    return hard.hashCode();
  }

  boolean isHard(String fingerprint) {
    return hard.contains(fingerprint);
  }

  Optional<Instant> softSince(String fingerprint) {
    return Optional.ofNullable(soft.get(fingerprint));
  }
}
