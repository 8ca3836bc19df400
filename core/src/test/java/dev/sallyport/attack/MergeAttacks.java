package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.ALICE_WITH_SECOND_KEY;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.DAVE;
import static dev.sallyport.attack.Cast.ERIN;
import static dev.sallyport.attack.Cast.MALLORY;
import static dev.sallyport.attack.Cast.MALLORY_KEY;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.TagPlan.tagBy;
import static dev.sallyport.verdict.Rule.COMMIT_MERGE_ADDS_CONTENT;
import static dev.sallyport.verdict.Rule.COMMIT_OCTOPUS;
import static dev.sallyport.verdict.Rule.COMMIT_UNSIGNED;
import static dev.sallyport.verdict.Rule.HISTORY_UNRELATED;
import static dev.sallyport.verdict.Rule.KEY_UNKNOWN;
import static dev.sallyport.verdict.Rule.REVIEW_AUTHOR_UNPROVEN;
import static dev.sallyport.verdict.Rule.REVIEW_INVALID;
import static dev.sallyport.verdict.Rule.REVIEW_NOT_ALLOWED;
import static dev.sallyport.verdict.Rule.REVIEW_SELF;
import static dev.sallyport.verdict.Rule.REVIEW_STALE;

import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.function.UnaryOperator;

/** What merges can bring in. The honest one: Alice's branch, merged and so reviewed by Bob. */
final class MergeAttacks {
  private MergeAttacks() {}

  static List<Attack> sides() {
    return List.of(
        side("44: an unsigned commit on the side", CommitPlan::unsigned, COMMIT_UNSIGNED),
        side("44: a stranger's commit on the side", c -> c.signedWith(MALLORY_KEY), KEY_UNKNOWN),
        Attack.of(
            "46: three parents",
            s -> s.branch("one").commit(by(ALICE).file("1", "1")).on("main").merge(by(BOB), "one"),
            s ->
                s.branch("two")
                    .commit(by(CAROL).file("2", "2"))
                    .on("main")
                    .branch("one")
                    .commit(by(ALICE).file("1", "1"))
                    .on("main")
                    .merge(by(BOB), "one", "two"),
            COMMIT_OCTOPUS),
        Attack.of(
            "46: an unrelated history",
            s -> s.branch("one").commit(by(ALICE).file("1", "1")).on("main").merge(by(BOB), "one"),
            s ->
                s.orphan("one", by(ALICE).file("1", "1").policy(s.policyWith(p -> p)))
                    .on("main")
                    .merge(by(BOB), "one"),
            HISTORY_UNRELATED),
        Attack.of(
            "unsigned content under one review where two are asked for",
            s -> covered(s, CAROL, BOB),
            s -> covered(s, CAROL),
            REVIEW_AUTHOR_UNPROVEN));
  }

  /** Erin's unsigned commit may pass when two people reviewed the tree; Dave merges. */
  private static void covered(Story s, Cast.Actor... reviewers) {
    s.policy(
            p ->
                p.set("branches.0.commits", "covered")
                    .set("branches.0.evidence", PolicyText.names("statement")))
        .branch("topic")
        .commit(by(ERIN).unsigned().file("1", "1"))
        .on("main")
        .merge(by(DAVE).reviewedBy(reviewers), "topic");
  }

  static List<Attack> mergers() {
    return List.of(
        merger("45: a file that no side has", c -> c.file("evil", "1"), COMMIT_MERGE_ADDS_CONTENT),
        merger(
            "45: a file of one side, changed",
            c -> c.file("side", "evil"),
            COMMIT_MERGE_ADDS_CONTENT),
        merger(
            "a side's change silently left out", c -> c.remove("side"), COMMIT_MERGE_ADDS_CONTENT),
        merger(
            "our own change silently taken back", c -> c.remove("main"), COMMIT_MERGE_ADDS_CONTENT),
        merger(
            "only the mode of a file",
            c -> c.entry("side", "100755", "1"),
            COMMIT_MERGE_ADDS_CONTENT),
        mergedBy("an author merges her own work", ALICE, REVIEW_SELF),
        mergedBy(
            "an author merges her own work with her second key",
            ALICE_WITH_SECOND_KEY,
            REVIEW_SELF),
        // Her signature is good, and whoever may sign may merge; but it reviews nothing.
        mergedBy("a contributor merges", ERIN, REVIEW_NOT_ALLOWED),
        mergedBy("a stranger merges", MALLORY, KEY_UNKNOWN),
        merger("an unsigned merge", CommitPlan::unsigned, COMMIT_UNSIGNED));
  }

  /** Alice merges, so that Bob's tag in the merge is the only review. */
  static List<Attack> mergetags() {
    return List.of(
        mergetag("a tag by the merger herself", tagBy(ALICE), REVIEW_SELF),
        mergetag("a tag by the merger's second key", tagBy(ALICE_WITH_SECOND_KEY), REVIEW_SELF),
        mergetag("a tag of another commit", tagBy(BOB).of("before"), REVIEW_STALE),
        mergetag("an unsigned tag", tagBy(BOB).unsigned(), REVIEW_INVALID),
        mergetag(
            "a tag that was changed later",
            tagBy(BOB).raw(text -> text.replace("Release", "Reject")),
            REVIEW_INVALID));
  }

  private static Attack side(String name, UnaryOperator<CommitPlan> change, Rule expected) {
    return Attack.of(
        name,
        s -> merged(s, change, c -> c, BOB, false),
        s -> merged(s, change, c -> c, BOB, true),
        expected);
  }

  private static Attack merger(String name, UnaryOperator<CommitPlan> change, Rule expected) {
    return Attack.of(
        "merge: " + name,
        s -> merged(s, c -> c, c -> c, BOB, true),
        s -> merged(s, c -> c, change, BOB, true),
        expected);
  }

  private static Attack mergedBy(String name, Cast.Actor who, Rule expected) {
    return Attack.of(
        "merge: " + name,
        s -> merged(s, c -> c, c -> c, BOB, true),
        s -> merged(s, c -> c, c -> c, who, true),
        expected);
  }

  private static void merged(
      Story s,
      UnaryOperator<CommitPlan> side,
      UnaryOperator<CommitPlan> merge,
      Cast.Actor merger,
      boolean changed) {
    CommitPlan commit = by(ALICE).file("side", "1");
    s.branch("topic")
        .commit(changed ? side.apply(commit) : commit)
        .on("main")
        .commit(by(CAROL).file("main", "1").reviewedBy(BOB))
        .merge(merge.apply(by(merger)), "topic");
  }

  private static Attack mergetag(String name, TagPlan tag, Rule expected) {
    return Attack.of(
        "mergetag: " + name, s -> tagged(s, tagBy(BOB)), s -> tagged(s, tag), expected);
  }

  /** Alice merges her own branch; Bob's tag of it in the merge is the only review. */
  private static void tagged(Story s, TagPlan tag) {
    s.policy(p -> p.set("branches.0.evidence", PolicyText.names("mergetag", "statement")))
        .branch("topic")
        .commit(by(ALICE).file("side", "0").as("before"))
        .commit(by(ALICE).file("side", "1"))
        .on("main")
        .merge(by(ALICE).mergetag(tag), "topic");
  }
}
