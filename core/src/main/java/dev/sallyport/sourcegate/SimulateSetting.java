package dev.sallyport.sourcegate;

import dev.sallyport.policy.BranchRule;
import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.Policy.Expiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much a policy asks for: what a simulation varies. */
public record SimulateSetting(int reviews, Commits commits, Expiry expiry) {

  /** From the strictest to the loosest; reviews weigh more than what is asked of merged commits. */
  static List<SimulateSetting> ladder() {
    List<SimulateSetting> all = new ArrayList<>();
    for (int reviews = 1; reviews >= 0; reviews--) {
      for (Commits commits : Commits.values()) {
        for (Expiry expiry : Expiry.values()) {
          if (reviews == 0 || commits != Commits.VOUCHED) {
            all.add(new SimulateSetting(reviews, commits, expiry));
          }
        }
      }
    }
    return all;
  }

  /** The same policy, as strict as this on one branch. */
  Policy appliedTo(Policy policy, String ref) {
    BranchRule rule = policy.branch(ref).orElseThrow();
    List<BranchRule> branches = new ArrayList<>(policy.branches());
    branches.set(
        branches.indexOf(rule),
        new BranchRule(
            rule.match(),
            rule.signers(),
            rule.reviewers(),
            rule.releasers(),
            reviews,
            commits,
            rule.shapes(),
            rule.evidence(),
            rule.touch(),
            rule.identity()));
    return new Policy(
        policy.repository(),
        expiry,
        policy.principals(),
        policy.roles(),
        branches,
        policy.tags(),
        policy.paths(),
        policy.submodules(),
        policy.policyReviewers(),
        policy.policyReviews(),
        policy.revocations(),
        policy.exceptions(),
        policy.digest());
  }

  /** As a policy writes it, e.g. {@code reviews 1, commits signed, expiry witnessed}. */
  @Override
  public String toString() {
    return "reviews "
        + reviews
        + ", commits "
        + commits.name().toLowerCase(Locale.ROOT)
        + ", expiry "
        + expiry.name().toLowerCase(Locale.ROOT);
  }
}
