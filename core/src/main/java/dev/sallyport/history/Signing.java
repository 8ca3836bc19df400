package dev.sallyport.history;

import dev.sallyport.history.Attribution.Signer;
import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.policy.Principal.Bot;
import dev.sallyport.policy.Principal.Forge;
import dev.sallyport.policy.Principal.ForgeAct;
import dev.sallyport.policy.Principal.Person;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.Locale;
import java.util.Optional;

/** The first half of judging a step: who signed what, and which of the admitted shapes it has. */
final class Signing {
  private static final String SIGN_HINT =
      "make the commit again and sign it (git commit -S); with commits: covered two reviewers of the"
          + " tree it led to would do";

  private final Attribution attribution;
  private final BotLimits bots;
  private final Exceptions exceptions;
  private final String ref;

  Signing(Attribution attribution, BotLimits bots, Exceptions exceptions, String ref) {
    this.attribution = attribution;
    this.bots = bots;
    this.exceptions = exceptions;
    this.ref = ref;
  }

  StepDraft draft(Step step) throws Refusal {
    StepDraft draft = new StepDraft(step, new Found(exceptions, step.policy()));
    if (!step.related()) {
      draft.found.add(
          step.to().orElseThrow(),
          Rule.HISTORY_UNRELATED,
          "its parents have no common ancestor",
          "bring the content in as a commit of its own");
      draft.countsReviews = false;
      return draft;
    }
    for (Examined commit : step.brought()) {
      brought(draft, commit);
    }
    if (step.to().isPresent()) {
      moved(draft, step.to().get());
    }
    return draft;
  }

  private void brought(StepDraft draft, Examined commit) throws Refusal {
    draft.hands.claimed(commit);
    if (isBroken(draft, commit)) {
      return;
    }
    if (commit.parents().isEmpty()) {
      draft.found.add(
          commit, Rule.HISTORY_UNRELATED, "it has no parent", "bring the content in as a commit");
      return;
    }
    Step step = draft.step;
    Signer signer = attribution.ofCommit(commit, step.policy(), step.rule(), false);
    draft.signers.put(commit, signer);
    if (signer instanceof Signer.Known known) {
      author(draft, commit, known);
    } else if (signer instanceof Signer.Refused refused) {
      draft.found.add(commit, refused.rule(), refused.fact(), refused.hint());
    } else if (step.rule().commits() == Commits.COVERED) {
      draft.unproven.add(commit.id().hex());
    } else {
      draft.found.add(commit, Rule.COMMIT_UNSIGNED, "there is no signature", SIGN_HINT);
    }
  }

  private void author(StepDraft draft, Examined commit, Signer.Known known) throws Refusal {
    if (known.holder() instanceof Person person) {
      draft.hands.signed(person);
    } else if (known.holder() instanceof Bot bot) {
      bots.check(draft, commit, bot, ref);
    } else if (draft.step.rule().commits() == Commits.COVERED) {
      draft.unproven.add(commit.id().hex());
    } else {
      draft.found.add(
          commit,
          Rule.REVIEW_FORGE_ALONE,
          "signed by " + known.holder().id() + " only, and a forge is no author",
          "whoever made it signs it");
    }
  }

  private void moved(StepDraft draft, Examined commit) throws Refusal {
    Step step = draft.step;
    if (isBroken(draft, commit)) {
      draft.countsReviews = false;
      return;
    }
    Signer signer = attribution.ofCommit(commit, step.policy(), step.rule(), step.isMerge());
    draft.signers.put(commit, signer);
    if (signer instanceof Signer.Known known) {
      shape(draft, commit, known);
      return;
    }
    draft.countsReviews = false;
    if (signer instanceof Signer.Refused refused) {
      draft.found.add(commit, refused.rule(), refused.fact(), refused.hint());
    } else {
      draft.found.add(
          commit, Rule.COMMIT_UNSIGNED, "there is no signature", "the step itself must be signed");
    }
  }

  private void shape(StepDraft draft, Examined commit, Signer.Known known) throws Refusal {
    boolean merge = draft.step.isMerge();
    if (known.holder() instanceof Forge forge) {
      forge(draft, commit, forge, merge);
    } else if (known.holder() instanceof Bot bot) {
      draft.shape = Optional.of(Shape.BOT);
      draft.hands.claimed(commit);
      draft.reviews = bot.reviews();
      bots.check(draft, commit, bot, ref);
    } else if (known.holder() instanceof Person person && merge) {
      draft.shape = Optional.of(Shape.MERGE);
      claimedInMerge(draft, commit, person);
    } else if (known.holder() instanceof Person person) {
      draft.shape = Optional.of(Shape.REVIEWED_COMMIT);
      draft.hands.claimed(commit);
      draft.hands.signed(person);
    }
    admitted(draft, commit);
  }

  /** Whoever signs a merge made it; others whom its message names had a hand in it. */
  private static void claimedInMerge(StepDraft draft, Examined commit, Person merger) {
    commit.coAuthors().forEach(draft.hands::claimed);
    if (!merger.emails().contains(commit.author().email().toLowerCase(Locale.ROOT))) {
      draft.hands.claimed(commit.author().email());
    }
    if (!draft.step.own().isEmpty()) {
      draft.hands.signed(merger);
    }
  }

  private static void forge(StepDraft draft, Examined commit, Forge forge, boolean merge) {
    boolean may =
        merge
            ? forge.may().contains(ForgeAct.MERGE)
            : forge.may().contains(ForgeAct.SQUASH) || forge.may().contains(ForgeAct.REBASE);
    draft.shape = Optional.of(merge ? Shape.FORGE_MERGE : Shape.FORGE_SQUASH);
    draft.hands.claimed(commit);
    if (!may) {
      draft.found.add(
          commit,
          Rule.KEY_NOT_ALLOWED,
          forge.id() + " may not " + (merge ? "merge" : "squash or rebase"),
          "the policy's may: list of that forge decides");
      draft.countsReviews = false;
    } else if (!merge || !draft.step.own().isEmpty()) {
      draft.unproven.add(commit.id().hex());
    }
  }

  private void admitted(StepDraft draft, Examined commit) {
    if (draft.shape.isPresent() && !draft.step.rule().shapes().contains(draft.shape.get())) {
      draft.found.add(
          commit,
          Rule.BRANCH_DIRECT_PUSH,
          "the policy does not admit a " + word(draft.shape.get()) + " on " + ref,
          "bring it in one of the ways that the branch's shapes: list names");
      draft.countsReviews = false;
    }
  }

  private static boolean isBroken(StepDraft draft, Examined commit) {
    if (commit.broken().isPresent()) {
      draft.found.add(commit, commit.broken().get());
      return true;
    }
    if (commit.backdated()) {
      draft.found.add(
          commit,
          Rule.COMMIT_TIME_ORDER,
          "it claims to be more than a day older than its parent",
          "somebody's clock is wrong, or somebody set it; no verdict rests on it");
    }
    if (commit.parents().size() > 2) {
      draft.found.add(
          commit,
          Rule.COMMIT_OCTOPUS,
          "it has " + commit.parents().size() + " parents",
          "merge one branch at a time");
      return true;
    }
    return false;
  }

  static String word(Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
