package dev.sallyport.policy;

import java.util.List;
import java.util.Set;

/**
 * Who may make a release tag.
 *
 * @param match full ref patterns, e.g. {@code refs/tags/v*}
 * @param signers ids of persons
 */
public record TagRule(List<PathPattern> match, Set<String> signers) {
  public TagRule {
    match = List.copyOf(match);
    signers = Set.copyOf(signers);
  }
}
