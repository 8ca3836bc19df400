package dev.sallyport.history;

import dev.sallyport.digest.Sha256;
import dev.sallyport.policy.PolicyException;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a finding into a note where the policy before the step excepts exactly these bytes from
 * exactly that rule, for reasons of somebody else.
 */
final class Exceptions {
  private final LocalDate today;
  private final Map<Sha256, Set<String>> madeBy = new HashMap<>();

  Exceptions(LocalDate today) {
    this.today = today;
  }

  /** Remembers who had a hand in the step that brought an exception in. */
  void introduced(PolicyInForce before, PolicyInForce after, Set<String> hands) {
    for (Sha256 payload : after.policy().exceptions().keySet()) {
      if (!before.policy().exceptions().containsKey(payload)) {
        madeBy.computeIfAbsent(payload, p -> new TreeSet<>()).addAll(hands);
      }
    }
  }

  /** The finding as it stands, or what the exception makes of it. */
  List<Finding> applied(Finding finding, Examined commit, PolicyInForce policy) {
    PolicyException exception = policy.policy().exceptions().get(commit.payload());
    if (exception == null || !exception.rules().contains(finding.rule())) {
      return List.of(finding);
    }
    if (today.isAfter(exception.until())) {
      return List.of(
          finding,
          Finding.of(
              Rule.POLICY_EXCEPTION_EXPIRED,
              finding.subject(),
              finding.rule().id() + " was excepted until " + exception.until(),
              "make a new exception in a reviewed policy change, or cure the finding"));
    }
    Hands beneficiaries = new Hands(policy);
    beneficiaries.claimed(commit);
    Set<String> both = new TreeSet<>(madeBy.getOrDefault(commit.payload(), Set.of()));
    both.retainAll(beneficiaries.people());
    if (!both.isEmpty()) {
      return List.of(
          finding,
          Finding.of(
              Rule.POLICY_EXCEPTION_SELF,
              finding.subject(),
              String.join(", ", both) + " made the exception for " + finding.rule().id(),
              "somebody else must make the exception"));
    }
    return List.of(
        Finding.of(
            Rule.POLICY_EXCEPTION_USED,
            finding.subject(),
            finding.rule().id() + ", until " + exception.until() + ": " + exception.reason(),
            ""));
  }
}
