package dev.sallyport.sourcegate;

import dev.sallyport.history.PolicyInForce;
import dev.sallyport.history.PolicySource;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyLoader;
import dev.sallyport.policy.SignatureKeys;
import dev.sallyport.signature.KeyRing;
import dev.sallyport.signature.SignatureCheck;
import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies that a simulation judges by. */
final class SimulatePolicies {
  private final GitObjects objects;
  private final Instant now;
  private final Map<List<TrustedKey>, SignatureCheck> checks = new HashMap<>();

  SimulatePolicies(GitObjects objects, Instant now) {
    this.objects = objects;
    this.now = now;
  }

  /** The policy in the tree of the tip, if there is one. */
  Optional<Policy> own(SimulateSteps steps) throws Refusal {
    PolicySource.State state =
        new PolicyReading(now).source(Optional.empty(), objects).in(objects.rootTree(steps.tip()));
    if (state instanceof PolicySource.State.Unusable unusable) {
      if (unusable.rule() == Rule.POLICY_MISSING) {
        return Optional.empty();
      }
      throw new Refusal(
          unusable.rule(), steps.tip().hex(), unusable.fact(), "correct it, or give --policy FILE");
    }
    return Optional.of(((PolicySource.State.Usable) state).policy().policy());
  }

  Policy given(Path file, SimulateSteps steps) throws Refusal {
    PolicySource source = new PolicyReading(now).source(Optional.of(file), objects);
    return ((PolicySource.State.Usable) source.in(objects.rootTree(steps.tip()))).policy().policy();
  }

  /** Read as everybody will read it. */
  Policy proposed(Proposal proposal) throws Refusal {
    return PolicyLoader.load("the proposed policy", proposal.files(), new SignatureKeys());
  }

  /** One policy for all commits. Policies with the same keys check each signature once. */
  PolicySource everywhere(Policy policy) {
    return PolicySource.outside(PolicyInForce.of(policy, this::check));
  }

  private SignatureCheck check(List<TrustedKey> keys) {
    // not by name: one certificate may be newer than the other
    return checks.computeIfAbsent(
        List.copyOf(keys), same -> new SimulateCheck(KeyRing.of(same, now)));
  }
}
