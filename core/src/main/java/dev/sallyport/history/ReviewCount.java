package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TagObject;
import dev.sallyport.history.Attribution.Signer;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.BranchRule.EvidenceKind;
import dev.sallyport.policy.Principal.Person;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.Optional;
import java.util.Set;

/** Counts the people whose review of a step is shown. */
final class ReviewCount {
  private final GitObjects objects;
  private final Attribution attribution;
  private final String ref;

  ReviewCount(GitObjects objects, Attribution attribution, String ref) {
    this.objects = objects;
    this.attribution = attribution;
    this.ref = ref;
  }

  /**
   * The reviews of exactly this step.
   *
   * @param approvals the statements that speak of where it starts or of what it leads to
   */
  Reviewers ofStep(StepDraft draft, Set<Approval> approvals) throws Refusal {
    Reviewers reviewers = new Reviewers(draft.hands.people());
    merge(draft, reviewers);
    mergetags(draft, reviewers);
    for (Approval approval : approvals) {
      if (admits(draft, approval)) {
        statement(draft, approval, reviewers);
      }
    }
    return reviewers;
  }

  /** Adds reviews of a longer stretch that this step lies in. */
  void addStretch(StepDraft draft, Approval approval, Set<String> hands, Reviewers reviewers)
      throws Refusal {
    if (admits(draft, approval)
        && approval.by() instanceof Approval.By.Someone someone
        && mayReview(draft.step).contains(someone.personId())
        && attribution
            .againstReview(
                someone.signature(), draft.step.subject(), draft.step.policy(), draft.step.rule())
            .isEmpty()
        && objects.treeSha512(approval.tree()).equals(approval.treeSha512())) {
      reviewers.ofStretch(someone.personId(), hands, "statement " + approval.file());
    }
  }

  private void merge(StepDraft draft, Reviewers reviewers) {
    Step step = draft.step;
    if (step.isMerge()
        && step.rule().evidence().contains(EvidenceKind.MERGE)
        && step.own().isEmpty()
        && draft.signers.get(step.to().get()) instanceof Signer.Known known
        && known.holder() instanceof Person person) {
      reviewers.exact(
          person.id(), mayReview(step).contains(person.id()), "signed the merge", false);
    }
  }

  private void mergetags(StepDraft draft, Reviewers reviewers) {
    Step step = draft.step;
    if (!step.isMerge()
        || !step.own().isEmpty()
        || !step.rule().evidence().contains(EvidenceKind.MERGETAG)) {
      return;
    }
    GitId merged = step.to().get().parents().get(1);
    for (TagObject tag : step.to().get().mergetags()) {
      if (!tag.target().equals(merged) || !tag.type().equals("commit")) {
        reviewers.tag(Rule.REVIEW_STALE, tag.name(), "names " + tag.target());
        continue;
      }
      if (tag.signature().isEmpty()) {
        reviewers.tag(Rule.REVIEW_INVALID, tag.name(), "is not signed");
        continue;
      }
      Signer signer =
          attribution.ofSignature(
              step.policy()
                  .check()
                  .check(tag.signature().get().payload(), tag.signature().get().block(), "git"),
              merged,
              step.policy(),
              step.rule(),
              true);
      if (signer instanceof Signer.Known known && known.holder() instanceof Person person) {
        reviewers.exact(
            person.id(), mayReview(step).contains(person.id()), "signed the merged tag", false);
      } else if (signer instanceof Signer.Refused refused) {
        reviewers.tag(Rule.REVIEW_INVALID, tag.name(), refused.rule().id() + ": " + refused.fact());
      }
    }
  }

  private void statement(StepDraft draft, Approval approval, Reviewers reviewers) throws Refusal {
    Step step = draft.step;
    boolean sameFrom = approval.from().equals(step.from());
    boolean sameTree = approval.tree().equals(step.tree());
    if (!sameFrom && !sameTree) {
      return;
    }
    boolean here =
        approval.ref().equals(ref)
            && approval.repository().equals(step.policy().policy().repository());
    if (!here) {
      if (sameFrom && sameTree) {
        reviewers.elsewhere(approval);
      }
    } else if (!sameFrom || !sameTree) {
      reviewers.stale(approval, step.from(), step.tree());
    } else if (!objects.treeSha512(step.tree()).equals(approval.treeSha512())) {
      reviewers.otherContent(approval);
    } else {
      byWhom(draft, approval, reviewers);
    }
  }

  private void byWhom(StepDraft draft, Approval approval, Reviewers reviewers) {
    if (approval.by() instanceof Approval.By.Someone someone) {
      person(draft, approval, someone, reviewers);
    } else if (approval.by() instanceof Approval.By.Nobody nobody) {
      reviewers.invalid(approval, nobody.rule(), nobody.fact());
    }
  }

  private void person(
      StepDraft draft, Approval approval, Approval.By.Someone someone, Reviewers reviewers) {
    Step step = draft.step;
    Optional<Signer.Refused> refused =
        attribution.againstReview(someone.signature(), step.subject(), step.policy(), step.rule());
    if (refused.isPresent()) {
      reviewers.invalid(approval, refused.get().rule(), refused.get().fact());
      return;
    }
    reviewers.exact(
        someone.personId(),
        mayReview(step).contains(someone.personId()),
        "statement " + approval.file(),
        true);
  }

  private static boolean admits(StepDraft draft, Approval approval) {
    return draft
        .step
        .rule()
        .evidence()
        .contains(
            approval.kind() == Approval.Kind.FORGE ? EvidenceKind.FORGE : EvidenceKind.STATEMENT);
  }

  /** Whoever counts for no need of this very step is left out when the needs are counted. */
  private static Set<String> mayReview(Step step) {
    return step.policy().policy().reviewersOn(step.rule());
  }
}
