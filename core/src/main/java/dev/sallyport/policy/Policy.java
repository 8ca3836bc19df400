package dev.sallyport.policy;

import dev.sallyport.digest.Sha256;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy, version 1, read and found consistent.
 *
 * @param repository the opaque id that review statements name
 * @param roles person ids by role name
 * @param policyReviewers ids of persons who may review a change of the policy
 * @param policyReviews how many of them a change of the policy needs, at least 1
 * @param digest over the policy file and every key file it uses
 */
public record Policy(
    String repository,
    Expiry expiry,
    SortedMap<String, Principal> principals,
    SortedMap<String, Set<String>> roles,
    List<BranchRule> branches,
    List<TagRule> tags,
    List<PathRule> paths,
    List<SubmoduleRule> submodules,
    Set<String> policyReviewers,
    int policyReviews,
    Map<String, Revocation> revocations,
    Map<Sha256, PolicyException> exceptions,
    Sha256 digest) {

  /** The role whose members' keys may sign witness statements. */
  public static final String WITNESS = "witness";

  public Policy {
    principals = new TreeMap<>(principals);
    roles = new TreeMap<>(roles);
    branches = List.copyOf(branches);
    tags = List.copyOf(tags);
    paths = List.copyOf(paths);
    submodules = List.copyOf(submodules);
    policyReviewers = Set.copyOf(policyReviewers);
    revocations = Map.copyOf(revocations);
    exceptions = Map.copyOf(exceptions);
  }

  /** Whether the age of a key needs a witness or is not judged at all. */
  public enum Expiry {
    WITNESSED,
    UNWITNESSED
  }

  /** The first rule that matches, in the order of the file. */
  public Optional<BranchRule> branch(String ref) {
    return branches.stream()
        .filter(rule -> rule.match().stream().anyMatch(pattern -> pattern.matches(ref)))
        .findFirst();
  }

  /** Everybody whose review can count for something that a step of the branch may change. */
  public Set<String> reviewersOn(BranchRule rule) {
    Set<String> may = new HashSet<>(rule.reviewers());
    paths.forEach(path -> may.addAll(path.reviewers()));
    may.addAll(policyReviewers);
    return may;
  }

  /** The first rule that matches, in the order of the file. */
  public Optional<TagRule> tag(String ref) {
    return tags.stream()
        .filter(rule -> rule.match().stream().anyMatch(pattern -> pattern.matches(ref)))
        .findFirst();
  }
}
