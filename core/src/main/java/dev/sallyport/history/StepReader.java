package dev.sallyport.history;

import dev.sallyport.gitobject.CommitObject;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.Change;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.objects.MergeContent;
import dev.sallyport.objects.Range;
import dev.sallyport.policy.BranchRule;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the commits of a step, each on whatever thread is free, and puts the step together. */
final class StepReader {

  /** One commit to read; {@code last} when its step is whole with it. */
  record Task(Plan plan, GitId commit, boolean last) {
    static List<Task> of(Plan plan) {
      List<Task> tasks = new ArrayList<>();
      plan.brought().forEach(commit -> tasks.add(new Task(plan, commit, false)));
      if (plan.proposal()) {
        int end = tasks.size() - 1;
        tasks.set(end, new Task(plan, tasks.get(end).commit(), true));
      } else {
        tasks.add(new Task(plan, plan.to(), true));
      }
      return tasks;
    }
  }

  /** A commit that was read, and for the last of a step what it changes. */
  record Read(Task task, Examined commit, Optional<Content> content) {}

  /** What a step does to the tree. */
  record Content(List<Change> changes, List<String> own, boolean related) {}

  private final GitObjects objects;
  private final CommitPolicies policies;
  private final Chain chain;
  private final Range range;

  StepReader(GitObjects objects, CommitPolicies policies, Chain chain, Range range) {
    this.range = range;
    this.objects = objects;
    this.policies = policies;
    this.chain = chain;
  }

  Read read(Task task) throws Refusal {
    Plan plan = task.plan();
    GitId id = task.commit();
    Optional<CommitObject> object = Optional.empty();
    Examined commit;
    try {
      object = Optional.of(objects.commit(id));
      commit = Examiner.examine(id, object.get(), range.isBackdated(id), plan.policy().policy());
    } catch (Refusal e) {
      commit = Examined.broken(id, objects.rootTree(id), List.of(), commitRefusal(e));
    }
    for (GitId parent : commit.parents()) {
      policies.of(parent);
    }
    return new Read(
        task, commit, task.last() ? Optional.of(content(plan, commit, object)) : Optional.empty());
  }

  /** Whatever is wrong with one commit is that commit's finding; all else ends the judgement. */
  private static Finding commitRefusal(Refusal refusal) throws Refusal {
    return switch (refusal.finding().rule()) {
      case COMMIT_MALFORMED, COMMIT_SIGNATURE_FORM, TAG_MALFORMED -> refusal.finding();
      default -> throw refusal;
    };
  }

  private Content content(Plan plan, Examined commit, Optional<CommitObject> object)
      throws Refusal {
    List<Change> changes = objects.diff(chain.trees().get(plan.index() - 1), commit.tree());
    if (plan.proposal() || object.isEmpty() || commit.parents().size() != 2) {
      return new Content(changes, List.of(), true);
    }
    BranchRule rule = plan.rule();
    if (rule.commits() == BranchRule.Commits.VOUCHED) {
      return new Content(changes, List.of(), true);
    }
    Optional<List<String>> own = MergeContent.own(objects, object.get());
    return new Content(changes, own.orElse(List.of()), own.isPresent());
  }

  /** Collects what was read until a step is whole. */
  final class Assembly {
    private final StepQueue queue;
    private final List<Examined> brought = new ArrayList<>();

    Assembly(StepQueue queue) {
      this.queue = queue;
    }

    void add(Read read) throws Refusal {
      Plan plan = read.task().plan();
      if (read.content().isEmpty()) {
        brought.add(read.commit());
        return;
      }
      if (plan.proposal()) {
        brought.add(read.commit());
      }
      Content content = read.content().get();
      Step step =
          new Step(
              plan.index(),
              plan.from(),
              plan.proposal() ? Optional.empty() : Optional.of(read.commit()),
              read.commit().tree(),
              brought,
              plan.policy().policy(),
              plan.policy().key(),
              plan.rule(),
              plan.proposal() ? policies.of(plan.to()) : chain.states().get(plan.index()),
              content.changes(),
              content.own(),
              content.related());
      brought.clear();
      queue.add(step);
    }
  }
}
