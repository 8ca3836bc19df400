package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.BOT;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.ERIN;
import static dev.sallyport.attack.Cast.FORGE;
import static dev.sallyport.attack.Cast.FORGE_KEY;
import static dev.sallyport.attack.Cast.IMPORTER;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.PolicyText.names;
import static dev.sallyport.attack.ReviewPlan.approvedBy;
import static dev.sallyport.verdict.Rule.BRANCH_BOT_LIMIT;
import static dev.sallyport.verdict.Rule.BRANCH_DIRECT_PUSH;
import static dev.sallyport.verdict.Rule.COMMIT_IDENTITY;
import static dev.sallyport.verdict.Rule.COMMIT_MERGE_ADDS_CONTENT;
import static dev.sallyport.verdict.Rule.KEY_NOT_ALLOWED;
import static dev.sallyport.verdict.Rule.REVIEW_AUTHOR_UNPROVEN;
import static dev.sallyport.verdict.Rule.REVIEW_FORGE_ALONE;
import static dev.sallyport.verdict.Rule.REVIEW_NOT_ALLOWED;
import static dev.sallyport.verdict.Rule.REVIEW_SELF;

import java.util.List;
import java.util.function.Consumer;

/** Machines: bots, the forge, the CI that reads approvals there; and release commits. */
final class BotAndForgeAttacks {
  private BotAndForgeAttacks() {}

  static List<Attack> bots() {
    return List.of(
        Attack.of(
            "73: a bot touches another path",
            s -> bot(s, by(BOT).file("pom.xml", "x")),
            s -> bot(s, by(BOT).file("pom.xml", "x").file("src/a.txt", "x")),
            BRANCH_BOT_LIMIT),
        Attack.of(
            "73: a bot changes the policy",
            s -> bot(s, by(BOT).file("pom.xml", "x")),
            s -> bot(s, by(BOT).policy(s.policyWith(p -> p.bot("**")))),
            BRANCH_BOT_LIMIT),
        Attack.of(
            "73: a bot on another branch",
            s -> bot(s, by(BOT).file("pom.xml", "x")),
            s ->
                s.policy(p -> p.bot("pom.xml").set("bots.bot.branches", names("refs/heads/dev")))
                    .commit(by(BOT).file("pom.xml", "x").reviewedBy(CAROL)),
            BRANCH_BOT_LIMIT),
        Attack.of(
            "a person's name over a bot's key",
            s -> bot(s, by(BOT).file("pom.xml", "x")),
            s -> bot(s, by(ALICE).signedWith(Cast.BOT_KEY).file("pom.xml", "x")),
            COMMIT_IDENTITY),
        Attack.of(
            "65: rebased by a bot, reviewed by the author",
            s -> rebased(s, BOB),
            s -> rebased(s, ALICE),
            REVIEW_SELF),
        Attack.of(
            "a bot reviews", s -> reviewedBy(s, BOB), s -> reviewedBy(s, BOT), REVIEW_NOT_ALLOWED),
        // Whatever its paths are: a merge is no change of a path.
        Attack.of(
            "a bot merges", s -> botMerges(s, BOB), s -> botMerges(s, BOT), BRANCH_BOT_LIMIT));
  }

  private static void bot(Story s, CommitPlan plan) {
    s.policy(p -> p.bot("pom.xml").set("bots.bot.reviews", 1)).commit(plan.reviewedBy(CAROL));
  }

  private static void reviewedBy(Story s, Cast.Actor reviewer) {
    s.policy(p -> p.bot("pom.xml")).commit(by(ALICE).file("a", "1").reviewedBy(reviewer));
  }

  private static void rebased(Story s, Cast.Actor reviewer) {
    s.policy(p -> p.bot("**").set("bots.bot.reviews", 1))
        .commit(by(BOT).author(ALICE).file("a", "1").reviewedBy(reviewer));
  }

  private static void botMerges(Story s, Cast.Actor merger) {
    s.policy(p -> p.bot("**"))
        .branch("topic")
        .commit(by(ALICE).file("a", "1"))
        .on("main")
        .merge(by(merger), "topic");
  }

  static List<Attack> forges() {
    return List.of(
        forge("a merge that nobody reviewed", s -> forgeMerge(s, by(FORGE)), REVIEW_FORGE_ALONE),
        forge(
            "a merge reviewed by its author",
            s -> forgeMerge(s, by(FORGE).reviewedBy(ALICE)),
            REVIEW_SELF),
        // Bob saw the tree as it is, so only the forge's own content is wrong with it.
        forge(
            "a merge with a file of its own",
            s -> forgeMerge(s, by(FORGE).file("evil", "1").reviewedBy(BOB)),
            COMMIT_MERGE_ADDS_CONTENT),
        Attack.of(
            "forge: a squash with one reviewer",
            s -> squash(s, BOB, CAROL),
            s -> squash(s, BOB),
            REVIEW_AUTHOR_UNPROVEN),
        Attack.of(
            "forge: a squash reviewed by its author",
            s -> squash(s, BOB, CAROL),
            s -> squash(s, BOB, ALICE),
            REVIEW_AUTHOR_UNPROVEN),
        Attack.of(
            "forge: an edit in the browser",
            s -> squash(s, BOB, CAROL),
            s -> squash(s),
            REVIEW_FORGE_ALONE),
        Attack.of(
            "forge: a squash where it may merge only",
            s -> forgeMerge(s, by(FORGE).reviewedBy(BOB)),
            s ->
                s.policy(p -> p.forge("merge"))
                    .commit(by(FORGE).author(ERIN).file("a", "1").reviewedBy(BOB, CAROL)),
            KEY_NOT_ALLOWED),
        forge(
            "its key as a reviewer",
            s -> s.commit(by(ALICE).file("a", "1").reviewedBy(FORGE)),
            REVIEW_NOT_ALLOWED),
        forge(
            "its key under a person's name",
            s -> forgeMerge(s, by(BOB).signedWith(FORGE_KEY).reviewedBy(CAROL)),
            COMMIT_IDENTITY));
  }

  private static Attack forge(
      String name, Consumer<Story> attack, dev.sallyport.verdict.Rule expected) {
    return Attack.of(
        "forge: " + name,
        s -> forgeMerge(s, by(FORGE).reviewedBy(BOB)),
        s -> attack.accept(s.policy(p -> p.forge("merge", "squash", "rebase"))),
        expected);
  }

  private static void forgeMerge(Story s, CommitPlan merge) {
    s.policy(p -> p.forge("merge"))
        .branch("topic")
        .commit(by(ALICE).file("a", "1"))
        .on("main")
        .merge(merge, "topic");
  }

  private static void squash(Story s, Cast.Actor... reviewers) {
    s.policy(p -> p.forge("squash"))
        .commit(by(FORGE).author(ALICE).file("a", "1").reviewedBy(reviewers));
  }

  /** Approvals at the forge, read by the CI and admitted by the policy. */
  static List<Attack> approvals() {
    return List.of(
        approval(
            "of the author's account",
            approvedBy(IMPORTER).approver("alice-at-forge"),
            REVIEW_SELF),
        approval(
            "of an account of nobody", approvedBy(IMPORTER).approver("nobody"), REVIEW_NOT_ALLOWED),
        approval(
            "of a contributor's account",
            approvedBy(IMPORTER).approver("erin-at-forge"),
            REVIEW_NOT_ALLOWED),
        approval(
            "told by a person", approvedBy(CAROL).approver("bob-at-forge"), REVIEW_NOT_ALLOWED),
        approval(
            "told by the forge itself",
            approvedBy(FORGE).approver("bob-at-forge"),
            REVIEW_NOT_ALLOWED),
        approval("the CI itself reviews", approvedBy(IMPORTER), REVIEW_NOT_ALLOWED),
        Attack.of(
            "approval: where the policy does not admit them",
            s -> approved(s, "forge", approvedBy(IMPORTER).approver("bob-at-forge")),
            s -> approved(s, "merge", approvedBy(IMPORTER).approver("bob-at-forge")),
            REVIEW_FORGE_ALONE));
  }

  private static Attack approval(
      String name, ReviewPlan plan, dev.sallyport.verdict.Rule expected) {
    return Attack.of(
        "approval: " + name,
        s -> approved(s, "forge", approvedBy(IMPORTER).approver("bob-at-forge")),
        s -> approved(s, "forge", plan),
        expected);
  }

  private static void approved(Story s, String evidence, ReviewPlan plan) {
    s.policy(
        p ->
            p.importer()
                .set("branches.0.evidence", names("statement", evidence))
                .set("people.alice.forges.forge", "alice-at-forge")
                .set("people.bob.forges.forge", "bob-at-forge")
                .set("people.erin.forges.forge", "erin-at-forge"));
    s.policy(p -> p.forge("merge"))
        .branch("topic")
        .commit(by(ALICE).file("a", "1"))
        .on("main")
        .merge(by(FORGE).reviewed(plan), "topic");
  }

  /** What {@code release:prepare} pushes, and what only looks like it. */
  static List<Attack> releases() {
    return List.of(
        release(
            "with another dependency", by(ALICE).file("pom.xml", Poms.RELEASED_WITH_DEPENDENCY)),
        release("with another file", by(ALICE).file("pom.xml", Poms.RELEASED).file("a", "1")),
        release("with another mode", by(ALICE).entry("pom.xml", "100755", Poms.RELEASED)),
        release("by one who may not", by(BOB).file("pom.xml", Poms.RELEASED)),
        release(
            "with another POM that is new",
            by(ALICE).file("pom.xml", Poms.RELEASED).file("sub/pom.xml", Poms.RELEASED)));
  }

  private static Attack release(String name, CommitPlan plan) {
    return Attack.of(
        "release commit: " + name,
        s -> s.commit(by(ALICE).file("pom.xml", Poms.RELEASED)),
        s -> s.commit(plan),
        BRANCH_DIRECT_PUSH);
  }
}
