package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.ALICE_KEY;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.DAVE;
import static dev.sallyport.attack.Cast.ERIN;
import static dev.sallyport.attack.Cast.ERIN_KEY;
import static dev.sallyport.attack.Cast.MALLORY;
import static dev.sallyport.attack.Cast.MALLORY_KEY;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.PolicyText.names;
import static dev.sallyport.verdict.Rule.COMMIT_MERGE_ADDS_CONTENT;
import static dev.sallyport.verdict.Rule.KEY_NOT_ALLOWED;
import static dev.sallyport.verdict.Rule.KEY_UNKNOWN;
import static dev.sallyport.verdict.Rule.POLICY_CHANGE;
import static dev.sallyport.verdict.Rule.POLICY_INVALID;
import static dev.sallyport.verdict.Rule.POLICY_MISSING;
import static dev.sallyport.verdict.Rule.POLICY_REMOVED;

import dev.sallyport.attack.Cast.Actor;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of the policy, by whom and in what shape. */
final class PolicyAttacks {
  private PolicyAttacks() {}

  private static final PgpKey OTHER_BOB_KEY =
      PgpKey.careful("bob-new", "Bob <bob@example.org>", Cast.KEYS_MADE);

  /** Of a policy whose changes Carol has to approve. */
  static List<Attack> approvals() {
    return List.of(
        Attack.of(
            "63: the threshold is lowered, reviewed by another than who may",
            s -> lowered(s, CAROL),
            s -> lowered(s, BOB),
            POLICY_CHANGE),
        Attack.of(
            "63: the threshold is lowered by her who approves it",
            s -> carols(s).commit(lower(s, ALICE).reviewedBy(BOB, CAROL)),
            s -> carols(s).commit(lower(s, CAROL).reviewedBy(BOB)),
            POLICY_CHANGE),
        Attack.of(
            "two have to approve, one did",
            s -> two(s).commit(lower(s, ALICE).reviewedBy(BOB, CAROL)),
            s -> two(s).commit(lower(s, ALICE).reviewedBy(BOB)),
            POLICY_CHANGE),
        Attack.of(
            "a policy change inside a branch, merged by another than who may",
            s -> inside(s, CAROL),
            s -> inside(s, BOB),
            POLICY_CHANGE),
        // Nobody but the merger has seen it: it is his own content, and it is a policy's.
        Attack.of(
            "a policy change hidden in the merge itself",
            s -> hidden(s, by(BOB)),
            s -> hidden(s, by(BOB).policy(s.policyWith(p -> p.set("branches.0.reviews", 0)))),
            COMMIT_MERGE_ADDS_CONTENT,
            POLICY_CHANGE),
        Attack.of(
            "another key under the name of Bob's",
            s -> swapped(s, CAROL),
            s -> swapped(s, BOB),
            POLICY_CHANGE),
        Attack.of(
            "a review of less, then more of the policy",
            s -> carols(s).commit(by(ALICE).file("a", "1").reviewedBy(BOB)),
            s ->
                carols(s)
                    .commit(
                        by(ALICE)
                            .file("a", "1")
                            .file(".sallyport/keys/extra.txt", "x")
                            .reviewedBy(BOB)),
            POLICY_CHANGE));
  }

  private static Story carols(Story s) {
    return s.policy(p -> p.set("policy-changes.reviewers", names("carol")));
  }

  private static Story two(Story s) {
    return s.policy(
        p ->
            p.set("policy-changes.reviewers", names("maintainers"))
                .set("policy-changes.reviews", 2));
  }

  private static CommitPlan lower(Story s, Actor actor) {
    return by(actor).policy(s.policyWith(p -> p.set("branches.0.reviews", 0)));
  }

  private static void lowered(Story s, Actor reviewer) {
    carols(s).commit(lower(s, ALICE).reviewedBy(reviewer));
  }

  private static void inside(Story s, Actor merger) {
    carols(s).branch("topic").commit(lower(s, ALICE)).on("main").merge(by(merger), "topic");
  }

  private static void hidden(Story s, CommitPlan merge) {
    s.branch("topic").commit(by(ALICE).file("a", "1")).on("main").merge(merge, "topic");
  }

  /** The policy file stays as it is; only what {@code keys/bob.asc} holds is another. */
  private static void swapped(Story s, Actor reviewer) {
    String armored = OTHER_BOB_KEY.armored();
    carols(s).commit(by(ALICE).file(".sallyport/keys/bob.asc", armored).reviewedBy(reviewer));
  }

  static List<Attack> people() {
    return List.of(
        Attack.of(
            "59: she adds herself, and is judged by the new policy",
            s -> s.commit(by(ALICE).policy(withMallory(s)).reviewedBy(BOB)),
            s -> s.commit(by(MALLORY).policy(withMallory(s)).reviewedBy(BOB)),
            KEY_UNKNOWN),
        Attack.of(
            "59: she adds herself on a branch",
            s -> onBranch(s, ALICE),
            s -> onBranch(s, MALLORY),
            KEY_UNKNOWN),
        Attack.of(
            "67: removed, then merged from an old branch point",
            s -> removed(s, CAROL),
            s -> removed(s, DAVE),
            KEY_UNKNOWN),
        // The key is known when it is merged, and was not when she signed.
        Attack.of(
            "added after she signed on an old branch point",
            s -> added(s, ERIN),
            s -> added(s, MALLORY),
            KEY_NOT_ALLOWED),
        Attack.of(
            "the old key after a rotation",
            s -> rotated(s, OTHER_BOB_KEY),
            s -> rotated(s, Cast.BOB_KEY),
            KEY_UNKNOWN),
        Attack.of(
            "a person who may not sign on this branch",
            s -> s.commit(by(ERIN).file("a", "1").reviewedBy(BOB)),
            s ->
                s.policy(p -> p.set("branches.0.signers", names("maintainers")))
                    .commit(by(ERIN).file("a", "1").reviewedBy(BOB)),
            KEY_NOT_ALLOWED));
  }

  private static PolicyText withMallory(Story s) {
    return s.policyWith(
        p ->
            p.person(MALLORY, MALLORY_KEY)
                .set("branches.0.signers", names("maintainers", "erin", "mallory")));
  }

  private static void onBranch(Story s, Actor adder) {
    s.branch("topic").commit(by(adder).policy(withMallory(s))).on("main").merge(by(BOB), "topic");
  }

  private static void removed(Story s, Actor author) {
    s.branch("topic")
        .commit(by(author).file("a", "1"))
        .on("main")
        .commit(by(ALICE).policy(s.policyWith(p -> p.removePerson("dave"))).reviewedBy(BOB))
        .merge(by(BOB), "topic");
  }

  private static void added(Story s, Actor author) {
    s.branch("topic")
        .commit(by(author).file("a", "1"))
        .on("main")
        .commit(by(ALICE).policy(withMallory(s)).reviewedBy(BOB))
        .merge(by(BOB), "topic");
  }

  private static void rotated(Story s, PgpKey key) {
    s.commit(
            by(ALICE)
                .policy(s.policyWith(p -> p.keys("people.bob", OTHER_BOB_KEY)))
                .reviewedBy(CAROL))
        .commit(by(BOB.at(key)).file("a", "1").reviewedBy(CAROL));
  }

  /** Approved by Bob like any other change, and still not to be. */
  static List<Attack> contents() {
    return List.of(
        content("61: a version of tomorrow", p -> p.set("version", 2)),
        content("61: one key in two hands", p -> p.person(ERIN, ALICE_KEY)),
        content(
            "61: one key in a person's and a bot's hands",
            p -> p.bot("a").keys("bots.bot", ERIN_KEY)),
        content("61: one email of two", p -> p.person(ERIN.email("Alice@example.org"), ERIN_KEY)),
        content("61: a twin of an id in letter case", p -> p.set("people.Alice.name", "x")),
        content(
            "61: a twin of an email in Unicode form",
            p ->
                p.set("people.erin.emails", names("\u00e9@example.org"))
                    .set("people.dave.emails", names("e\u0301@example.org"))),
        content("61: a field twice", p -> p.text(text -> text + "version: 1\n")),
        content("a field that nobody knows", p -> p.set("branch", "x")),
        content("a role of nobody", p -> p.set("roles.maintainers", names("nobody"))),
        content("no people", p -> p.remove("people")),
        content("an anchor", p -> p.text(text -> text.replace("version: 1", "version: &a 1"))),
        content("fewer reviews than none", p -> p.set("branches.0.reviews", -1)),
        content("vouched and reviewed", p -> p.set("branches.0.commits", "vouched")),
        content("not YAML", p -> p.text(text -> "{")),
        content("two documents", p -> p.text(text -> text + "---\nversion: 1\n")),
        content(
            "the file of a key is not there",
            p -> p.set("people.erin.keys.0.ssh", "keys/none.pub")),
        content(
            "a key from outside the folder", p -> p.set("people.erin.keys.0.ssh", "../../pom.xml")),
        Attack.of(
            "the policy is removed",
            s -> s.commit(by(ALICE).file("a", "1").reviewedBy(BOB)),
            s -> s.commit(by(ALICE).remove(".sallyport").reviewedBy(BOB)),
            POLICY_REMOVED),
        Attack.of(
            "the root has no policy",
            s -> s.commit(by(ALICE).file("a", "1").reviewedBy(BOB)),
            s ->
                s.root(by(ALICE).remove(".sallyport").file("README", "x"))
                    .commit(by(ALICE).file("a", "1").reviewedBy(BOB)),
            POLICY_MISSING));
  }

  private static Attack content(String name, UnaryOperator<PolicyText> change) {
    Rule expected = POLICY_INVALID;
    return Attack.of(
        "policy: " + name,
        s -> s.commit(by(ALICE).policy(s.policyWith(p -> p.bot("b"))).reviewedBy(BOB)),
        s -> s.commit(by(ALICE).policy(s.policyWith(change)).reviewedBy(BOB)),
        expected);
  }
}
