package dev.sallyport.policy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.BranchRule.EvidenceKind;
import dev.sallyport.policy.BranchRule.Identity;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.policy.Principal.ForgeAct;
import dev.sallyport.signature.Touch;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyLoaderTest {

  @Test
  void readsPeople() throws Refusal {
    Policy policy = PolicySample.load(PolicySample.TEXT);
    Principal.Person alice = (Principal.Person) requireNonNull(policy.principals().get("alice"));
    assertEquals("Alice Ærøskøbing", alice.name());
    assertEquals(Set.of("alice@example.org", "a@example.net"), alice.emails());
    assertEquals(Map.of("github", "alice-gh"), alice.forges());
    assertEquals(Touch.FLAGGED, alice.touch());
    assertEquals(
        List.of("openpgp:alice", "ssh:SHA256:AAAAalice"),
        alice.keys().stream().map(key -> key.key().fingerprint()).toList());
    assertEquals(
        List.of(Touch.DECLARED, Touch.NONE),
        alice.keys().stream().map(PolicyKey::declared).toList());
    Principal.Person bob = (Principal.Person) requireNonNull(policy.principals().get("bob"));
    assertEquals("ssh:SHA256:AAAAbob", bob.keys().get(0).key().fingerprint());
    assertEquals(
        Map.of("maintainers", Set.of("alice", "bob"), "witness", Set.of("carol")), policy.roles());
  }

  @Test
  void readsMachines() throws Refusal {
    Policy policy = PolicySample.load(PolicySample.TEXT);
    Principal.Bot bot = (Principal.Bot) requireNonNull(policy.principals().get("renovate"));
    assertEquals(List.of(PathPattern.of("**/pom.xml")), bot.paths());
    assertEquals(List.of(PathPattern.of("refs/heads/main")), bot.branches());
    assertEquals(2, bot.reviews());
    Principal.Forge forge = (Principal.Forge) requireNonNull(policy.principals().get("github"));
    assertEquals(Set.of(ForgeAct.MERGE, ForgeAct.SQUASH), forge.may());
    Principal.Importer importer =
        (Principal.Importer) requireNonNull(policy.principals().get("ci"));
    assertEquals("github", importer.forge());
  }

  @Test
  void readsBranches() throws Refusal {
    Policy policy = PolicySample.load(PolicySample.TEXT);
    BranchRule main = policy.branch("refs/heads/release/1").orElseThrow();
    assertEquals(Set.of("alice", "bob", "carol"), main.signers());
    assertEquals(Set.of("alice", "bob"), main.reviewers());
    assertEquals(Set.of("alice"), main.releasers());
    assertEquals(1, main.reviews());
    assertEquals(Commits.COVERED, main.commits());
    assertEquals(Set.of(Shape.MERGE, Shape.FORGE_MERGE), main.shapes());
    assertEquals(
        Set.of(EvidenceKind.MERGE, EvidenceKind.STATEMENT, EvidenceKind.FORGE), main.evidence());
    assertEquals(Touch.DECLARED, main.touch());
    assertEquals(Identity.UNBOUND, main.identity());
  }

  @Test
  void fillsInWhatABranchLeavesOut() throws Refusal {
    Policy policy = PolicySample.load(PolicySample.TEXT);
    BranchRule docs = policy.branch("refs/heads/docs").orElseThrow();
    assertEquals(Set.of("alice", "bob", "carol"), docs.signers());
    assertEquals(docs.signers(), docs.reviewers());
    assertEquals(Set.of(), docs.releasers());
    assertEquals(1, docs.reviews());
    assertEquals(Commits.SIGNED, docs.commits());
    assertEquals(Set.of(Shape.values()), docs.shapes());
    assertEquals(
        Set.of(EvidenceKind.MERGE, EvidenceKind.MERGETAG, EvidenceKind.STATEMENT), docs.evidence());
    assertEquals(Touch.NONE, docs.touch());
    assertEquals(Identity.BOUND, docs.identity());
    assertTrue(policy.branch("refs/heads/other").isEmpty());
  }

  @Test
  void withoutForgesTheirShapesAreNotAdmitted() throws Refusal {
    Policy policy = PolicySample.load(small("branches: [{match: refs/heads/main}]\n"));
    assertEquals(
        Set.of(Shape.MERGE, Shape.REVIEWED_COMMIT, Shape.BOT, Shape.RELEASE_COMMIT),
        policy.branches().get(0).shapes());
    assertEquals(Policy.Expiry.WITNESSED, policy.expiry());
    assertEquals(Set.of("alice"), policy.policyReviewers());
    assertEquals(1, policy.policyReviews());
  }

  @Test
  void readsTheOtherRules() throws Refusal {
    Policy policy = PolicySample.load(PolicySample.TEXT);
    assertEquals(Set.of("alice"), policy.tag("refs/tags/v1.0").orElseThrow().signers());
    PathRule path = policy.paths().get(0);
    assertEquals(2, path.reviews());
    assertEquals(Set.of("alice", "bob"), path.reviewers());
    assertEquals(1, policy.submodules().get(0).commits().size());
    assertEquals(Set.of(), policy.submodules().get(1).commits());
    assertEquals(2, policy.policyReviews());
    Revocation hard =
        requireNonNull(
            policy.revocations().get("openpgp:0123456789ABCDEF0123456789ABCDEF01234567"));
    assertEquals(Optional.empty(), hard.since());
    assertEquals(
        Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
        requireNonNull(
                policy.revocations().get("ssh:SHA256:0123456789012345678901234567890123456789012"))
            .since());
    PolicyException exception = policy.exceptions().values().iterator().next();
    assertEquals(Set.of(Rule.COMMIT_UNSIGNED, Rule.KEY_EXPIRED), exception.rules());
    assertEquals(LocalDate.of(2027, 1, 31), exception.until());
  }

  @Test
  void digestIsOverThePolicyAndTheKeyFilesItUses() throws Refusal {
    Map<String, byte[]> files = PolicySample.files(PolicySample.TEXT);
    String lines =
        line(files, "keys/alice.asc")
            + line(files, "keys/bob.pub")
            + line(files, "keys/web-flow.asc")
            + line(files, "policy.yaml");
    Sha256 digest = PolicySample.load(files).digest();
    assertEquals(Digests.of(PolicySample.bytes(lines)).sha256(), digest);
    files.put("keys/unused.asc", PolicySample.bytes("certificate of nobody"));
    assertEquals(digest, PolicySample.load(files).digest());
    files.put("keys/alice.asc", PolicySample.bytes("certificate of alice2"));
    assertNotEquals(digest, PolicySample.load(files).digest());
  }

  private static String line(Map<String, byte[]> files, String path) {
    return Digests.of(requireNonNull(files.get(path))).sha256() + " " + path + "\n";
  }

  @Test
  void noPolicyIsMissing() {
    Refusal refusal = assertThrows(Refusal.class, () -> PolicySample.load(Map.of()));
    assertEquals(Rule.POLICY_MISSING, refusal.finding().rule());
    assertEquals("policy.yaml", refusal.finding().subject());
    assertFalse(refusal.finding().hint().isEmpty());
  }

  @Test
  void emailsCountWithoutRegardToCase() throws Refusal {
    Policy policy =
        PolicySample.load(PolicySample.TEXT.replace("bob@example.org", "Bob@Example.ORG"));
    assertEquals(
        Set.of("bob@example.org"), requireNonNull(policy.principals().get("bob")).emails());
  }

  @Test
  void windowsLineEndsAreRead() throws Refusal {
    PolicySample.load(PolicySample.TEXT.replace("\n", "\r\n"));
  }

  static String small(String rest) {
    return "version: 1\nrepository: r\npeople: {alice: {emails: [a@b]}}\n" + rest;
  }
}
