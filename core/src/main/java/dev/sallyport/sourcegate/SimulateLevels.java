package dev.sallyport.sourcegate;

import dev.sallyport.history.CommitRow;
import dev.sallyport.history.HistoryJudge;
import dev.sallyport.history.HistoryQuestion;
import dev.sallyport.history.Judgement;
import dev.sallyport.history.PolicySource;
import dev.sallyport.history.ReviewBook;
import dev.sallyport.history.StepVerdict;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.BranchRule;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.Policy.Expiry;
import dev.sallyport.review.Reviews;
import dev.sallyport.sourcegate.Simulation.Count;
import dev.sallyport.sourcegate.Simulation.Example;
import dev.sallyport.sourcegate.Simulation.Level;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges the same moves of a branch again and again, each time by a policy as strict as asked. */
final class SimulateLevels {
  private final GitObjects objects;
  private final SimulateSteps steps;
  private final SimulatePolicies policies;
  private final Statements statements;
  private final Instant now;
  private final int threads;

  SimulateLevels(
      GitObjects objects,
      SimulateSteps steps,
      SimulatePolicies policies,
      Statements statements,
      Instant now,
      int threads) {
    this.objects = objects;
    this.steps = steps;
    this.policies = policies;
    this.statements = statements;
    this.now = now;
    this.threads = threads;
  }

  /** As it is written. */
  Level asWritten(Policy policy) throws Refusal {
    BranchRule rule =
        policy
            .branch(steps.ref())
            .orElseThrow(
                () ->
                    new Refusal(
                        Rule.BRANCH_UNPROTECTED,
                        steps.ref(),
                        "the policy has no rule for it",
                        "add the branch to branches: in the policy, or name another"));
    SimulateSetting setting = new SimulateSetting(rule.reviews(), rule.commits(), policy.expiry());
    return level(policy, setting, true);
  }

  /**
   * The settings from the strictest down to the first that refuses nothing; leaving the age of keys
   * aside only where it makes a difference.
   */
  List<Level> ladder(Policy policy) {
    List<Level> levels = new ArrayList<>();
    boolean aged = false;
    for (SimulateSetting setting : SimulateSetting.ladder()) {
      if (setting.expiry() == Expiry.WITNESSED || aged) {
        Level level = level(setting.appliedTo(policy, steps.ref()), setting, false);
        levels.add(level);
        if (level.refused() == 0 && level.stopped().isEmpty()) {
          break;
        }
        aged =
            setting.expiry() == Expiry.WITNESSED
                && level.rules().stream().anyMatch(SimulateLevels::isEnd);
      }
    }
    return levels;
  }

  private static boolean isEnd(Count count) {
    return count.rule() == Rule.KEY_EXPIRED || count.rule() == Rule.KEY_REVOKED;
  }

  private Level level(Policy policy, SimulateSetting setting, boolean asWritten) {
    Tally tally = new Tally();
    Optional<Finding> stopped = Optional.empty();
    int commits = 0;
    try {
      PolicySource source = policies.everywhere(policy);
      Judgement judgement = HistoryJudge.judge(question(source), tally::take);
      commits = judgement.commits();
    } catch (Refusal refusal) {
      stopped = Optional.of(refusal.finding());
    }
    return new Level(
        setting, asWritten, steps.ids().size(), tally.refused, commits, tally.counts(), stopped);
  }

  private HistoryQuestion question(PolicySource source) throws Refusal {
    // a team that has no statements yet has fetched all of them
    ReviewBook reviews =
        new ReviewBook(Optional.of(statements.reviews().statements().orElse(Reviews.none())));
    PolicySource.State.Usable usable =
        (PolicySource.State.Usable) source.in(objects.rootTree(steps.tip()));
    return new HistoryQuestion(
        objects,
        steps.root(),
        steps.tip(),
        Optional.empty(),
        steps.ref(),
        source,
        reviews,
        statements.witnessed(usable.policy()),
        now,
        threads);
  }

  /** Counts what is found; of each rule the newest commits are kept as examples. */
  private static final class Tally {
    private static final int EXAMPLES = 3;
    private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
    private final Map<Rule, Deque<Example>> examples = new EnumMap<>(Rule.class);
    private int refused;

    void take(StepVerdict verdict) {
      boolean bad = false;
      for (CommitRow row : verdict.rows()) {
        for (Finding finding : row.findings()) {
          bad |= finding.rule().weight() != Rule.Weight.NOTE;
        }
        row.findings().stream().map(Finding::rule).distinct().forEach(rule -> add(rule, row));
      }
      refused += bad ? 1 : 0;
    }

    private void add(Rule rule, CommitRow row) {
      counts.merge(rule, 1, Integer::sum);
      Deque<Example> newest = examples.computeIfAbsent(rule, r -> new ArrayDeque<>());
      newest.addFirst(new Example(row.id(), row.subject(), fact(rule, row)));
      if (newest.size() > EXAMPLES) {
        newest.removeLast();
      }
    }

    private static String fact(Rule rule, CommitRow row) {
      return row.findings().stream()
          .filter(finding -> finding.rule() == rule)
          .map(f -> f.evidence() instanceof Evidence.Fact fact ? fact.text() : "")
          .findFirst()
          .orElse("");
    }

    List<Count> counts() {
      return counts.entrySet().stream()
          .sorted(Comparator.comparingInt(entry -> -entry.getValue()))
          .map(
              entry ->
                  new Count(
                      entry.getKey(),
                      entry.getValue(),
                      List.copyOf(examples.getOrDefault(entry.getKey(), new ArrayDeque<>()))))
          .toList();
    }
  }
}
