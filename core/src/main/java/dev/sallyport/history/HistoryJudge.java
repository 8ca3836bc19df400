package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.Range;
import dev.sallyport.policy.BranchRule;
import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Walks a first-parent chain from a trusted commit and judges every step of it by the policy that
 * was in force before the step.
 */
public final class HistoryJudge {
  private final HistoryQuestion question;
  private final CommitPolicies policies;

  private HistoryJudge(HistoryQuestion question) {
    this.question = question;
    this.policies = new CommitPolicies(question.objects(), question.policies());
  }

  /**
   * Judges; the verdict of each step goes to {@code sink} in the order of the chain.
   *
   * @throws Refusal when the history cannot be walked at all
   */
  public static Judgement judge(HistoryQuestion question, Consumer<StepVerdict> sink)
      throws Refusal {
    try (InOrder work = new InOrder(question.threads())) {
      return new HistoryJudge(question).judged(work, sink);
    }
  }

  private Judgement judged(InOrder work, Consumer<StepVerdict> sink) throws Refusal {
    Chain chain = Chain.read(question, work);
    Range range = question.objects().range(question.root(), newest());
    Witnesses witnesses = Witnesses.of(question.witnessed(), range.childrenFirst(), range::parents);
    Attribution attribution =
        new Attribution(policies, chain.revocations(), witnesses, question.ref());
    List<Plan> plans = plans(chain, range);
    StepQueue queue = new StepQueue(question, chain, attribution, sink);
    StepReader reader = new StepReader(question.objects(), policies, chain, range);
    StepReader.Assembly assembly = reader.new Assembly(queue);
    work.each(tasks(plans), reader::read, assembly::add);
    queue.end();
    return new Judgement(
        question.root(),
        policyAt(chain, chain.last()),
        chain.policies(),
        plans.size(),
        queue.commits(),
        queue.passing(),
        queue.resting(),
        witnesses);
  }

  private GitId newest() {
    return question.proposal().orElse(question.tip());
  }

  private List<Plan> plans(Chain chain, Range range) throws Refusal {
    List<Plan> plans = new ArrayList<>();
    Plan.Newcomers newcomers = new Plan.Newcomers(range);
    for (int i = 1; i <= chain.last(); i++) {
      GitId to = chain.commits().get(i);
      List<GitId> parents = range.parents(to);
      Plan plan = plan(chain, i, to, false);
      newcomers.arrivedAt(to);
      List<GitId> brought = newcomers.from(parents.subList(1, parents.size()));
      plans.add(plan.bringing(plan.rule().commits() == Commits.VOUCHED ? List.of() : brought));
    }
    if (question.proposal().isPresent()) {
      GitId head = question.proposal().get();
      Plan plan = plan(chain, chain.last() + 1, head, true);
      plans.add(plan.bringing(newcomers.from(List.of(head))));
    }
    return plans;
  }

  private Plan plan(Chain chain, int index, GitId to, boolean proposal) throws Refusal {
    GitId from = chain.commits().get(index - 1);
    PolicySource.State state = chain.states().get(index - 1);
    if (state instanceof PolicySource.State.Unusable unusable) {
      throw new Refusal(
          unusable.rule(),
          from.hex(),
          unusable.fact(),
          "no step after this commit can be judged; start from a commit that has a policy");
    }
    PolicySource.State.Usable policy = (PolicySource.State.Usable) state;
    Optional<BranchRule> rule = policy.policy().policy().branch(question.ref());
    if (rule.isEmpty()) {
      throw new Refusal(
          Rule.BRANCH_UNPROTECTED,
          question.ref(),
          "the policy at " + from.hex() + " has no rule for it",
          "add the branch to branches: in the policy, or name another with --branch");
    }
    return new Plan(index, from, to, proposal, List.of(), policy, rule.get());
  }

  private static Iterator<StepReader.Task> tasks(List<Plan> plans) {
    return plans.stream().flatMap(plan -> StepReader.Task.of(plan).stream()).iterator();
  }

  private static Optional<PolicyInForce> policyAt(Chain chain, int index) {
    return chain.states().get(index) instanceof PolicySource.State.Usable usable
        ? Optional.of(usable.policy())
        : Optional.empty();
  }
}
