package dev.sallyport.history;

import dev.sallyport.objects.Change;
import dev.sallyport.policy.PathRule;
import dev.sallyport.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The reviews that a step must show: every line of it.
 *
 * @param lines the branch's own first
 */
record Needs(List<Line> lines) {

  /** So many different people out of these. */
  record Line(String why, int reviews, Set<String> of, boolean policyChange) {
    boolean isMetBy(Set<String> reviewers) {
      return counted(reviewers) >= reviews;
    }

    long counted(Set<String> reviewers) {
      return reviewers.stream().filter(of::contains).count();
    }
  }

  Needs {
    lines = List.copyOf(lines);
  }

  /**
   * What a step needs under the policy before it.
   *
   * @param reviews by reviewers of the branch, whatever the step changes
   */
  static Needs of(Step step, int reviews) {
    Policy policy = step.policy().policy();
    Set<String> reviewers = step.rule().reviewers();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("the branch", reviews, reviewers, false));
    for (PathRule rule : policy.paths()) {
      step.changes().stream()
          .filter(change -> rule.match().stream().anyMatch(p -> p.matches(change.path())))
          .findFirst()
          .ifPresent(change -> lines.add(line(rule, change, reviewers)));
    }
    if (step.changesPolicy()) {
      lines.add(new Line("the policy", policy.policyReviews(), policy.policyReviewers(), true));
    }
    return new Needs(lines);
  }

  boolean areMetBy(Set<String> reviewers) {
    return lines.stream().allMatch(line -> line.isMetBy(reviewers));
  }

  private static Line line(PathRule rule, Change change, Set<String> reviewers) {
    Set<String> of = rule.reviewers().isEmpty() ? reviewers : rule.reviewers();
    return new Line(change.path(), rule.reviews(), of, false);
  }
}
