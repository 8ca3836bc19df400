package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.Policy;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first-parent chain with what each of its commits carries.
 *
 * @param commits the root first
 * @param trees theirs
 * @param states the policy at each
 */
record Chain(List<GitId> commits, List<GitId> trees, List<PolicySource.State> states) {

  static Chain read(HistoryQuestion question, InOrder work) throws Refusal {
    GitObjects objects = question.objects();
    Optional<List<GitId>> found = objects.firstParents(question.tip(), question.root());
    if (found.isEmpty()) {
      throw new Refusal(
          Rule.BRANCH_ROOT_NOT_ANCESTOR,
          question.tip().hex(),
          "following first parents from here never meets " + question.root().hex(),
          "is this the branch the trust root was taken from, and is the clone whole?");
    }
    List<GitId> commits = new ArrayList<>(found.get());
    commits.add(question.root());
    Collections.reverse(commits);
    List<GitId> trees = new ArrayList<>(commits.size());
    List<PolicySource.State> states = new ArrayList<>(commits.size());
    work.each(
        commits.iterator(),
        objects::rootTree,
        tree -> {
          trees.add(tree);
          states.add(question.policies().in(tree));
        });
    return new Chain(commits, trees, states);
  }

  int last() {
    return commits.size() - 1;
  }

  /** Every policy on the chain, the oldest first, each once. */
  List<PolicyInForce> policies() {
    Map<String, PolicyInForce> distinct = new LinkedHashMap<>();
    for (PolicySource.State state : states) {
      if (state instanceof PolicySource.State.Usable usable) {
        distinct.putIfAbsent(usable.key(), usable.policy());
      }
    }
    return List.copyOf(distinct.values());
  }

  Revocations revocations() {
    List<Policy> all = policies().stream().map(PolicyInForce::policy).toList();
    return new Revocations(all);
  }
}
