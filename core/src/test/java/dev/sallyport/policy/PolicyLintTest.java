package dev.sallyport.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyLintTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  /** Nothing to say against it. */
  private static final String SAFE =
      """
      version: 1
      repository: acme/widgets
      people:
        alice: {emails: [alice@example.org], keys: [{ssh: ssh-ed25519 AAAAalice a}]}
        bob: {emails: [bob@example.org], keys: [{ssh: ssh-ed25519 AAAAbob b}]}
        carol: {emails: [carol@example.org], keys: [{openpgp: keys/alice.asc}]}
      roles: {witness: [carol], maintainers: [alice, bob]}
      bots:
        renovate:
          emails: [bot@example.org]
          keys: [{ssh: ssh-ed25519 AAAAbot bot}]
          paths: ["**/pom.xml"]
          branches: [refs/heads/main]
      forges:
        github:
          emails: [noreply@github.com]
          keys: [{openpgp: keys/web-flow.asc}]
          may: [merge, squash]
      branches:
        - {match: refs/heads/main, signers: [maintainers]}
      paths:
        - {match: pom.xml, reviews: 1}
      exceptions:
        - payload: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          rules: [commit.unsigned]
          reason: before we signed
          until: 2027-01-31
      """;

  private static List<Finding> lint(String policy, KeyFacts facts) throws Refusal {
    List<Finding> found = PolicyLint.of(PolicySample.load(policy), NOW, facts);
    for (Finding finding : found) {
      assertEquals(Rule.POLICY_UNSAFE, finding.rule());
      assertTrue(!finding.hint().isEmpty());
    }
    return found;
  }

  private static void finds(String subject, String words, String from, String to) throws Refusal {
    assertTrue(SAFE.contains(from), from);
    finds(subject, words, lint(SAFE.replace(from, to), new Facts("", "", "")));
  }

  private static void finds(String subject, String words, List<Finding> found) {
    assertEquals(List.of(subject), found.stream().map(Finding::subject).toList(), found::toString);
    String fact = ((Evidence.Fact) found.get(0).evidence()).text();
    assertTrue(fact.contains(words), fact);
  }

  @Test
  void aSafePolicyHasNoNotes() throws Refusal {
    assertEquals(List.of(), lint(SAFE, new Facts("", "", "")));
  }

  @Test
  void people() throws Refusal {
    finds("people.dave", "no key", "roles:", "  dave: {emails: [d@d]}\nroles:");
    String carol = "carol: {emails: [carol@example.org], ";
    finds("people.carol", "can show touch: flagged", carol, carol + "touch: flagged, ");
    finds(
        "people.carol",
        "no signature proves",
        carol + "keys: [{openpgp: keys/alice.asc}]",
        carol + "touch: declared, keys: [{openpgp: keys/alice.asc, card: true}]");
    String key = "A".repeat(43);
    String policy =
        SAFE.replace("[{openpgp:", "[{ssh: ssh-ed25519 " + key + "}, {openpgp:")
                .replaceFirst(
                    "\\{ssh: ssh-ed25519 A{43}}, \\{openpgp: keys/web", "{openpgp: keys/web")
            + "revocations: [{key: 'ssh:SHA256:"
            + key
            + "', kind: hard, reason: x}]\n";
    finds("people.carol", "revoked", lint(policy, new Facts("", "", "")));
  }

  @Test
  void certificates() throws Refusal {
    finds("people.carol", "lost", lint(SAFE, new Facts("openpgp:alice", "", "lost")));
    finds(
        "people.carol",
        "ended",
        lint(SAFE, new Facts("openpgp:alice", "2026-11-22T00:00:00Z", "")));
    finds(
        "people.carol", "ends", lint(SAFE, new Facts("openpgp:alice", "2026-12-21T00:00:00Z", "")));
    assertEquals(List.of(), lint(SAFE, new Facts("openpgp:alice", "2026-12-23T00:00:00Z", "")));
    finds("forges.github", "lost", lint(SAFE, new Facts("openpgp:web-flow", "", "lost")));
  }

  @Test
  void branches() throws Refusal {
    String branch = "match: refs/heads/main, signers: [maintainers]";
    String main = "branches.refs/heads/main";
    finds(main, "other than its signer", branch, branch + ", identity: unbound");
    finds(main, "everybody", branch, "match: refs/heads/main");
    finds(main, "squash", branch, branch + ", evidence: [merge]");
    finds(main, "no importer", branch, branch + ", evidence: [statement, forge]");
    finds(main, "can show flagged", branch, branch + ", touch: flagged");
    finds(main, "2 reviews", branch, branch + ", reviews: 2");
    finds(main, "nobody needs", branch, branch + ", reviews: 0");
    finds(
        "branches.refs/heads/main",
        "never decides",
        "- {" + branch,
        "- {match: refs/heads/*, signers: [maintainers]}\n  - {" + branch);
    finds(main + " paths.pom.xml", "2 reviews", "reviews: 1", "reviews: 2");
    finds(main + " paths.pom.xml", "by alice", "reviews: 1", "reviewers: [alice]");
  }

  @Test
  void theRest() throws Refusal {
    String changes = "exceptions:";
    finds(
        "policy-changes", "one person", changes, "policy-changes: {reviewers: alice}\n" + changes);
    finds("policy-changes", "2 reviews", changes, "policy-changes: {reviews: 2}\n" + changes);
    finds("expiry", "not judged", "people:", "expiry: unwitnessed\npeople:");
    finds("expiry", "witness", "witness: [carol], ", "");
    String exception =
        "exceptions.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    finds(exception, "ended", "2027-01-31", "2026-11-21");
    finds(exception, "until", "2027-01-31", "2029-01-31");
    finds(
        exception,
        "4 rules",
        "[commit.unsigned]",
        "[commit.unsigned, key.expired, review.missing, review.self]");
    finds("bots.renovate", "any file", "\"**/pom.xml\"", "\"**\"");
    finds("bots.renovate", "nobody reviews", "paths: [\"**/", "reviews: 0\n    paths: [\"**/");
    finds(
        "revocations.ssh:SHA256:" + "B".repeat(43),
        "future",
        changes,
        "revocations: [{key: 'ssh:SHA256:%s', kind: soft, since: 2027-01-01T00:00:00Z, reason: x}]\n"
                .formatted("B".repeat(43))
            + changes);
  }

  /** Something about one key. */
  private record Facts(String key, String end, String lost) implements KeyFacts {
    @Override
    public Optional<Instant> expires(TrustedKey asked) {
      return asked.fingerprint().equals(key) && !end.isEmpty()
          ? Optional.of(Instant.parse(end))
          : Optional.empty();
    }

    @Override
    public Optional<String> lostSelfSignatures(TrustedKey asked) {
      return asked.fingerprint().equals(key) && !lost.isEmpty()
          ? Optional.of(lost)
          : Optional.empty();
    }

    @Override
    public Optional<String> weakness(TrustedKey asked) {
      return Optional.empty();
    }

    @Override
    public Optional<String> sshLine(TrustedKey asked) {
      return Optional.empty();
    }
  }
}
