package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.policy.BranchRule;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyKey;
import dev.sallyport.policy.Principal;
import dev.sallyport.policy.Principal.Person;
import dev.sallyport.policy.TagRule;
import dev.sallyport.signature.Checked;
import dev.sallyport.signature.Touch;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Whose signature something carries, and whether it counts by every policy that has a say. */
final class Attribution {

  /** The answer. */
  sealed interface Signer {
    /** A principal of the policy, with everything in order. */
    record Known(Principal holder, PolicyKey key, Touch touch) implements Signer {}

    /** Not signed at all. */
    record Unsigned() implements Signer {}

    /** Signed, and it does not count. */
    record Refused(Rule rule, String fact, String hint) implements Signer {}
  }

  private final CommitPolicies policies;
  private final Revocations revocations;
  private final Witnesses witnesses;
  private final String ref;

  Attribution(CommitPolicies policies, Revocations revocations, Witnesses witnesses, String ref) {
    this.policies = policies;
    this.revocations = revocations;
    this.witnesses = witnesses;
    this.ref = ref;
  }

  /** The signer of a commit on its way to the branch, under the policy of the step's parent. */
  Signer ofCommit(Examined commit, PolicyInForce policy, BranchRule rule, boolean merge)
      throws Refusal {
    if (commit.checked().isEmpty()) {
      return new Signer.Unsigned();
    }
    Signer signer = ofSignature(commit.checked().get(), commit.id(), policy, rule, merge);
    if (!(signer instanceof Signer.Known known)) {
      return signer;
    }
    Optional<Signer.Refused> elsewhere = atParents(commit, known, policy, merge);
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    String email = commit.committer().email().toLowerCase(Locale.ROOT);
    if (rule.identity() == BranchRule.Identity.BOUND && !known.holder().emails().contains(email)) {
      return new Signer.Refused(
          Rule.COMMIT_IDENTITY,
          "signed by " + known.holder().id() + ", but the committer says " + email,
          "sign with your own key and user.email, or add the email to the policy");
    }
    return signer;
  }

  /** The signer of bytes that hang on a commit: the commit itself, or a tag embedded in a merge. */
  Signer ofSignature(
      Checked checked, GitId commit, PolicyInForce policy, BranchRule rule, boolean merge) {
    return checked instanceof Checked.Refused refused
        ? new Signer.Refused(refused.rule(), refused.fact(), hintFor(refused))
        : ofGood((Checked.Good) checked, commit, policy, rule, merge);
  }

  /** Why the signature of a review statement does not count, if so. */
  Optional<Signer.Refused> againstReview(
      Checked.Good good, GitId at, PolicyInForce policy, BranchRule rule) {
    Optional<PolicyInForce.Held> held = policy.holderOf(good.key().fingerprint());
    if (held.isEmpty()) {
      return refused(Rule.REVIEW_INVALID, "its key is not in the policy", "");
    }
    Optional<Signer.Refused> ended = ended(good, at, policy.policy());
    return ended.isPresent() ? ended : untouched(good, held.get(), rule);
  }

  /** The person who signed a release tag. */
  Signer ofTag(Checked checked, GitId target, PolicyInForce policy, TagRule rule) {
    if (checked instanceof Checked.Refused refused) {
      return new Signer.Refused(refused.rule(), refused.fact(), hintFor(refused));
    }
    Checked.Good good = (Checked.Good) checked;
    Optional<PolicyInForce.Held> held = policy.holderOf(good.key().fingerprint());
    if (held.isEmpty() || !rule.signers().contains(held.get().holder().id())) {
      return new Signer.Refused(
          Rule.KEY_NOT_ALLOWED,
          held.map(h -> h.holder().id()).orElse("somebody unknown") + " may not sign this tag",
          "the tags: part of the policy at the tagged commit decides");
    }
    Optional<Signer.Refused> ended = ended(good, target, policy.policy());
    if (ended.isEmpty() && held.get().holder() instanceof Person person) {
      ended = untouched(good, held.get(), wanted(person, Touch.NONE, held.get().key()));
    }
    Touch touch = PolicyInForce.touchOf(good.touch(), held.get().key());
    return ended.isPresent()
        ? ended.get()
        : new Signer.Known(held.get().holder(), held.get().key(), touch);
  }

  private Signer ofGood(
      Checked.Good good, GitId commit, PolicyInForce policy, BranchRule rule, boolean merge) {
    String fingerprint = good.key().fingerprint();
    Optional<PolicyInForce.Held> held = policy.holderOf(fingerprint);
    if (held.isEmpty()) {
      return new Signer.Refused(
          Rule.KEY_UNKNOWN, "made with " + fingerprint, "is the key in the policy of the parent?");
    }
    Principal holder = held.get().holder();
    Optional<Signer.Refused> ended = ended(good, commit, policy.policy());
    if (ended.isPresent()) {
      return ended.get();
    }
    if (!PolicyInForce.maySign(rule, holder, merge)) {
      return new Signer.Refused(
          Rule.KEY_NOT_ALLOWED,
          holder.id() + " may not sign " + (merge ? "merges" : "commits") + " for " + ref,
          "the policy before this commit decides; add " + holder.id() + " to a role first");
    }
    Optional<Signer.Refused> untouched = untouched(good, held.get(), rule);
    if (untouched.isPresent()) {
      return untouched.get();
    }
    Touch touch = PolicyInForce.touchOf(good.touch(), held.get().key());
    return new Signer.Known(holder, held.get().key(), touch);
  }

  private static Optional<Signer.Refused> untouched(
      Checked.Good good, PolicyInForce.Held held, BranchRule rule) {
    return held.holder() instanceof Person person
        ? untouched(good, held, wanted(person, rule.touch(), held.key()))
        : Optional.empty();
  }

  private static Optional<Signer.Refused> untouched(
      Checked.Good good, PolicyInForce.Held held, Touch wanted) {
    Touch touch = PolicyInForce.touchOf(good.touch(), held.key());
    return touch.compareTo(wanted) >= 0
        ? Optional.empty()
        : refused(
            Rule.KEY_TOUCH_MISSING,
            "touch is " + word(touch) + ", wanted is " + word(wanted),
            "sign again with the hardware key and touch it");
  }

  private Optional<Signer.Refused> ended(Checked.Good good, GitId commit, Policy policy) {
    String fingerprint = good.key().fingerprint();
    if (revocations.isHard(fingerprint)) {
      return refused(
          Rule.KEY_REVOKED,
          fingerprint + " is revoked for good",
          "no commit of it counts any more: have its content made again by another key, or start from a"
              + " trust root after it");
    }
    if (policy.expiry() == Policy.Expiry.UNWITNESSED) {
      return Optional.empty();
    }
    Optional<Instant> witnessed = witnesses.firstSeen(commit);
    Optional<Instant> soft = revocations.softSince(fingerprint).or(() -> good.softlyRevokedSince());
    if (soft.isPresent() && !before(witnessed, soft.get())) {
      return refused(
          Rule.KEY_REVOKED, fingerprint + " was given up at " + soft.get(), WITNESS_HINT);
    }
    if (good.expiredSince().isPresent() && !before(witnessed, good.expiredSince().get())) {
      return refused(
          Rule.KEY_EXPIRED, fingerprint + " ended at " + good.expiredSince().get(), WITNESS_HINT);
    }
    return Optional.empty();
  }

  private static final String WITNESS_HINT =
      "refresh the certificate in the policy, add a witness that saw it before, move the trust root"
          + " forward, or say expiry: unwitnessed";

  private Optional<Signer.Refused> atParents(
      Examined commit, Signer.Known known, PolicyInForce policy, boolean merge) throws Refusal {
    for (GitId parent : commit.parents()) {
      PolicySource.State state = policies.of(parent);
      if (state instanceof PolicySource.State.Unusable unusable) {
        return refused(
            unusable.rule(),
            "at its parent " + parent.hex() + ": " + unusable.fact(),
            "rebase onto a commit that has the policy");
      }
      PolicyInForce other = ((PolicySource.State.Usable) state).policy();
      if (other != policy && !allowedBy(other, known, merge)) {
        return refused(
            Rule.KEY_NOT_ALLOWED,
            known.holder().id() + " is not allowed by the policy at its parent " + parent.hex(),
            "whoever signs must be allowed by the policy at every parent of the commit");
      }
    }
    return Optional.empty();
  }

  private boolean allowedBy(PolicyInForce other, Signer.Known known, boolean merge) {
    Optional<PolicyInForce.Held> held = other.holderOf(known.key().key().fingerprint());
    Optional<BranchRule> rule = other.policy().branch(ref);
    return held.isPresent()
        && held.get().holder().id().equals(known.holder().id())
        && rule.isPresent()
        && PolicyInForce.maySign(rule.get(), held.get().holder(), merge);
  }

  /** An sk- key signs without a touch only where the policy says that its owner may do so. */
  private static Touch wanted(Person person, Touch atLeast, PolicyKey key) {
    Touch wanted = atLeast.compareTo(person.touch()) > 0 ? atLeast : person.touch();
    boolean hardware = key.key().kind().contains(" sk-") && !key.untouched();
    return hardware && wanted.compareTo(Touch.FLAGGED) < 0 ? Touch.FLAGGED : wanted;
  }

  private static boolean before(Optional<Instant> witnessed, Instant end) {
    return witnessed.isPresent() && witnessed.get().isBefore(end);
  }

  private static Optional<Signer.Refused> refused(Rule rule, String fact, String hint) {
    return Optional.of(new Signer.Refused(rule, fact, hint));
  }

  private static String hintFor(Checked.Refused refused) {
    return switch (refused.rule()) {
      case KEY_UNKNOWN -> "add the key to the policy first, in a reviewed commit of its own";
      case COMMIT_SIGNATURE_UNPROVABLE ->
          "sign with an SSH or OpenPGP key; a keyless signature without its log entry proves"
              + " nothing later";
      default -> "make the commit again and sign it";
    };
  }

  private static String word(Touch touch) {
    return touch.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
