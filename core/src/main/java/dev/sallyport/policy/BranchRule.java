package dev.sallyport.policy;

import dev.sallyport.signature.Touch;
import java.util.List;
import java.util.Set;

/**
 * What reaches a protected branch, and how.
 *
 * @param match full ref patterns, e.g. {@code refs/heads/main}
 * @param signers ids of persons whose signed commits count as authored by them
 * @param reviewers ids of persons who count as reviewers and may sign merges
 * @param releasers ids of persons who may push a release commit
 * @param reviews how many other people must have reviewed each step; 0 asks for signatures only
 * @param touch what signatures of people on this branch must show
 * @param identity whether the committer's email must be one of the signer's
 */
public record BranchRule(
    List<PathPattern> match,
    Set<String> signers,
    Set<String> reviewers,
    Set<String> releasers,
    int reviews,
    Commits commits,
    Set<Shape> shapes,
    Set<EvidenceKind> evidence,
    Touch touch,
    Identity identity) {

  public BranchRule {
    match = List.copyOf(match);
    signers = Set.copyOf(signers);
    reviewers = Set.copyOf(reviewers);
    releasers = Set.copyOf(releasers);
    shapes = Set.copyOf(shapes);
    evidence = Set.copyOf(evidence);
  }

  /** What is asked of the commits that a merge brings in. */
  public enum Commits {
    /** Each is signed by a person who may. */
    SIGNED,
    /** An unsigned one is let through when two people reviewed the tree that it led to. */
    COVERED,
    /** They are not looked at: whoever signs the merge answers for them. Only with reviews 0. */
    VOUCHED
  }

  /** The closed list of what a step on the first-parent chain can be. */
  public enum Shape {
    /** Two parents, signed by a person. */
    MERGE,
    /** Two parents, signed by the forge, nothing added. */
    FORGE_MERGE,
    /** One parent, signed by the forge, its tree reviewed. */
    FORGE_SQUASH,
    /**
     * One parent, signed by a person, its tree reviewed; also several in a row under one review.
     */
    REVIEWED_COMMIT,
    /** Signed by a bot, within its limits. */
    BOT,
    /** Versions, scm tag and outputTimestamp of POMs only, signed by a release person. */
    RELEASE_COMMIT
  }

  /** What can show a review. */
  public enum EvidenceKind {
    /** The signature of another person over a merge. */
    MERGE,
    /** A signed tag embedded in a merge. */
    MERGETAG,
    /** A signed review statement. */
    STATEMENT,
    /** An approval at a forge, signed by the CI that read it. */
    FORGE
  }

  public enum Identity {
    BOUND,
    UNBOUND
  }
}
