package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.ALICE_WITH_SECOND_KEY;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.DAVE;
import static dev.sallyport.attack.Cast.ERIN;
import static dev.sallyport.attack.Cast.MALLORY;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.PolicyText.names;
import static dev.sallyport.attack.ReviewPlan.approvedBy;
import static dev.sallyport.verdict.Rule.BRANCH_DIRECT_PUSH;
import static dev.sallyport.verdict.Rule.REVIEW_ELSEWHERE;
import static dev.sallyport.verdict.Rule.REVIEW_INVALID;
import static dev.sallyport.verdict.Rule.REVIEW_MISSING;
import static dev.sallyport.verdict.Rule.REVIEW_NOT_ALLOWED;
import static dev.sallyport.verdict.Rule.REVIEW_SELF;
import static dev.sallyport.verdict.Rule.REVIEW_STALE;
import static dev.sallyport.verdict.Rule.REVIEW_UNAVAILABLE;

import dev.sallyport.attack.Cast.Actor;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reviews that are none, or of something else, or by somebody who does not count. */
final class ReviewAttacks {
  private ReviewAttacks() {}

  /** A step without any statement has none of the shapes; one with too few lacks reviews. */
  private static final Rule NO_REVIEW = BRANCH_DIRECT_PUSH;

  private static CommitPlan change(Actor actor) {
    return by(actor).file("src/a.txt", "1\n");
  }

  /** The honest story: Alice's commit, approved by Bob. */
  private static Attack step(String name, Consumer<Story> attack, Rule... expected) {
    return Attack.of(
        "review: " + name, s -> s.commit(change(ALICE).reviewedBy(BOB)), attack, expected);
  }

  private static Attack statement(String name, UnaryOperator<ReviewPlan> change, Rule... expected) {
    return step(
        name, s -> s.commit(change(ALICE).reviewed(change.apply(approvedBy(BOB)))), expected);
  }

  static List<Attack> people() {
    return List.of(
        step("none", s -> s.commit(change(ALICE)), NO_REVIEW),
        step(
            "70: only a trailer says so",
            s -> s.commit(change(ALICE).message("x\n\nReviewed-by: Bob <bob@example.org>\n")),
            NO_REVIEW),
        step("by herself", s -> s.commit(change(ALICE).reviewedBy(ALICE)), REVIEW_SELF),
        step(
            "by herself with her second key",
            s -> s.commit(change(ALICE).reviewedBy(ALICE_WITH_SECOND_KEY)),
            REVIEW_SELF),
        step(
            "by the author, where another signed",
            s -> s.commit(change(ALICE).author(BOB).reviewedBy(BOB)),
            REVIEW_SELF),
        step("by a co-author", s -> s.commit(coAuthored("Bob <bob@example.org>")), REVIEW_SELF),
        step(
            "by a co-author in other letters",
            s -> s.commit(coAuthored("bob <BOB@Example.org>")),
            REVIEW_SELF),
        Attack.of(
            "review: by a committer further down",
            s -> run(s, change(ERIN), CAROL),
            s -> run(s, change(BOB), BOB),
            REVIEW_SELF),
        step(
            "67: by a contributor",
            s -> s.commit(change(ALICE).reviewedBy(ERIN)),
            REVIEW_NOT_ALLOWED),
        // No key of the policy made it.
        step("by a stranger", s -> s.commit(change(ALICE).reviewedBy(MALLORY)), REVIEW_NOT_ALLOWED),
        Attack.of(
            "67: by one who was removed before",
            s -> removed(s, CAROL),
            s -> removed(s, DAVE),
            REVIEW_NOT_ALLOWED),
        Attack.of(
            "review: one where two are asked for",
            s -> two(s).commit(change(ALICE).reviewedBy(BOB, CAROL)),
            s -> two(s).commit(change(ALICE).reviewedBy(BOB)),
            REVIEW_MISSING),
        Attack.of(
            "review: one person twice where two are asked for",
            s -> two(s).commit(change(ERIN).reviewedBy(BOB, ALICE)),
            s -> two(s).commit(change(ERIN).reviewedBy(ALICE_WITH_SECOND_KEY, ALICE)),
            REVIEW_MISSING));
  }

  private static CommitPlan coAuthored(String who) {
    return change(ALICE)
        .message("Change something\n\nCo-authored-by: " + who + "\n")
        .reviewedBy(BOB);
  }

  private static Story two(Story s) {
    return s.policy(p -> p.set("branches.0.reviews", 2));
  }

  /** Two commits in a row under one statement. */
  private static void run(Story s, CommitPlan first, Actor reviewer) {
    s.commit(first).commit(by(ALICE).file("b", "2").reviewed(approvedBy(reviewer).from("root")));
  }

  private static void removed(Story s, Actor reviewer) {
    s.commit(by(ALICE).policy(s.policyWith(p -> p.removePerson("dave"))).reviewedBy(BOB))
        .commit(change(ALICE).reviewedBy(reviewer));
  }

  static List<Attack> subjects() {
    return List.of(
        Attack.of(
            "68: of an earlier revision",
            s -> s.commit(change(ALICE).reviewedBy(BOB)),
            s -> {
              s.branch("before").commit(change(ALICE).as("before")).on("main");
              s.commit(change(ALICE).file("b", "2").reviewed(approvedBy(BOB).of("before")));
            },
            REVIEW_STALE),
        Attack.of(
            "68: of another base",
            s -> s.commit(change(ALICE).reviewedBy(BOB)),
            s -> {
              s.branch("other").commit(by(CAROL).file("b", "2").as("other")).on("main");
              s.commit(change(ALICE).reviewed(approvedBy(BOB).from("other")));
            },
            REVIEW_STALE),
        Attack.of(
            "a review of the last commit where there are two",
            s ->
                s.commit(change(ALICE))
                    .commit(by(ALICE).file("b", "2").reviewed(approvedBy(BOB).from("root"))),
            s -> s.commit(change(ALICE)).commit(by(ALICE).file("b", "2").reviewedBy(BOB)),
            NO_REVIEW),
        statement("68: for another branch", r -> r.ref("refs/heads/dev"), REVIEW_ELSEWHERE),
        statement(
            "68: for another repository", r -> r.repository("acme/gadgets"), REVIEW_ELSEWHERE),
        statement(
            "of a tree that has that SHA-1 only",
            r -> r.statement(text -> text.replaceFirst("\"[0-9a-f]{128}\"", sha512('0'))),
            REVIEW_STALE),
        // What cannot be read may be from anybody and is left aside with a note.
        statement("68: not an approval", r -> r.decision("reject"), NO_REVIEW));
  }

  private static String sha512(char digit) {
    return "\"" + String.valueOf(digit).repeat(128) + "\"";
  }

  static List<Attack> envelopes() {
    return List.of(
        statement(
            "69: not signed",
            r -> r.envelope(text -> text.replaceFirst("\\{\"keyid\".*\\}", "")),
            REVIEW_INVALID),
        statement(
            "69: changed after it was signed",
            r -> r.forged(text -> text.replace("\"from\"", "\"since\": 1, \"from\"")),
            REVIEW_INVALID),
        carols("69: signed for git", "git"),
        carols("69: signed as a witness's", "sallyport-witness"),
        statement(
            "69: in Bob's name by Mallory",
            r -> r.signedWith(Cast.MALLORY_KEY),
            REVIEW_NOT_ALLOWED),
        statement(
            "69: of another type",
            r -> r.statement(text -> text.replace(ReviewFile.PREDICATE, "https://x.example/y")),
            NO_REVIEW),
        step(
            "69: the ref is not there",
            s -> s.commit(change(ALICE).reviewedBy(BOB)).withoutReviewsRef(),
            REVIEW_UNAVAILABLE),
        step(
            "69: the statement was dropped",
            s -> s.commit(change(ALICE).reviewedBy(BOB)).forgetReviews(),
            NO_REVIEW));
  }

  /** Bob's key is OpenPGP and has no namespaces, so these are Carol's. */
  private static Attack carols(String name, String namespace) {
    return Attack.of(
        "review: " + name,
        s -> s.commit(change(ALICE).reviewedBy(CAROL)),
        s -> s.commit(change(ALICE).reviewed(approvedBy(CAROL).namespace(namespace))),
        REVIEW_INVALID);
  }

  /** Paths that ask for more. */
  static List<Attack> paths() {
    return List.of(
        Attack.of(
            "a POM with one review where it needs two",
            s -> poms(s, 2).commit(by(ALICE).file("pom.xml", "x").reviewedBy(BOB, CAROL)),
            s -> poms(s, 2).commit(by(ALICE).file("pom.xml", "x").reviewedBy(BOB)),
            REVIEW_MISSING),
        Attack.of(
            "a file moved out of sight of a path rule",
            s -> poms(s, 2).commit(by(ALICE).remove("pom.xml").reviewedBy(BOB, CAROL)),
            s -> poms(s, 2).commit(by(ALICE).remove("pom.xml").reviewedBy(BOB)),
            REVIEW_MISSING),
        // There is a review, but not one of those that this path asks for.
        Attack.of(
            "a POM reviewed by another than who may",
            s -> carols(s).commit(by(ALICE).file("pom.xml", "x").reviewedBy(CAROL)),
            s -> carols(s).commit(by(ALICE).file("pom.xml", "x").reviewedBy(BOB)),
            REVIEW_MISSING),
        Attack.of(
            "a POM changed by a merge, two reviews needed",
            s -> merged(s, by(BOB).reviewedBy(CAROL)),
            s -> merged(s, by(BOB)),
            REVIEW_MISSING));
  }

  private static Story poms(Story s, int reviews) {
    return s.policy(
        p ->
            p.set("paths.0.match", names("pom.xml", "**/pom.xml")).set("paths.0.reviews", reviews));
  }

  private static Story carols(Story s) {
    return poms(s, 1).policy(p -> p.set("paths.0.reviewers", names("carol")));
  }

  private static void merged(Story s, CommitPlan merge) {
    poms(s, 2)
        .branch("topic")
        .commit(by(ALICE).file("pom.xml", "x"))
        .on("main")
        .merge(merge, "topic");
  }
}
