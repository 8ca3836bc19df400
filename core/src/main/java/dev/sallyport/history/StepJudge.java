package dev.sallyport.history;

import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.history.Attribution.Signer;
import dev.sallyport.history.Coverage.Stretch;
import dev.sallyport.objects.Change;
import dev.sallyport.policy.BranchRule.EvidenceKind;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.policy.SubmoduleRule;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The second half of judging a step: are the reviews there that the policy before it asks for. */
final class StepJudge {
  private final ReviewCount count;
  private final ReleaseCommits releases;
  private final boolean reviewsPresent;

  StepJudge(ReviewCount count, ReleaseCommits releases, boolean reviewsPresent) {
    this.count = count;
    this.releases = releases;
    this.reviewsPresent = reviewsPresent;
  }

  /**
   * Ends a draft.
   *
   * @param approvals the statements under the policy of the step
   * @param handsOf the people who had a hand in all of a stretch
   */
  StepVerdict judge(StepDraft draft, Approvals approvals, StretchHands handsOf) throws Refusal {
    Examined subject = subjectOf(draft);
    boolean resting = true;
    SortedMap<String, String> reviews = new TreeMap<>();
    if (draft.countsReviews) {
      submodules(draft, subject);
      Needs needs = Needs.of(draft.step, leastOf(draft));
      Reviewers reviewers = count.ofStep(draft, approvals.near(draft.step));
      if (!needs.areMetBy(reviewers.people())) {
        resting = ofStretches(draft, approvals.longer(draft.step), handsOf, needs, reviewers);
      }
      if (!needs.areMetBy(reviewers.people()) && !isReleaseCommit(draft, subject)) {
        refuse(draft, subject, needs, reviewers);
      }
      forgeAlone(draft, subject, reviewers);
      reviews = reviewers.counted();
    }
    policy(draft, subject);
    return new StepVerdict(
        draft.step.index(), draft.step.subject(), Rows.of(draft, reviews), resting);
  }

  /** Whether the branch may rest at this step: what ends here is enough. */
  private boolean ofStretches(
      StepDraft draft,
      List<Stretch> stretches,
      StretchHands handsOf,
      Needs needs,
      Reviewers reviewers)
      throws Refusal {
    int index = draft.step.index();
    for (Stretch stretch : stretches) {
      if (stretch.to() == index) {
        count.addStretch(draft, stretch.approval(), handsOf.of(stretch), reviewers);
      }
    }
    if (needs.areMetBy(reviewers.people())) {
      return true;
    }
    boolean leaned = false;
    for (Stretch stretch : stretches) {
      if (stretch.to() != index) {
        count.addStretch(draft, stretch.approval(), handsOf.of(stretch), reviewers);
        leaned = true;
      }
    }
    return !leaned;
  }

  /** Who had a hand in a stretch of steps. */
  interface StretchHands {
    Set<String> of(Stretch stretch);
  }

  private static Examined subjectOf(StepDraft draft) {
    Step step = draft.step;
    return step.to().orElseGet(() -> step.brought().get(step.brought().size() - 1));
  }

  /** Content whose author is not proven needs two people, however few the branch asks for. */
  private static int leastOf(StepDraft draft) {
    return draft.unproven.isEmpty() ? draft.reviews : Math.max(2, draft.reviews);
  }

  private static void submodules(StepDraft draft, Examined subject) {
    for (Change change : draft.step.changes()) {
      Optional<TreeEntry> after =
          change.after().filter(entry -> entry.mode() == TreeEntry.Mode.SUBMODULE);
      if (after.isPresent() && !mayMove(draft, change.path(), after.get())) {
        draft.found.add(
            subject,
            Rule.TREE_SUBMODULE,
            change.path() + " now points at " + after.get().id(),
            "name the submodule, and the commits it may point at, in the policy first");
      }
    }
  }

  private static boolean mayMove(StepDraft draft, String path, TreeEntry after) {
    for (SubmoduleRule rule : draft.step.policy().policy().submodules()) {
      if (rule.match().stream().anyMatch(pattern -> pattern.matches(path))) {
        return rule.commits().isEmpty() || rule.commits().contains(after.id());
      }
    }
    return false;
  }

  private boolean isReleaseCommit(StepDraft draft, Examined subject) throws Refusal {
    Step step = draft.step;
    if (draft.shape.orElse(null) != Shape.REVIEWED_COMMIT
        || !step.rule().shapes().contains(Shape.RELEASE_COMMIT)
        || !(draft.signers.get(subject) instanceof Signer.Known known)
        || !step.rule().releasers().contains(known.holder().id())
        || !releases.isOne(step.changes())) {
      return false;
    }
    draft.shape = Optional.of(Shape.RELEASE_COMMIT);
    return true;
  }

  private void refuse(StepDraft draft, Examined subject, Needs needs, Reviewers reviewers) {
    Needs.Line unmet =
        needs.lines().stream()
            .filter(line -> !line.isMetBy(reviewers.people()))
            .reduce((a, b) -> b.policyChange() ? b : a)
            .orElseThrow();
    long shown = unmet.counted(reviewers.people());
    String lacking =
        shown
            + " of "
            + unmet.reviews()
            + " reviews for "
            + unmet.why()
            + ", by others than "
            + draft.hands.people();
    if (unmet.policyChange()) {
      draft.found.add(subject, Rule.POLICY_CHANGE, lacking, REVIEW_HINT);
    }
    if (!draft.step.own().isEmpty()) {
      draft.found.add(
          subject,
          Rule.COMMIT_MERGE_ADDS_CONTENT,
          String.join(", ", draft.step.own()) + "; " + lacking,
          "have somebody else review the merge's tree by a statement, or merge again cleanly");
    } else if (unmet.policyChange()) {
      return;
    } else if (!draft.unproven.isEmpty() && shown > 0 && shown >= draft.reviews) {
      draft.found.add(subject, Rule.REVIEW_AUTHOR_UNPROVEN, lacking, REVIEW_HINT);
    } else if (reviewers.nearestMiss().isPresent() && !couldBeElsewhere(draft)) {
      Reviewers.Miss miss = reviewers.nearestMiss().get();
      draft.found.add(subject, miss.rule(), miss.fact() + "; " + lacking, REVIEW_HINT);
    } else if (couldBeElsewhere(draft)) {
      draft.found.add(subject, Rule.REVIEW_UNAVAILABLE, lacking, FETCH_HINT);
    } else if (reviewers.people().isEmpty() && isForge(draft)) {
      draft.found.add(subject, Rule.REVIEW_FORGE_ALONE, lacking, REVIEW_HINT);
    } else if (reviewers.people().isEmpty()
        && draft.step.to().isPresent()
        && !draft.step.isMerge()) {
      draft.found.add(
          subject, Rule.BRANCH_DIRECT_PUSH, "nobody reviewed it; " + lacking, REVIEW_HINT);
    } else {
      draft.found.add(subject, Rule.REVIEW_MISSING, lacking, REVIEW_HINT);
    }
  }

  private static final String REVIEW_HINT =
      "ask a reviewer to run `sallyport review approve`, or to sign the merge";
  private static final String FETCH_HINT =
      "git fetch origin 'refs/sallyport/*:refs/sallyport/*' and run again; if nobody ever made a"
          + " statement there, take `statement` out of the branch's evidence";

  private boolean couldBeElsewhere(StepDraft draft) {
    Set<EvidenceKind> evidence = draft.step.rule().evidence();
    return !reviewsPresent
        && (evidence.contains(EvidenceKind.STATEMENT) || evidence.contains(EvidenceKind.FORGE));
  }

  private static boolean isForge(StepDraft draft) {
    return draft.shape.stream().anyMatch(s -> s == Shape.FORGE_MERGE || s == Shape.FORGE_SQUASH);
  }

  /**
   * Where no review is asked for, a forge's merge still needs people: those who signed its side.
   */
  private static void forgeAlone(StepDraft draft, Examined subject, Reviewers reviewers) {
    boolean proven =
        draft.signers.entrySet().stream()
            .anyMatch(e -> !e.getKey().equals(subject) && e.getValue() instanceof Signer.Known);
    if (isForge(draft)
        && draft.found.refutesNothing(subject)
        && reviewers.people().isEmpty()
        && !proven) {
      draft.found.add(
          subject, Rule.REVIEW_FORGE_ALONE, "nobody but the forge vouches for it", REVIEW_HINT);
    }
  }

  private static void policy(StepDraft draft, Examined subject) {
    if (draft.step.changesPolicy()
        && draft.step.after() instanceof PolicySource.State.Unusable unusable) {
      Rule rule = unusable.rule() == Rule.POLICY_MISSING ? Rule.POLICY_REMOVED : unusable.rule();
      draft.found.add(subject, rule, unusable.fact(), "restore the policy in a reviewed commit");
    }
  }
}
