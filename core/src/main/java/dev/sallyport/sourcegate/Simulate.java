package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyLint;
import dev.sallyport.sourcegate.Simulation.Basis;
import dev.sallyport.sourcegate.Simulation.Level;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what the source gate would have said of the newest moves of a branch, so that a team can see
 * what a policy would cost it before it has one; and proposes one.
 */
public final class Simulate {
  private static final SimulateSetting FIRST = SimulateSetting.ladder().get(0);

  private final SimulateRequest request;
  private final GitObjects objects;
  private final Instant now;
  private final int threads;
  private final List<Finding> notes = new ArrayList<>();

  private Simulate(SimulateRequest request, GitObjects objects, Instant now, int threads) {
    this.request = request;
    this.objects = objects;
    this.now = now;
    this.threads = threads;
  }

  /**
   * Simulates.
   *
   * @throws Refusal when the repository, the keys or the policy cannot be read
   */
  public static Simulation run(SimulateRequest request, Instant now, int threads) throws Refusal {
    try (GitObjects objects = GitObjects.open(request.repository())) {
      return new Simulate(request, objects, now, threads).simulated();
    }
  }

  private Simulation simulated() throws Refusal {
    SimulateSteps steps = SimulateSteps.of(request, objects);
    SimulatePolicies policies = new SimulatePolicies(objects, now);
    Statements statements = Statements.read(objects);
    notes.addAll(statements.ignored());
    SimulateLevels levels = new SimulateLevels(objects, steps, policies, statements, now, threads);
    Optional<Policy> own =
        request.policy().isPresent()
            ? Optional.of(policies.given(request.policy().get(), steps))
            : policies.own(steps);
    List<Level> judged = new ArrayList<>();
    if (own.isPresent()) {
      judged.add(levels.asWritten(own.get()));
      judged.addAll(levels.ladder(own.get()));
    }
    Basis basis = own.isEmpty() ? Basis.PROPOSED : Basis.OWN;
    Optional<Proposal> proposal = Optional.empty();
    if (own.isEmpty() || request.propose()) {
      ProposalEvidence evidence = evidence(steps);
      Policy first = policies.proposed(proposal(steps, evidence, FIRST, "", List.of()));
      List<Level> rungs = levels.ladder(first);
      SimulateChoice choice = SimulateChoice.of(rungs);
      proposal =
          Optional.of(
              proposal(
                  steps, evidence, choice.setting(), choice.why(), about(steps, choice.about())));
      Policy read = policies.proposed(proposal.get());
      if (own.isEmpty()) {
        own = Optional.of(read);
        judged.addAll(rungs);
        notes.addAll(PolicyLint.of(read, now));
      }
    }
    return new Simulation(
        own.orElseThrow().repository(),
        steps.ref(),
        steps.root(),
        trustRoot(steps.root()),
        steps.tip(),
        trustRoot(steps.tip()),
        steps.ids().size(),
        request.policy().isPresent() ? Basis.GIVEN : basis,
        judged,
        proposal,
        notes);
  }

  private ProposalEvidence evidence(SimulateSteps steps) throws Refusal {
    ProposalKeys keys = ProposalKeys.read(request.rings(), request.allowedSigners());
    notes.addAll(keys.notes());
    ProposalEvidence evidence = ProposalEvidence.read(objects, steps, keys, now, threads);
    if (evidence.people().people.stream().noneMatch(someone -> someone.steps() > 0)) {
      throw new Refusal(
          Rule.KEY_UNKNOWN,
          steps.ref(),
          "no move of the branch was signed with a key of a person that is known here; "
              + String.join("; ", evidence.leftOut()),
          "give the certificates with --ring, or sign some commits first");
    }
    return evidence;
  }

  private Proposal proposal(
      SimulateSteps steps,
      ProposalEvidence evidence,
      SimulateSetting setting,
      String why,
      List<String> about) {
    return Propose.of(
        request.repositoryId().orElseGet(this::folderName),
        steps.ref(),
        evidence,
        setting,
        why,
        about);
  }

  /** Nothing in a repository says what it is called. */
  private String folderName() {
    Path folder = objects.root().normalize();
    Path name = folder.endsWith(".git") && folder.getParent() != null ? folder.getParent() : folder;
    String text = String.valueOf(name.getFileName()).replaceAll("\\.git$", "");
    return text.isBlank() ? "repository" : text;
  }

  private static List<String> about(SimulateSteps steps, List<String> stricter) {
    List<String> about = new ArrayList<>();
    about.add(
        "Proposed by `sallyport source simulate` from the "
            + steps.ids().size()
            + " moves of "
            + steps.ref()
            + " after "
            + steps.root()
            + ".");
    about.add(
        "It is made of claims and of what keys really signed: read it, ask each person whether the"
            + " keys are theirs, set the repository id, then commit it signed.");
    about.addAll(stricter);
    return about;
  }

  private String trustRoot(GitId commit) throws Refusal {
    try {
      String digest = objects.treeSha512(objects.rootTree(commit));
      return new TrustRoot(commit, Optional.of(digest)).toString();
    } catch (Refusal refusal) {
      Rule rule = refusal.finding().rule();
      if (rule != Rule.HISTORY_PARTIAL && rule != Rule.HISTORY_MISSING_OBJECT) {
        throw refusal;
      }
      notes.add(refusal.finding());
      return commit.hex();
    }
  }
}
