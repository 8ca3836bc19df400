package dev.sallyport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.sourcegate.SourceRequest;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment decides; what the build says may only be the same. */
@SuppressWarnings("NullAway")
class BuildSettingsTest {
  private static final Optional<String> MAIN = Optional.of("refs/heads/main");

  @TempDir Path temp;
  private final Map<String, String> environment = new HashMap<>();
  private Path checkout;
  private Optional<String> branch = Optional.empty();
  private Optional<String> trustRoot = Optional.empty();
  private Optional<Path> policy = Optional.empty();
  private Optional<Path> state = Optional.empty();
  private List<Rule> rules = List.of();

  @BeforeEach
  void makeACheckout() throws Exception {
    checkout = Files.createDirectories(temp.resolve("work"));
    Files.createDirectory(checkout.resolve(".git"));
    environment.put(BuildSettings.ROOT, "a:b");
  }

  private SourceRequest source(Optional<String> headBranch) throws Refusal {
    BuildRequest request =
        new BuildRequest(checkout, Set.of(), Set.of(), branch, trustRoot, policy, state);
    Machine machine = new Machine(Clock.systemUTC(), environment, temp, temp.resolve("cache"));
    BuildSettings settings = new BuildSettings(request, machine, checkout);
    SourceRequest source = settings.source(headBranch);
    rules = settings.findings().stream().map(finding -> finding.rule()).toList();
    return source;
  }

  @Test
  void takesTheTrustRootFromOutsideAndLetsTheBuildSayTheSame() throws Exception {
    trustRoot = Optional.of(" a:b\n");
    SourceRequest source = source(MAIN);
    assertEquals(Optional.of("a:b"), source.trustRoot());
    assertFalse(source.rootFromSubject());
    assertEquals(List.of(), rules);
    assertEquals(Optional.of("HEAD"), source.head());

    trustRoot = Optional.of("a:c");
    assertEquals(Optional.of("a:b"), source(MAIN).trustRoot());
    assertEquals(List.of(Rule.POLICY_ROOT_MISMATCH), rules);

    environment.clear();
    assertTrue(source(MAIN).rootFromSubject());
    trustRoot = Optional.of(" ");
    assertEquals(Optional.empty(), source(MAIN).trustRoot());
  }

  @Test
  void takesTheTrustRootFromAFileOutsideOnly() throws Exception {
    environment.clear();
    Path inside = Files.writeString(checkout.resolve("root"), "a:b\n");
    Path link = Files.createSymbolicLink(temp.resolve("link"), inside);
    for (Path file : List.of(inside, link)) {
      environment.put(BuildSettings.ROOT_FILE, file.toString());
      assertTrue(source(MAIN).rootFromSubject());
      assertEquals(Optional.of("a:b"), source(MAIN).trustRoot());
    }
    Path outside = Files.writeString(temp.resolve("root"), "a:b\n");
    environment.put(BuildSettings.ROOT_FILE, outside.toString());
    assertFalse(source(MAIN).rootFromSubject());

    environment.put(BuildSettings.ROOT, "a:b");
    refused(Rule.POLICY_ROOT_MISSING);
    environment.remove(BuildSettings.ROOT);
    environment.put(BuildSettings.ROOT_FILE, temp.resolve("none").toString());
    refused(Rule.POLICY_ROOT_MISSING);
  }

  private void refused(Rule rule) {
    assertEquals(rule, assertThrows(Refusal.class, () -> source(MAIN)).finding().rule());
  }

  @Test
  void theBuildDoesNotChooseItsBranch() throws Exception {
    assertEquals(MAIN, source(MAIN).branch());
    branch = Optional.of("main");
    assertEquals(MAIN, source(MAIN).branch());
    assertEquals(List.of(), rules);

    assertEquals(MAIN, source(Optional.empty()).branch());
    assertEquals(List.of(Rule.BRANCH_AMBIGUOUS), rules);
    environment.put(BuildSettings.BRANCH, "main");
    assertEquals(MAIN, source(Optional.empty()).branch());
    assertEquals(List.of(), rules);

    branch = Optional.of("unprotected");
    assertEquals(MAIN, source(MAIN).branch());
    assertEquals(List.of(Rule.BRANCH_AMBIGUOUS), rules);
    branch = Optional.empty();
    environment.remove(BuildSettings.BRANCH);
    assertEquals(Optional.empty(), source(Optional.empty()).branch());
    assertEquals(List.of(), rules, "the source gate itself asks for it");
  }

  @Test
  void theBuildDoesNotChooseItsPolicy() throws Exception {
    Path outside = temp.resolve("policy.yaml");
    policy = Optional.of(outside);
    assertEquals(policy, source(MAIN).policy());
    assertEquals(List.of(Rule.POLICY_ROOT_FROM_SUBJECT), rules);
    environment.put(BuildSettings.POLICY, outside.toString());
    assertEquals(policy, source(MAIN).policy());
    assertEquals(List.of(), rules);

    policy = Optional.of(temp.resolve("other.yaml"));
    assertEquals(Optional.of(outside), source(MAIN).policy());
    assertEquals(List.of(Rule.POLICY_ROOT_FROM_SUBJECT), rules);
    policy = Optional.empty();
    environment.put(BuildSettings.POLICY, checkout.resolve("policy.yaml").toString());
    assertEquals(Optional.empty(), source(MAIN).policy());
    assertEquals(List.of(Rule.POLICY_ROOT_FROM_SUBJECT), rules);
  }

  @Test
  void theStateOfTheEnvironmentCounts() throws Exception {
    Path outside = temp.resolve("state.json");
    state = Optional.of(outside);
    assertEquals(state, source(MAIN).state());
    environment.put(BuildSettings.STATE, outside.toString());
    assertEquals(state, source(MAIN).state());
    assertEquals(List.of(), rules);
    state = Optional.of(temp.resolve("new.json"));
    assertEquals(Optional.of(outside), source(MAIN).state());
    assertEquals(List.of(Rule.BRANCH_STATE), rules);
  }
}
