package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.ERIN;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.verdict.Rule.BRANCH_AMBIGUOUS;
import static dev.sallyport.verdict.Rule.BRANCH_BEHIND;
import static dev.sallyport.verdict.Rule.BRANCH_REWRITTEN;
import static dev.sallyport.verdict.Rule.BRANCH_ROLLBACK;
import static dev.sallyport.verdict.Rule.BRANCH_ROOT_NOT_ANCESTOR;
import static dev.sallyport.verdict.Rule.BRANCH_UNPROTECTED;
import static dev.sallyport.verdict.Rule.HISTORY_EMPTY;
import static dev.sallyport.verdict.Rule.HISTORY_NOT_A_REPOSITORY;
import static dev.sallyport.verdict.Rule.HISTORY_OBJECT_FORMAT;
import static dev.sallyport.verdict.Rule.HISTORY_PARTIAL;
import static dev.sallyport.verdict.Rule.HISTORY_REPLACED;
import static dev.sallyport.verdict.Rule.HISTORY_SHALLOW;
import static dev.sallyport.verdict.Rule.HISTORY_UNKNOWN_REVISION;
import static dev.sallyport.verdict.Rule.POLICY_ROOT_MISMATCH;
import static dev.sallyport.verdict.Rule.POLICY_ROOT_MISSING;
import static dev.sallyport.verdict.Rule.REVIEW_ELSEWHERE;

import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Refs, roots, repositories: which history is shown. */
final class GraphAttacks {
  private GraphAttacks() {}

  static List<Attack> tips() {
    return List.of(
        Attack.of(
            "48: the branch is set back",
            s -> three(s).remembered(Story.MAIN, "two"),
            s -> three(s).remembered(Story.MAIN, "three").reset("two"),
            BRANCH_ROLLBACK),
        Attack.of(
            "48: another tip that does not contain the old one",
            s -> three(s).remembered(Story.MAIN, "two"),
            s ->
                three(s)
                    .remembered(Story.MAIN, "three")
                    .reset("two")
                    .commit(by(ALICE).file("4", "4").reviewedBy(BOB)),
            BRANCH_REWRITTEN),
        Attack.of(
            "foxtrot: the old tip becomes the second parent",
            s -> foxtrot(s, false),
            s -> foxtrot(s, true),
            BRANCH_REWRITTEN),
        Attack.of(
            "teleport: a branch reviewed for another ref",
            s -> dev(s, Story.MAIN),
            s -> dev(s, "refs/heads/dev"),
            REVIEW_ELSEWHERE),
        Attack.of(
            "80: nothing since the root",
            s -> three(s),
            s -> three(s).reset("root"),
            HISTORY_EMPTY),
        Attack.of(
            "a proposal that does not contain its base",
            s -> proposal(s, "two"),
            s -> proposal(s, "three"),
            BRANCH_BEHIND));
  }

  private static Story three(Story s) {
    return s.commit(by(ALICE).file("1", "1").as("one").reviewedBy(BOB))
        .commit(by(ALICE).file("2", "2").as("two").reviewedBy(BOB))
        .commit(by(ALICE).file("3", "3").as("three").reviewedBy(BOB));
  }

  /** Each commit is reviewed by itself, so that nothing but the order of parents is wrong. */
  private static void foxtrot(Story s, boolean swapped) {
    s.branch("topic")
        .commit(by(ERIN).file("side", "1").reviewedBy(CAROL))
        .on("main")
        .commit(by(ALICE).file("main", "1").as("tip").reviewedBy(CAROL))
        .remembered(Story.MAIN, "tip");
    if (swapped) {
      s.on("topic").merge(by(BOB).as("merge"), "main").on("main").reset("merge");
    } else {
      s.merge(by(BOB), "topic");
    }
  }

  private static void dev(Story s, String ref) {
    s.policy(p -> p.set("branches.0.match", PolicyText.names(Story.MAIN, "refs/heads/dev")))
        .commit(by(ALICE).file("1", "1").reviewed(ReviewPlan.approvedBy(BOB).ref(ref)));
  }

  private static void proposal(Story s, String base) {
    three(s).branch("topic", "two").commit(by(ERIN).file("4", "4").as("tip").reviewedBy(BOB));
    s.ask(q -> q.proposal(s.idOf(base), s.idOf("tip")));
  }

  static List<Attack> roots() {
    return List.of(
        Attack.of(
            "54: a root that is no ancestor",
            s -> three(s),
            s ->
                three(s)
                    .branch("other", "one")
                    .commit(by(ALICE).file("x", "x").as("elsewhere"))
                    .ask(q -> q.trustRoot(root(s, "elsewhere"))),
            BRANCH_ROOT_NOT_ANCESTOR),
        Attack.of(
            "54: a root that was merged, not on the first parents",
            s -> side(s).ask(q -> q.trustRoot(root(s, "root"))),
            s -> side(s).ask(q -> q.trustRoot(root(s, "side"))),
            BRANCH_ROOT_NOT_ANCESTOR),
        Attack.of(
            "a root whose content is another",
            s -> three(s),
            s ->
                three(s)
                    .ask(
                        q ->
                            q.trustRoot(
                                Optional.of(s.idOf("root") + ":" + s.made("one").tree().hex()))),
            POLICY_ROOT_MISMATCH),
        Attack.of(
            "no root",
            s -> three(s),
            s -> three(s).ask(q -> q.trustRoot(Optional.empty())),
            POLICY_ROOT_MISSING),
        Attack.of(
            "a root that is not there",
            s -> three(s),
            s ->
                three(s).ask(q -> q.trustRoot(Optional.of("1".repeat(40) + ":" + "2".repeat(128)))),
            HISTORY_UNKNOWN_REVISION));
  }

  private static Story side(Story s) {
    return s.branch("topic")
        .commit(by(ALICE).file("1", "1").as("side"))
        .on("main")
        .merge(by(BOB), "topic");
  }

  private static Optional<String> root(Story s, String label) {
    return Optional.of(s.idOf(label) + ":" + s.made(label).tree().hex());
  }

  static List<Attack> repositories() {
    String graft = "info/grafts";
    return List.of(
        repository("52: shallow", s -> s.text("shallow", s.idOf("one") + "\n"), HISTORY_SHALLOW),
        repository("a partial clone that lacks a file", GraphAttacks::partial, HISTORY_PARTIAL),
        repository(
            "a replace ref",
            s -> s.text("refs/replace/" + s.idOf("two"), s.idOf("one") + "\n"),
            HISTORY_REPLACED),
        repository(
            "a graft",
            s -> s.text(graft, s.idOf("three") + " " + s.idOf("one") + "\n"),
            HISTORY_REPLACED),
        repository(
            "56: objects named by SHA-256",
            s -> config(s, "[extensions]", "objectFormat = sha256"),
            HISTORY_OBJECT_FORMAT),
        repository("no repository", s -> s.remove("HEAD"), HISTORY_NOT_A_REPOSITORY),
        repository(
            "a branch of no rule",
            s -> s.ref("refs/heads/other", "three").ask(q -> q.ref("refs/heads/other")),
            BRANCH_UNPROTECTED),
        repository(
            "a branch that is not there",
            s -> s.ask(q -> q.ref("refs/heads/none")),
            HISTORY_UNKNOWN_REVISION),
        repository(
            "51: a tag named like the branch",
            s -> s.ref("refs/tags/main", "root"),
            BRANCH_AMBIGUOUS),
        repository(
            "51: HEAD instead of a branch", s -> s.ask(q -> q.ref("HEAD")), BRANCH_AMBIGUOUS),
        repository(
            "51: an option instead of a branch", s -> s.ask(q -> q.ref("-x")), BRANCH_AMBIGUOUS));
  }

  /** Where nothing is missing a partial clone is as good as any; see {@link HonestStories}. */
  static void partial(Story s) {
    promisor(s);
    s.objects.delete(LooseObjects.id("blob", Wire.utf8("2")));
  }

  static void promisor(Story s) {
    config(s, "[extensions]", "partialClone = origin", "[remote \"origin\"]", "promisor = true");
  }

  private static void config(Story s, String... lines) {
    s.text(
        "config",
        "[core]\nrepositoryformatversion = 1\nbare = true\n" + String.join("\n", lines) + "\n");
  }

  private static Attack repository(String name, Consumer<Story> change, Rule expected) {
    return Attack.of(
        "repository: " + name,
        s -> three(s),
        s -> {
          three(s);
          change.accept(s);
        },
        expected);
  }
}
