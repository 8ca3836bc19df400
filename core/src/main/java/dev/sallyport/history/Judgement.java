package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was judged, beside the rows that went to the sink.
 *
 * @param root where it began
 * @param policy in force after the last step
 * @param policies every one that judged a step, the oldest first
 * @param steps moves of the branch, a proposal included
 * @param commits looked at
 * @param passing commits of the chain on which it may not rest: inside a stretch reviewed as a
 *     whole
 * @param resting commits of the chain on which the branch may rest, the root included
 * @param witnesses of the commits of the chain
 */
public record Judgement(
    GitId root,
    Optional<PolicyInForce> policy,
    List<PolicyInForce> policies,
    int steps,
    int commits,
    Set<GitId> passing,
    Set<GitId> resting,
    Witnesses witnesses) {
  public Judgement {
    policies = List.copyOf(policies);
    passing = Set.copyOf(passing);
    resting = Set.copyOf(resting);
  }

  /** The same with commits of the chain that were judged before. */
  public Judgement after(GitId earlierRoot, Collection<GitId> earlier) {
    Set<GitId> all = new HashSet<>(resting);
    all.addAll(earlier);
    all.add(earlierRoot);
    return new Judgement(earlierRoot, policy, policies, steps, commits, passing, all, witnesses);
  }

  /** Whether every hard revocation of the chain also stands in the policy at its end. */
  public boolean endsWithAllRevocations() {
    return policy.isPresent()
        && new Revocations(policies.stream().map(PolicyInForce::policy).toList())
            .equals(new Revocations(List.of(policy.get().policy())));
  }
}
