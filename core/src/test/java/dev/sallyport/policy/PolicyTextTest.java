package dev.sallyport.policy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.BranchRule.EvidenceKind;
import dev.sallyport.policy.BranchRule.Identity;
import dev.sallyport.policy.Policy.Expiry;
import dev.sallyport.policy.Principal.ForgeAct;
import dev.sallyport.policy.ProposedPolicy.KeyKind;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
  private static final String[] HOSTILE = {
    "Alice: Bob",
    "- alice",
    "# not a name",
    "alice # comment",
    "\"quoted\" 'and' \\ more",
    "null",
    "yes",
    "0x10",
    "{a: b}",
    "[x]",
    "*alias",
    "&anchor",
    "!!java.net.URL",
    "%TAG",
    "@at",
    "`tick",
    "| block",
    "line\nbreak: yes\nversion: 2",
    "carriage\rreturn",
    "nul\u0000 bell\u0007 escape\u001B[2K",
    "right\u202Eleft",
    "zero\u200Bwidth\uFEFF",
    "de\u0301compose\u0301",
    "\u0301starts with a mark",
    "lone \uD800 surrogate",
    "half \uDC00",
    "\u2028separator\u0085",
    "😀 emoji 👩‍💻",
    "Владимир",
    "",
    "   ",
    "x".repeat(5000),
    "<<",
    "---",
    "...",
    "\uFFFF",
  };

  @Test
  void whatIsWrittenIsRead() throws Refusal {
    ProposedPolicy proposal =
        proposal(List.of(person("alice", "Alice", List.of("Alice@Example.org"), "AAAAalice")));
    String text = PolicyText.write(proposal);
    assertEquals(text, PolicyText.write(proposal));
    Policy policy = PolicySample.load(text);
    Principal.Person alice = (Principal.Person) requireNonNull(policy.principals().get("alice"));
    assertEquals("Alice", alice.name());
    assertEquals(Set.of("alice@example.org"), alice.emails());
    assertEquals("ssh:SHA256:AAAAalice", alice.keys().get(0).key().fingerprint());
    BranchRule main = policy.branch("refs/heads/main").orElseThrow();
    assertEquals(Set.of("alice"), main.signers());
    assertEquals(Commits.COVERED, main.commits());
    assertEquals(Set.of(EvidenceKind.MERGE, EvidenceKind.STATEMENT), main.evidence());
    assertEquals(Identity.BOUND, main.identity());
    assertEquals(Set.of("alice", "github", "renovate"), policy.principals().keySet());
    assertEquals(Set.of("alice"), policy.tag("refs/tags/v1").orElseThrow().signers());
  }

  @Test
  void namesFromCommitsDoNoHarm() throws Refusal {
    ProposedIds ids = new ProposedIds();
    List<ProposedPolicy.Person> people = new ArrayList<>();
    for (int i = 0; i < HOSTILE.length; i++) {
      String name = HOSTILE[i];
      String email = "p" + i + "@example.org";
      people.add(person(ids.of(name, email), name, List.of(email, name + "@x"), "AAAA" + i));
    }
    people.add(person(ids.of("alice", ""), "alice", List.of("alice@example.org"), "AAAAalice"));
    Policy policy = PolicySample.load(PolicyText.write(proposal(people)));
    assertEquals(HOSTILE.length + 3, policy.principals().size());
  }

  @Test
  void anyNameIsWrittenSafely() throws Refusal {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        int range = random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x3000 : 0x10FFFF;
        name.appendCodePoint(random.nextInt(range));
      }
      String text =
          PolicyText.write(
              proposal(List.of(person("alice", name.toString(), List.of("a@b"), "K"))));
      Policy policy = PolicySample.load(text);
      Principal.Person alice = (Principal.Person) requireNonNull(policy.principals().get("alice"));
      String kept = YamlText.harmless(name.toString(), 100);
      assertEquals(kept.isEmpty() ? "alice" : kept, alice.name());
    }
  }

  @Test
  void whoHasNoUsableAddressIsLeftOut() throws Refusal {
    String text =
        PolicyText.write(
            proposal(
                List.of(
                    person("alice", "Alice", List.of("a@b", "A@B", "broken"), "AAAAalice"),
                    person("bob", "Bob", List.of("a@b"), "AAAAbob"))));
    Policy policy = PolicySample.load(text);
    assertFalse(policy.principals().containsKey("bob"));
    assertEquals(Set.of("alice"), policy.policyReviewers());
  }

  @Test
  void idsAreUniqueAndPlain() {
    ProposedIds ids = new ProposedIds();
    assertEquals("jose-nunez", ids.of("José Núñez", ""));
    assertEquals("jose-nunez-2", ids.of("Jose  Nunez", ""));
    assertEquals("vlad", ids.of("Владимир", "vlad@example.org"));
    assertEquals("person", ids.of("", ""));
    assertEquals("person-2", ids.of("---", "@"));
  }

  private static ProposedPolicy.Person person(
      String id, String name, List<String> emails, String key) {
    return new ProposedPolicy.Person(
        id,
        name,
        emails,
        List.of(
            new ProposedPolicy.Key(
                KeyKind.SSH, "ssh-ed25519 " + key + " " + name + "!", false, name)),
        "signed 12 commits as " + name);
  }

  private static ProposedPolicy proposal(List<ProposedPolicy.Person> people) {
    return new ProposedPolicy(
        List.of("made from 100 commits", "read it\nall: true"),
        "acme/widgets",
        Expiry.WITNESSED,
        "",
        people,
        Map.of("maintainers", List.of("alice", "bob")),
        List.of(
            new ProposedPolicy.Bot(
                "renovate",
                List.of("1+renovate[bot]@users.noreply.github.com"),
                List.of(new ProposedPolicy.Key(KeyKind.SSH, "ssh-ed25519 AAAAbot bot", false, "")),
                List.of("**/pom.xml"),
                List.of("refs/heads/main"),
                1,
                "")),
        List.of(
            new ProposedPolicy.Forge(
                "github",
                List.of("noreply@github.com"),
                List.of(new ProposedPolicy.Key(KeyKind.OPENPGP, "keys/web-flow.asc", false, "")),
                Set.of(ForgeAct.MERGE),
                "")),
        List.of(
            new ProposedPolicy.Branch(
                List.of("refs/heads/main"),
                List.of("maintainers"),
                List.of("alice"),
                List.of(),
                1,
                Commits.COVERED,
                Set.of(EvidenceKind.STATEMENT, EvidenceKind.MERGE),
                Identity.BOUND,
                "most commits were merged")),
        List.of(new ProposedPolicy.Tag(List.of("refs/tags/v*"), List.of("alice"), "")),
        List.of("alice", "bob"));
  }
}
