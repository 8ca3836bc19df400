package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.CAROL_KEY;
import static dev.sallyport.attack.Cast.DAVE;
import static dev.sallyport.attack.Cast.DAVE_KEY;
import static dev.sallyport.attack.Cast.ERIN;
import static dev.sallyport.attack.Cast.MALLORY;
import static dev.sallyport.attack.Cast.MALLORY_KEY;
import static dev.sallyport.attack.Cast.WENDY;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.PolicyText.names;
import static dev.sallyport.verdict.Rule.COMMIT_MERGE_ADDS_CONTENT;
import static dev.sallyport.verdict.Rule.COMMIT_UNSIGNED;
import static dev.sallyport.verdict.Rule.KEY_EXPIRED;
import static dev.sallyport.verdict.Rule.KEY_REVOKED;
import static dev.sallyport.verdict.Rule.POLICY_EXCEPTION_EXPIRED;
import static dev.sallyport.verdict.Rule.POLICY_EXCEPTION_SELF;
import static dev.sallyport.verdict.Rule.POLICY_INVALID;

import dev.sallyport.attack.Cast.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys that count no more, witnesses of when they did, and exceptions. */
final class RevocationAttacks {
  private RevocationAttacks() {}

  private static final Instant SOON = Story.BEGIN.plus(Duration.ofHours(4));
  private static final Instant LATE = Instant.parse("2026-05-01T00:00:00Z");

  /** Ends after the stories and before now. */
  private static final PgpKey ENDING =
      OpenPgpAttacks.expiring(Duration.between(Cast.KEYS_MADE, SOON.plus(Duration.ofDays(30))));

  static List<Attack> revocations() {
    return List.of(
        Attack.of(
            "25: the policy revokes the key of an earlier commit",
            s -> revokes(s, MALLORY_KEY, "hard", ""),
            s -> revokes(s, DAVE_KEY, "hard", ""),
            KEY_REVOKED),
        Attack.of(
            "25: the policy revokes the key of an earlier reviewer",
            s -> revokes(s, MALLORY_KEY, "hard", ""),
            s -> revokes(s, CAROL_KEY, "hard", ""),
            KEY_REVOKED),
        Attack.of(
            "retired by the policy, and nobody saw it used before",
            s -> revokes(s, MALLORY_KEY, "soft", SOON.toString()),
            s -> revokes(s, DAVE_KEY, "soft", SOON.toString()),
            KEY_REVOKED),
        Attack.of(
            "a revocation on a branch, lost in its merge",
            s -> bypass(s, by(BOB)),
            s -> bypass(s, by(BOB).policy(s.policyWith(p -> p))),
            // The revocation was on no policy of the chain, but somebody took it out of the merge.
            COMMIT_MERGE_ADDS_CONTENT));
  }

  private static Map<String, Object> revocation(SigningKey key, String kind, String since) {
    Map<String, Object> item = new java.util.LinkedHashMap<>();
    item.put("key", key.fingerprint());
    item.put("kind", kind);
    if (!since.isEmpty()) {
      item.put("since", since);
    }
    item.put("reason", "lost");
    return item;
  }

  /** Dave writes, Carol reviews; then somebody's key is revoked. */
  private static void revokes(Story s, SigningKey key, String kind, String since) {
    s.commit(by(DAVE).file("a", "1").reviewedBy(CAROL))
        .commit(
            by(ALICE)
                .policy(s.policyWith(p -> p.set("revocations.0", revocation(key, kind, since))))
                .reviewedBy(BOB));
  }

  private static void bypass(Story s, CommitPlan merge) {
    s.branch("topic")
        .commit(
            by(ALICE)
                .policy(
                    s.policyWith(p -> p.set("revocations.0", revocation(MALLORY_KEY, "hard", "")))))
        .on("main")
        .merge(merge, "topic");
  }

  static List<Attack> witnesses() {
    return List.of(
        Attack.of(
            "an expired key that a witness saw too late",
            s -> seen(s, ENDING, WENDY, SOON),
            s -> seen(s, ENDING, WENDY, LATE),
            KEY_EXPIRED),
        Attack.of(
            "an expired key that only its owner saw",
            s -> seen(s, ENDING, WENDY, SOON),
            s -> seen(s, ENDING, BOB.at(ENDING), SOON),
            KEY_EXPIRED),
        Attack.of(
            "an expired key that a stranger saw",
            s -> seen(s, ENDING, WENDY, SOON),
            s -> seen(s, ENDING, MALLORY, SOON),
            KEY_EXPIRED),
        Attack.of(
            "a superseded key that a witness saw too late",
            s -> seen(s, OpenPgpAttacks.revoked(Optional.of(1)), WENDY, SOON),
            s -> seen(s, OpenPgpAttacks.revoked(Optional.of(1)), WENDY, LATE),
            KEY_REVOKED),
        Attack.of(
            "a compromised key that a witness saw in time",
            s -> seen(s, OpenPgpAttacks.revoked(Optional.of(1)), WENDY, SOON),
            s -> seen(s, OpenPgpAttacks.revoked(Optional.of(2)), WENDY, SOON),
            KEY_REVOKED));
  }

  static void seen(Story s, PgpKey key, Actor witness, Instant at) {
    OpenPgpAttacks.bobSigns(s.policy(PolicyText::witness), key, c -> c);
    s.witness(witness, at);
  }

  static List<Attack> exceptions() {
    return List.of(
        exception("none", s -> excepted(s, CAROL, BOB, ""), COMMIT_UNSIGNED),
        // The exception does not hold, so what it was for is found too.
        exception(
            "74: ended",
            s -> excepted(s, CAROL, BOB, "2026-02-01"),
            COMMIT_UNSIGNED,
            POLICY_EXCEPTION_EXPIRED),
        exception(
            "74: made by who benefits",
            s -> excepted(s, ERIN, BOB, "2026-12-31"),
            COMMIT_UNSIGNED,
            POLICY_EXCEPTION_SELF),
        exception(
            "74: for other content",
            s -> excepted(s, CAROL, BOB, "2026-12-31", "0".repeat(64), "commit.unsigned"),
            COMMIT_UNSIGNED),
        exception(
            "74: for another rule",
            s -> excepted(s, CAROL, BOB, "2026-12-31", "", "commit.identity"),
            COMMIT_UNSIGNED),
        exception(
            "74: for a rule that may have none",
            s -> excepted(s, CAROL, BOB, "2026-12-31", "", "policy.change"),
            POLICY_INVALID));
  }

  private static Attack exception(
      String name,
      java.util.function.Consumer<Story> attack,
      dev.sallyport.verdict.Rule... expected) {
    return Attack.of(
        "exception: " + name, s -> excepted(s, CAROL, BOB, "2026-12-31"), attack, expected);
  }

  private static void excepted(Story s, Actor maker, Actor approver, String until) {
    excepted(s, maker, approver, until, "", "commit.unsigned");
  }

  /**
   * Erin's commit on a branch is unsigned; the policy on main excepts it before it is merged by
   * Dave and reviewed by Alice too, as content without a proven author needs two.
   */
  static void excepted(
      Story s, Actor maker, Actor approver, String until, String payload, String rule) {
    s.branch("topic").commit(by(ERIN).unsigned().file("a", "1").as("unsigned")).on("main");
    Map<String, Object> item = new java.util.LinkedHashMap<>();
    item.put("payload", payload.isEmpty() ? s.payloadOf("unsigned") : payload);
    item.put("rules", names(rule));
    item.put("reason", "the signing key was at home");
    item.put("until", until);
    CommitPlan plan =
        until.isEmpty()
            ? by(maker).file("b", "1")
            : by(maker).policy(s.policyWith(p -> p.set("exceptions.0", item)));
    s.commit(plan.reviewedBy(approver)).merge(by(DAVE).reviewedBy(ALICE), "topic");
  }
}
