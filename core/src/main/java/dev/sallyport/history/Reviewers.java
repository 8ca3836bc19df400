package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who reviewed a step, and what almost counted: the nearest miss is the most useful message. */
final class Reviewers {

  /** A review that does not count, and why. */
  record Miss(Rule rule, String fact) {}

  private final Set<String> hands;
  private final SortedMap<String, String> counted = new TreeMap<>();
  private final Map<Integer, Miss> misses = new TreeMap<>();

  Reviewers(Set<String> hands) {
    this.hands = hands;
  }

  /** People by id, with the evidence that showed their review. */
  SortedMap<String, String> counted() {
    return counted;
  }

  Set<String> people() {
    return counted.keySet();
  }

  Optional<Miss> nearestMiss() {
    return misses.values().stream().findFirst();
  }

  /** A review that is for exactly this step. */
  void exact(String person, boolean mayReview, String evidence, boolean statement) {
    if (!mayReview) {
      miss(statement ? 1 : 5, Rule.REVIEW_NOT_ALLOWED, person + " is not a reviewer here");
    } else if (hands.contains(person)) {
      miss(
          statement ? 2 : 6,
          Rule.REVIEW_SELF,
          person + " had a hand in it as signer, author, committer or co-author");
    } else {
      counted.putIfAbsent(person, evidence);
    }
  }

  void invalid(Approval approval, Rule rule, String fact) {
    miss(0, rule, approval.file() + ": " + fact);
  }

  /** A review of a longer stretch, of which {@code all} had a hand in some part. */
  void ofStretch(String person, Set<String> all, String evidence) {
    if (all.contains(person)) {
      miss(2, Rule.REVIEW_SELF, person + " had a hand in what " + evidence + " covers");
    } else {
      exact(person, true, evidence, true);
    }
  }

  void otherContent(Approval approval) {
    miss(4, Rule.REVIEW_STALE, approval.file() + " is of a tree with another SHA-512");
  }

  /** A tag embedded in a merge that does not count. */
  void tag(Rule rule, String name, String fact) {
    miss(rule == Rule.REVIEW_STALE ? 4 : 0, rule, "the merged tag " + name + " " + fact);
  }

  void elsewhere(Approval approval) {
    miss(
        3,
        Rule.REVIEW_ELSEWHERE,
        approval.file() + " is for " + approval.repository() + " " + approval.ref());
  }

  void stale(Approval approval, GitId from, GitId tree) {
    miss(
        4,
        Rule.REVIEW_STALE,
        approval.file()
            + (approval.from().equals(from) ? "" : " is from " + approval.from())
            + (approval.tree().equals(tree) ? "" : " is of tree " + approval.tree()));
  }

  private void miss(int distance, Rule rule, String fact) {
    misses.putIfAbsent(distance, new Miss(rule, fact));
  }
}
