package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.Range;
import dev.sallyport.policy.BranchRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One step as it will be read: which commits it brings to the branch.
 *
 * @param index on the chain
 * @param brought commits that are new with this step beside its own, parents first
 */
record Plan(
    int index,
    GitId from,
    GitId to,
    boolean proposal,
    List<GitId> brought,
    PolicySource.State.Usable policy,
    BranchRule rule) {

  Plan bringing(List<GitId> commits) {
    return new Plan(index, from, to, proposal, List.copyOf(commits), policy, rule);
  }

  /** Finds what each step brings; asked step by step along the chain. */
  static final class Newcomers {
    private final Range range;
    private final Set<GitId> seen = new HashSet<>();

    Newcomers(Range range) {
      this.range = range;
    }

    /** What is reachable from {@code start} and was not from any step before, parents first. */
    List<GitId> from(List<GitId> start) {
      List<GitId> found = new ArrayList<>();
      Deque<GitId> open = new ArrayDeque<>(start);
      while (!open.isEmpty()) {
        GitId next = open.pop();
        if (range.contains(next) && seen.add(next)) {
          found.add(next);
          range.parents(next).forEach(open::push);
        }
      }
      found.sort(Comparator.comparingInt(range::position).reversed());
      return found;
    }

    void arrivedAt(GitId commit) {
      seen.add(commit);
    }
  }
}
