package dev.sallyport.policy;

import dev.sallyport.digest.Sha256;
import dev.sallyport.verdict.Rule;
import java.time.LocalDate;
import java.util.Set;

/**
 * Something that is let through although a rule is broken.
 *
 * @param payload SHA-256 of the commit's bytes without its signature header
 * @param until the last day (UTC) on which it holds
 */
public record PolicyException(Sha256 payload, Set<Rule> rules, String reason, LocalDate until) {
  public PolicyException {
    rules = Set.copyOf(rules);
  }
}
