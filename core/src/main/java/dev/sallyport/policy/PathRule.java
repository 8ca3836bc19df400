package dev.sallyport.policy;

import java.util.List;
import java.util.Set;

/**
 * Paths that need more than the rest of the branch.
 *
 * @param reviews at least this many reviewers when a step changes one of them
 * @param reviewers ids of persons of whom that many must be; empty means the branch's reviewers
 */
public record PathRule(List<PathPattern> match, int reviews, Set<String> reviewers) {
  public PathRule {
    match = List.copyOf(match);
    reviewers = Set.copyOf(reviewers);
  }
}
