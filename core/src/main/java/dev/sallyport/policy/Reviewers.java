package dev.sallyport.policy;

import java.util.Set;
import java.util.TreeSet;

/** Who of those that may review has the means to. */
final class Reviewers {
  private final Policy policy;

  Reviewers(Policy policy) {
    this.policy = policy;
  }

  /**
   * Those with a key, which every own evidence of a review needs.
   *
   * @param atForges whether an account at a forge will do
   */
  Set<String> able(Set<String> named, boolean atForges) {
    Set<String> able = new TreeSet<>();
    for (String id : named) {
      if (policy.principals().get(id) instanceof Principal.Person person
          && (hasKey(person) || (atForges && !person.forges().isEmpty()))) {
        able.add(id);
      }
    }
    return able;
  }

  private boolean hasKey(Principal.Person person) {
    return person.keys().stream().anyMatch(key -> !isHardRevoked(key));
  }

  private boolean isHardRevoked(PolicyKey key) {
    Revocation revocation = policy.revocations().get(key.key().fingerprint());
    return key.key().hardRevoked() || (revocation != null && revocation.since().isEmpty());
  }
}
