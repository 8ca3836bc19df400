package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.ALICE_WITH_SECOND_KEY;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.BOT;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.DAVE;
import static dev.sallyport.attack.Cast.ERIN;
import static dev.sallyport.attack.Cast.FORGE;
import static dev.sallyport.attack.Cast.IMPORTER;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.PolicyText.names;
import static dev.sallyport.attack.ReviewPlan.approvedBy;
import static dev.sallyport.attack.TagPlan.tagBy;
import static dev.sallyport.verdict.Rule.COMMIT_TIME_ORDER;
import static dev.sallyport.verdict.Rule.EVIDENCE_IGNORED;
import static dev.sallyport.verdict.Rule.POLICY_EXCEPTION_USED;
import static dev.sallyport.verdict.Rule.POLICY_UNWITNESSED;

import dev.sallyport.verdict.Rule;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Every shape that is let through, told once; they have to be VERIFIED. */
final class HonestStories {
  private HonestStories() {}

  /**
   * One of them.
   *
   * @param notes that have to be among the findings
   */
  record Honest(String name, Consumer<Story> story, SortedSet<Rule> notes) {
    static Honest of(String name, Consumer<Story> story, Rule... notes) {
      return new Honest(name, story, new TreeSet<>(List.of(notes)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Honest> shapes() {
    return List.of(
        Honest.of("a reviewed commit", s -> s.commit(by(ALICE).file("a", "1").reviewedBy(BOB))),
        Honest.of(
            "three commits under one review, then fast-forward",
            s ->
                s.branch("topic")
                    .commit(by(ERIN).file("a", "1"))
                    .commit(by(ERIN).file("a", "2"))
                    .commit(
                        by(ALICE).file("a", "3").as("tip").reviewed(approvedBy(BOB).from("root")))
                    .on("main")
                    .reset("tip")),
        Honest.of("a merge by a reviewer", s -> topic(s).on("main").merge(by(BOB), "topic")),
        Honest.of(
            "a merge of two branches that went on, one after the other",
            s ->
                topic(s)
                    .on("main")
                    .branch("other")
                    .commit(by(CAROL).file("c", "1"))
                    .on("main")
                    .merge(by(BOB), "topic")
                    .merge(by(DAVE), "other")),
        Honest.of(
            "a merge that resolves a conflict, reviewed by another",
            s ->
                topic(s)
                    .on("main")
                    .commit(by(CAROL).file("a", "main").reviewedBy(DAVE))
                    .merge(by(BOB).file("a", "both").reviewedBy(DAVE), "topic")),
        Honest.of(
            "a mergetag", s -> topic(s).on("main").merge(by(ALICE).mergetag(tagBy(BOB)), "topic")),
        Honest.of(
            "a merge of main into the branch, then of the branch into main",
            s ->
                topic(s)
                    .on("main")
                    .commit(by(CAROL).file("c", "1").reviewedBy(DAVE))
                    .on("topic")
                    .merge(by(ALICE), "main")
                    .on("main")
                    .merge(by(BOB), "topic")),
        Honest.of(
            "unsigned commits under a tree that two reviewed",
            s ->
                s.policy(p -> p.set("branches.0.commits", "covered"))
                    .branch("topic")
                    .commit(by(ERIN).unsigned().file("a", "1"))
                    .on("main")
                    .merge(by(DAVE).reviewedBy(BOB, CAROL), "topic")),
        Honest.of(
            "signatures only",
            s -> s.policy(p -> p.set("branches.0.reviews", 0)).commit(by(ERIN).file("a", "1"))),
        Honest.of("a release commit", s -> s.commit(by(ALICE).file("pom.xml", Poms.RELEASED))),
        Honest.of(
            "a release with its tag",
            s ->
                s.commit(by(ALICE).file("pom.xml", Poms.RELEASED))
                    .tag("v1.0", tagBy(ALICE))
                    .ask(q -> q.tag("v1.0"))));
  }

  private static Story topic(Story s) {
    return s.branch("topic").commit(by(ALICE).file("a", "1"));
  }

  static List<Honest> machines() {
    return List.of(
        Honest.of(
            "a bot", s -> s.policy(p -> p.bot("**/pom.xml")).commit(by(BOT).file("pom.xml", "x"))),
        Honest.of(
            "a bot with a review",
            s ->
                s.policy(p -> p.bot("**/pom.xml").set("bots.bot.reviews", 1))
                    .commit(by(BOT).file("pom.xml", "x").reviewedBy(BOB))),
        Honest.of(
            "a forge merge with a statement",
            s ->
                topic(s.policy(p -> p.forge("merge")))
                    .on("main")
                    .merge(by(FORGE).reviewedBy(BOB), "topic")),
        Honest.of(
            "a forge squash with two statements",
            s ->
                s.policy(p -> p.forge("squash"))
                    .commit(by(FORGE).author(ERIN).file("a", "1").reviewedBy(BOB, CAROL))),
        Honest.of(
            "a forge merge with an approval there",
            s ->
                topic(
                        s.policy(
                            p ->
                                p.forge("merge")
                                    .importer()
                                    .set("branches.0.evidence", names("forge"))
                                    .set("people.bob.forges.forge", "bob-at-forge")))
                    .on("main")
                    .merge(
                        by(FORGE).reviewed(approvedBy(IMPORTER).approver("bob-at-forge")),
                        "topic")));
  }

  static List<Honest> policies() {
    return List.of(
        Honest.of(
            "a policy change with its approval",
            s ->
                s.commit(
                        by(ALICE)
                            .policy(s.policyWith(p -> p.set("branches.0.reviews", 2)))
                            .reviewedBy(BOB))
                    .commit(by(ALICE).file("a", "1").reviewedBy(BOB, CAROL))),
        Honest.of(
            "a rotation, the old key for the old and the new for the new",
            s -> {
              PgpKey next = PgpKey.careful("bob-next", "Bob <bob@example.org>", Cast.KEYS_MADE);
              s.commit(by(BOB).file("a", "1").reviewedBy(ALICE))
                  .commit(
                      by(BOB)
                          .policy(s.policyWith(p -> p.keys("people.bob", next)))
                          .reviewedBy(CAROL))
                  .commit(by(BOB.at(next)).file("a", "2").reviewedBy(ALICE));
            }),
        Honest.of(
            "a second key of a person",
            s -> s.commit(by(ALICE_WITH_SECOND_KEY).file("a", "1").reviewedBy(BOB))),
        Honest.of(
            "a person who left: what she did before stays",
            s ->
                s.commit(by(DAVE).file("a", "1").reviewedBy(CAROL))
                    .commit(by(ALICE).file("a", "2").reviewedBy(DAVE))
                    .commit(
                        by(ALICE)
                            .policy(s.policyWith(p -> p.removePerson("dave")))
                            .reviewedBy(BOB))),
        Honest.of(
            "a submodule that may move, reviewed",
            s ->
                s.policy(
                        p ->
                            p.set("submodules.0.match", names("lib"))
                                .set("submodules.0.commits", "reviewed"))
                    .commit(by(ALICE).entry("lib", "160000", "3".repeat(40)).reviewedBy(BOB))),
        Honest.of(
            "an exception",
            s -> RevocationAttacks.excepted(s, CAROL, BOB, "2026-12-31", "", "commit.unsigned"),
            POLICY_EXCEPTION_USED),
        Honest.of(
            "an expired key where age is not judged",
            s -> {
              s.policy(p -> p.set("expiry", "unwitnessed"));
              OpenPgpAttacks.bobSigns(s, OpenPgpAttacks.expiring(Duration.ofDays(180)), c -> c);
            },
            POLICY_UNWITNESSED),
        Honest.of(
            "58: a clock that goes wrong is noted",
            s ->
                s.commit(
                        by(ALICE)
                            .file("a", "1")
                            .at(Story.BEGIN.plus(Duration.ofDays(9)))
                            .reviewedBy(BOB))
                    .commit(by(ALICE).file("a", "2").reviewedBy(BOB)),
            COMMIT_TIME_ORDER),
        Honest.of(
            "a partial clone that lacks nothing",
            s -> GraphAttacks.promisor(s.commit(by(ALICE).file("a", "1").reviewedBy(BOB)))),
        // Anybody can push to the reviews' ref: rubbish there is no reason to refuse.
        Honest.of(
            "a stranger's statement beside a good one",
            s ->
                s.commit(
                    by(ALICE)
                        .file("a", "1")
                        .reviewedBy(BOB, Cast.MALLORY)
                        .reviewed(approvedBy(CAROL).decision("reject"))),
            EVIDENCE_IGNORED));
  }
}
