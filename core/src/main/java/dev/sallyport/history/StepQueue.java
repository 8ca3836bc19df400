package dev.sallyport.history;

import static java.util.Objects.requireNonNull;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.Coverage.Stretch;
import dev.sallyport.verdict.Refusal;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Judges steps in their order. A step that lies in a longer reviewed stretch waits until the end of
 * the stretch has been read, because everybody with a hand in any of it cannot review it.
 */
final class StepQueue {
  private final HistoryQuestion question;
  private final Coverage coverage;
  private final Exceptions exceptions;
  private final Signing signing;
  private final StepJudge judge;
  private final Consumer<StepVerdict> sink;
  private final IdentityHashMap<PolicyInForce, Approvals> approvals = new IdentityHashMap<>();
  private final Deque<StepDraft> waiting = new ArrayDeque<>();
  private final Map<Integer, Set<String>> hands = new HashMap<>();
  private final Map<Set<String>, Set<String>> sets = new HashMap<>();
  private final Set<GitId> resting = new HashSet<>();
  private final Set<GitId> passing = new HashSet<>();
  private int read;
  private int commits;

  StepQueue(
      HistoryQuestion question, Chain chain, Attribution attribution, Consumer<StepVerdict> sink) {
    this.question = question;
    this.sink = sink;
    this.coverage = new Coverage(chain.commits(), chain.trees());
    this.exceptions = new Exceptions(question.now().atZone(ZoneOffset.UTC).toLocalDate());
    this.signing =
        new Signing(attribution, new BotLimits(question.objects()), exceptions, question.ref());
    this.judge =
        new StepJudge(
            new ReviewCount(question.objects(), attribution, question.ref()),
            new ReleaseCommits(question.objects()),
            question.reviews().isPresent());
    resting.add(chain.commits().get(0));
  }

  void add(Step step) throws Refusal {
    StepDraft draft = signing.draft(step);
    commits += step.brought().size() + (step.to().isPresent() ? 1 : 0);
    read = step.index();
    TreeSet<String> people = new TreeSet<>(draft.hands.people());
    draft.signers.values().stream()
        .filter(Attribution.Signer.Known.class::isInstance)
        .map(signer -> ((Attribution.Signer.Known) signer).holder().id())
        .forEach(people::add);
    hands.put(step.index(), sets.computeIfAbsent(people, Set::copyOf));
    if (step.changesPolicy() && step.after() instanceof PolicySource.State.Usable after) {
      exceptions.introduced(step.policy(), after.policy(), people);
    }
    waiting.add(draft);
    while (!waiting.isEmpty() && lastOf(waiting.getFirst()) <= read) {
      finish(waiting.removeFirst());
    }
  }

  void end() throws Refusal {
    while (!waiting.isEmpty()) {
      finish(waiting.removeFirst());
    }
  }

  int commits() {
    return commits;
  }

  Set<GitId> passing() {
    return passing;
  }

  Set<GitId> resting() {
    return resting;
  }

  private void finish(StepDraft draft) throws Refusal {
    Step step = draft.step;
    StepVerdict verdict = judge.judge(draft, approvals(step), this::handsOf);
    step.to().ifPresent(commit -> (verdict.resting() ? resting : passing).add(commit.id()));
    sink.accept(verdict);
  }

  private Approvals approvals(Step step) {
    return approvals.computeIfAbsent(
        step.policy(),
        policy -> {
          List<Approval> all = question.reviews().under(policy);
          String repository = policy.policy().repository();
          return new Approvals(all, coverage.of(all, repository, question.ref()));
        });
  }

  private int lastOf(StepDraft draft) {
    return approvals(draft.step).longer(draft.step).stream()
        .mapToInt(Stretch::to)
        .max()
        .orElse(draft.step.index());
  }

  private Set<String> handsOf(Stretch stretch) {
    Set<String> people = new TreeSet<>();
    for (int i = stretch.from() + 1; i <= stretch.to(); i++) {
      people.addAll(requireNonNull(hands.get(i), "a step of the stretch was not read"));
    }
    return people;
  }
}
