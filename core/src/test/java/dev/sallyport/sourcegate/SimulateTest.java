package dev.sallyport.sourcegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.Policy.Expiry;
import dev.sallyport.policy.ProposedPolicy;
import dev.sallyport.sourcegate.SignedRepository.Hand;
import dev.sallyport.sourcegate.Simulation.Basis;
import dev.sallyport.sourcegate.Simulation.Count;
import dev.sallyport.sourcegate.Simulation.Level;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder
class SimulateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final Hand ALICE = new Hand("Alice Example", "alice@example.org", "alice");
  private static final Hand BOB = new Hand("Bob", "bob@example.org", "bob");
  private static final SimulateSetting STRICTEST =
      new SimulateSetting(1, Commits.SIGNED, Expiry.WITNESSED);

  @TempDir Path temporary;
  private SignedRepository repository;

  @BeforeEach
  void start() throws IOException {
    repository = new SignedRepository(temporary).commit(ALICE, "README");
  }

  private SimulateRequest request() {
    return new SimulateRequest(
        repository.folder,
        Optional.empty(),
        Optional.of("acme/widgets"),
        300,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private Simulation simulated() throws Refusal {
    return Simulate.run(request(), NOW, 2);
  }

  private void mergedByEachOther() {
    repository.branch("one").commit(BOB, "a").main().merge(ALICE, "one");
    repository.branch("two").commit(ALICE, "b").main().merge(BOB, "two");
  }

  private SourceReport verified(Path policy, String trustRoot) {
    return VerifySource.run(
        new SourceRequest(
            repository.folder,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(trustRoot),
            false,
            Optional.of(policy),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()),
        NOW,
        2);
  }

  private static List<String> ids(Simulation simulation) {
    return simulation.proposal().orElseThrow().policy().people().stream()
        .map(ProposedPolicy.Person::id)
        .toList();
  }

  @Test
  void proposesTheStrictestPolicyThatTheHistoryKeeps() throws Exception {
    mergedByEachOther();
    Simulation simulation = simulated();
    Proposal proposal = simulation.proposal().orElseThrow();
    assertEquals(Basis.PROPOSED, simulation.basis());
    assertEquals(2, simulation.steps());
    assertEquals(STRICTEST, proposal.setting());
    assertEquals(List.of("alice-example", "bob"), ids(simulation).stream().sorted().toList());
    assertTrue(simulation.notes().stream().allMatch(note -> note.rule() == Rule.POLICY_UNSAFE));
    Path folder = temporary.resolve("draft");
    ProposalFolder.write(folder, proposal);
    SourceReport report = verified(folder.resolve("policy.yaml"), simulation.trustRoot());
    assertEquals(Outcome.VERIFIED, report.outcome(), () -> "" + report.findings());
  }

  @Test
  void asksForNoReviewsWhereThereWereNoneAndSaysWhatThatCosts() throws Exception {
    repository.commit(ALICE, "a").commit(ALICE, "b");
    Simulation simulation = simulated();
    Proposal proposal = simulation.proposal().orElseThrow();
    assertEquals(new SimulateSetting(0, Commits.SIGNED, Expiry.WITNESSED), proposal.setting());
    Level strictest = simulation.levels().get(0);
    assertEquals(STRICTEST, strictest.setting());
    assertEquals(2, strictest.refused());
    assertEquals(
        List.of(Rule.BRANCH_DIRECT_PUSH), strictest.rules().stream().map(Count::rule).toList());
    assertTrue(proposal.text().contains("# Stricter: " + STRICTEST + " refuses 2 of the last 2"));
  }

  @Test
  void whoOnlySignedMergedCommitsIsNoReviewer() throws Exception {
    repository.branch("one").commit(BOB, "a").main().merge(ALICE, "one");
    ProposedPolicy policy = simulated().proposal().orElseThrow().policy();
    assertEquals(List.of("bob"), policy.roles().get("contributors"));
    assertEquals(List.of("maintainers"), policy.branches().get(0).reviewers());
    assertEquals(List.of("alice-example"), policy.roles().get("maintainers"));
  }

  @Test
  void strangersKeyDoesNotBecomeAMaintainersByItsAddress() throws Exception {
    mergedByEachOther();
    Hand mallory = new Hand("Alice Example", "Alice@example.org", "mallory");
    repository.branch("three").commit(mallory, "c").main().merge(BOB, "three");
    Proposal proposal = simulated().proposal().orElseThrow();
    String key = repository.key("mallory").split(" ")[1];
    assertFalse(proposal.text().contains(key));
    assertTrue(proposal.leftOut().stream().anyMatch(line -> line.contains("alice@example.org")));
    assertEquals(2, proposal.policy().people().size());
  }

  @Test
  void keysThatTheTeamListsTogetherAreOnePersons() throws Exception {
    Hand laptop = new Hand("Alice", "alice@example.org", "laptop");
    repository.commit(ALICE, "a").commit(laptop, "b").commit(BOB, "c");
    Path list = temporary.resolve("allowed_signers");
    Files.writeString(
        list,
        "alice@example.org "
            + repository.key("alice")
            + "\nalice@example.org,alice@example.net "
            + repository.key("laptop")
            + "\n");
    SimulateRequest plain = request();
    Simulation simulation =
        Simulate.run(
            new SimulateRequest(
                plain.repository(),
                Optional.of("main"),
                plain.repositoryId(),
                plain.last(),
                plain.since(),
                List.of(),
                Optional.of(list),
                Optional.empty(),
                false),
            NOW,
            2);
    List<ProposedPolicy.Person> people = simulation.proposal().orElseThrow().policy().people();
    assertEquals(1, people.size());
    assertEquals(2, people.get(0).keys().size());
    assertEquals(List.of("alice@example.net", "alice@example.org"), people.get(0).emails());
    assertTrue(
        simulation.proposal().get().leftOut().stream()
            .anyMatch(line -> line.contains("not among the allowed signers")));
  }

  @Test
  void theForgeIsNoPerson() throws Exception {
    Hand forge = new Hand("GitHub", "noreply@github.com", "forge");
    mergedByEachOther();
    repository.branch("three").commit(BOB, "c").main().merge(forge, "three");
    Simulation simulation = simulated();
    ProposedPolicy policy = simulation.proposal().orElseThrow().policy();
    assertEquals(List.of("alice-example", "bob"), ids(simulation).stream().sorted().toList());
    assertEquals(List.of("github"), policy.forges().stream().map(f -> f.id()).toList());
  }

  @Test
  void hostileNamesStayNames() throws Exception {
    for (String name :
        List.of(
            "alice: {keys: [evil]} # \"'",
            "- \u202e\u0007x: |",
            "&a *b !!java.lang.Runtime %TAG",
            "\u2028roles: [x]")) {
      Hand hostile = new Hand(name, "h" + name.hashCode() + "@example.org", "k" + name.hashCode());
      repository.commit(hostile, "f" + name.hashCode());
    }
    repository.commit(new Hand("M", "a\"b]@example.org", "odd"), "odd");
    Simulation simulation = simulated();
    Proposal proposal = simulation.proposal().orElseThrow();
    assertEquals(5, proposal.policy().people().size());
    assertTrue(proposal.text().lines().allMatch(line -> line.chars().allMatch(c -> c >= ' ')));
    assertEquals(1, proposal.policy().roles().size());
    assertFalse(simulation.levels().isEmpty());
  }

  @Test
  void simulatesThePolicyThatIsThere() throws Exception {
    mergedByEachOther();
    Proposal proposal = simulated().proposal().orElseThrow();
    repository.write(".sallyport/policy.yaml", proposal.text());
    repository.commitAll(ALICE, "Add the policy");
    Simulation simulation = simulated();
    assertEquals(Basis.OWN, simulation.basis());
    assertTrue(simulation.proposal().isEmpty());
    assertTrue(simulation.levels().get(0).asWritten());
    assertEquals(proposal.setting(), simulation.levels().get(0).setting());
    assertEquals("acme/widgets", simulation.repository());
    assertTrue(simulation.tipTrustRoot().startsWith(simulation.tip().hex() + ":"));
  }

  @Test
  void nothingIsProposedFromNothing() {
    assertRefused(Rule.HISTORY_EMPTY);
    repository.commit(new Hand("Eve", "eve@example.org", ""), "x");
    assertRefused(Rule.KEY_UNKNOWN);
  }

  private void assertRefused(Rule rule) {
    assertEquals(rule, assertThrows(Refusal.class, this::simulated).finding().rule());
  }

  @Test
  void neverWritesOverSomething() throws Exception {
    mergedByEachOther();
    Path folder = Files.createDirectories(temporary.resolve("draft"));
    Files.writeString(folder.resolve("mine"), "mine");
    Proposal proposal = simulated().proposal().orElseThrow();
    assertThrows(Refusal.class, () -> ProposalFolder.write(folder, proposal));
    assertFalse(Files.exists(folder.resolve("policy.yaml")));
  }

  @Test
  void theSameHistoryMakesTheSameBytes() throws Exception {
    mergedByEachOther();
    String first = simulated().proposal().orElseThrow().text();
    assertEquals(first, simulated().proposal().orElseThrow().text());
  }
}
