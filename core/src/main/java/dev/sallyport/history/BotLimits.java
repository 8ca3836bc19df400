package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.Change;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.Principal.Bot;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;

/** Holds what a bot signed against the paths and branches that the policy gives it. */
final class BotLimits {
  private final GitObjects objects;

  BotLimits(GitObjects objects) {
    this.objects = objects;
  }

  void check(StepDraft draft, Examined commit, Bot bot, String ref) throws Refusal {
    if (bot.branches().stream().noneMatch(pattern -> pattern.matches(ref))) {
      beyond(draft, commit, bot.id() + " may not commit to " + ref);
      return;
    }
    if (commit.parents().size() != 1) {
      beyond(draft, commit, bot.id() + " may not merge");
      return;
    }
    GitId before = objects.rootTree(commit.parents().get(0));
    List<Change> changes = objects.diff(before, commit.tree());
    for (Change change : changes) {
      if (bot.paths().stream().noneMatch(pattern -> pattern.matches(change.path()))) {
        beyond(draft, commit, bot.id() + " may not change " + change.path());
        return;
      }
    }
  }

  private static void beyond(StepDraft draft, Examined commit, String fact) {
    draft.found.add(commit, Rule.BRANCH_BOT_LIMIT, fact, "a person makes and signs this change");
    draft.countsReviews = false;
  }
}
