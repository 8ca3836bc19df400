package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.SignedBytes;
import dev.sallyport.gitobject.TagObject;
import dev.sallyport.history.Attribution.Signer;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.objects.ObjectKind;
import dev.sallyport.policy.TagRule;
import dev.sallyport.signature.Checked;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Optional;

/** Judges release tags by the policy at the commit they name. */
public final class TagJudge {
  private static final String PREFIX = "refs/tags/";

  private final GitObjects objects;
  private final PolicySource policies;
  private final Judgement judgement;
  private final Attribution attribution;

  /** For tags on the chain that was judged. */
  public TagJudge(HistoryQuestion question, Judgement judgement) {
    this.objects = question.objects();
    this.policies = question.policies();
    this.judgement = judgement;
    Revocations revocations =
        new Revocations(judgement.policies().stream().map(PolicyInForce::policy).toList());
    this.attribution =
        new Attribution(
            new CommitPolicies(objects, policies), revocations, judgement.witnesses(), PREFIX);
  }

  /**
   * Judges a tag.
   *
   * @param ref full name, starting with {@code refs/tags/}
   * @param id what the ref holds
   */
  public TagRow judge(String ref, GitId id) throws Refusal {
    ObjectKind kind = objects.kind(id);
    if (kind == ObjectKind.COMMIT) {
      return row(
          ref, Optional.of(id), Rule.TAG_LIGHTWEIGHT, "it names a commit directly", TAG_HINT);
    }
    if (kind != ObjectKind.TAG) {
      return row(ref, Optional.empty(), Rule.TAG_TARGET, "it names a " + kind, TAG_HINT);
    }
    TagObject tag;
    try {
      tag = objects.tag(id);
    } catch (Refusal e) {
      return new TagRow(ref, Optional.empty(), Optional.empty(), List.of(e.finding()));
    }
    if (tag.type().equals("tag")) {
      return row(ref, Optional.empty(), Rule.TAG_NESTED, "it names tag " + tag.target(), TAG_HINT);
    }
    if (!tag.type().equals("commit") || !judgement.resting().contains(tag.target())) {
      return row(
          ref,
          Optional.of(tag.target()),
          Rule.TAG_TARGET,
          "it names " + tag.type() + " " + tag.target(),
          "tag a commit of the branch, after the trust root");
    }
    Optional<GitId> commit = Optional.of(tag.target());
    if (!(PREFIX + tag.name()).equals(ref)) {
      return row(ref, commit, Rule.TAG_NAME, "it was made as " + tag.name(), TAG_HINT);
    }
    return signed(ref, tag, commit);
  }

  private TagRow signed(String ref, TagObject tag, Optional<GitId> commit) throws Refusal {
    PolicySource.State state = policies.in(objects.commit(tag.target()).tree());
    if (!(state instanceof PolicySource.State.Usable usable)) {
      return row(ref, commit, Rule.POLICY_MISSING, "none at " + tag.target(), "");
    }
    Optional<TagRule> rule = usable.policy().policy().tag(ref);
    if (rule.isEmpty()) {
      return row(ref, commit, Rule.BRANCH_UNPROTECTED, "no tags: rule names it", TAG_HINT);
    }
    if (tag.signature().isEmpty()) {
      return row(ref, commit, Rule.TAG_UNSIGNED, "there is no signature", TAG_HINT);
    }
    SignedBytes signed = tag.signature().get();
    Checked checked = usable.policy().check().check(signed.payload(), signed.block(), "git");
    Signer signer = attribution.ofTag(checked, tag.target(), usable.policy(), rule.get());
    if (signer instanceof Signer.Known known) {
      return new TagRow(ref, commit, Optional.of(known.holder().id()), List.of());
    }
    Signer.Refused refused = (Signer.Refused) signer;
    return row(
        ref, commit, Rule.TAG_SIGNATURE, refused.rule().id() + ": " + refused.fact(), TAG_HINT);
  }

  private static final String TAG_HINT =
      "make a new signed tag: git tag -s NAME COMMIT, under a name not used before";

  private static TagRow row(
      String ref, Optional<GitId> commit, Rule rule, String fact, String hint) {
    return new TagRow(ref, commit, Optional.empty(), List.of(Finding.of(rule, ref, fact, hint)));
  }
}
