package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.ALICE_KEY;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.MALLORY_KEY;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.TagPlan.tagBy;
import static dev.sallyport.verdict.Rule.TAG_LIGHTWEIGHT;
import static dev.sallyport.verdict.Rule.TAG_MALFORMED;
import static dev.sallyport.verdict.Rule.TAG_MISSING;
import static dev.sallyport.verdict.Rule.TAG_MOVED;
import static dev.sallyport.verdict.Rule.TAG_NAME;
import static dev.sallyport.verdict.Rule.TAG_NESTED;
import static dev.sallyport.verdict.Rule.TAG_SIGNATURE;
import static dev.sallyport.verdict.Rule.TAG_TARGET;
import static dev.sallyport.verdict.Rule.TAG_UNSIGNED;

import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.function.Consumer;

/** Release tags. The honest one: v1.0 by Alice, of the tip of a verified branch. */
final class TagAttacks {
  private TagAttacks() {}

  private static final String REF = "refs/tags/v1.0";

  static List<Attack> all() {
    return List.of(
        tag(
            "50: v2.0 under the name v1.0",
            s -> s.tag("v1.0", tagBy(ALICE).named("v2.0")),
            TAG_NAME),
        tag("50: lightweight", s -> s.ref(REF, "two"), TAG_LIGHTWEIGHT),
        tag(
            "50: annotated and unsigned",
            s -> s.tag("v1.0", tagBy(ALICE).unsigned()),
            TAG_UNSIGNED),
        tag(
            "50: a tag of a tag",
            s -> s.tag("v0.9", tagBy(ALICE)).tag("v1.0", tagBy(ALICE).of("v0.9").type("tag")),
            TAG_NESTED),
        tag(
            "50: of a commit that is on no verified chain",
            s ->
                s.branch("other")
                    .commit(by(ALICE).file("x", "x"))
                    .tag("v1.0", tagBy(ALICE))
                    .on("main"),
            TAG_TARGET),
        tag(
            "of a side commit that only a merge brought in",
            s ->
                s.branch("side")
                    .commit(by(ALICE).file("x", "x").as("side"))
                    .on("main")
                    .merge(by(BOB), "side")
                    .tag("v1.0", tagBy(ALICE).of("side")),
            TAG_TARGET),
        tag("by a person who may not", s -> s.tag("v1.0", tagBy(BOB)), TAG_SIGNATURE),
        tag(
            "by nobody the policy knows",
            s -> s.tag("v1.0", tagBy(ALICE.at(MALLORY_KEY))),
            TAG_SIGNATURE),
        tag(
            "changed after it was signed",
            s -> s.tag("v1.0", tagBy(ALICE).raw(text -> text.replace("Release", "Reject"))),
            TAG_SIGNATURE),
        tag(
            "a commit's signature",
            s ->
                s.tag(
                    "v1.0",
                    tagBy(ALICE)
                        .unsigned()
                        .raw(text -> text + ALICE_KEY.block(Wire.utf8("x"), "git", Story.BEGIN))),
            TAG_SIGNATURE),
        tag(
            "two signatures",
            s ->
                s.tag(
                    "v1.0",
                    tagBy(ALICE).raw(text -> text + text.substring(text.indexOf("-----BEGIN")))),
            TAG_MALFORMED),
        tag(
            "a header that nobody knows",
            s -> s.tag("v1.0", tagBy(ALICE).raw(Bytewise.addHeader("x-note y\n"))),
            TAG_MALFORMED),
        tag("there is none", s -> {}, TAG_MISSING),
        Attack.of(
            "50: v1.0 moved to where v2.0 is",
            s -> moved(s, false),
            s -> moved(s, true),
            TAG_MOVED),
        Attack.of(
            "50: v1.0 made again, for the same commit",
            s -> again(s, false),
            s -> again(s, true),
            TAG_MOVED));
  }

  private static Attack tag(String name, Consumer<Story> change, Rule expected) {
    return Attack.of(
        "tag: " + name,
        s -> two(s).tag("v1.0", tagBy(ALICE)),
        s -> change.accept(two(s)),
        expected);
  }

  private static Story two(Story s) {
    return s.commit(by(ALICE).file("1", "1").as("one").reviewedBy(BOB))
        .commit(by(ALICE).file("2", "2").as("two").reviewedBy(BOB))
        .ask(q -> q.tag("v1.0"));
  }

  private static void moved(Story s, boolean move) {
    two(s).tag("v1.0", tagBy(ALICE).of("one")).remembered(REF, "v1.0");
    s.tag(move ? "v1.0" : "v2.0", tagBy(ALICE).of("two"));
  }

  private static void again(Story s, boolean again) {
    two(s).tag("v1.0", tagBy(ALICE)).remembered(REF, "v1.0");
    if (again) {
      s.tag("v1.0", tagBy(Cast.ALICE_WITH_SECOND_KEY));
    }
  }
}
