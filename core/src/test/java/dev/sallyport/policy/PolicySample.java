package dev.sallyport.policy;

import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One good policy with something of everything, and keys that are only names. */
final class PolicySample {
  static final String TEXT =
      """
      version: 1
      repository: acme/widgets
      expiry: unwitnessed
      people:
        alice:
          name: Alice Ærøskøbing
          emails: [alice@example.org, a@example.net]
          keys:
            - openpgp: keys/alice.asc
              card: true
            - ssh: ssh-ed25519 AAAAalice alice@host
          forges: {github: alice-gh}
          touch: flagged
        bob:
          emails: [bob@example.org]
          keys:
            - ssh: keys/bob.pub
          forges: {github: 12345}
        carol:
          emails: [carol@example.org]
      roles:
        maintainers: [alice, bob]
        witness: [carol]
      bots:
        renovate:
          emails: [bot@example.org]
          keys: [{ssh: ssh-ed25519 AAAAbot bot}]
          paths: ["**/pom.xml"]
          branches: [refs/heads/main]
          reviews: 2
      forges:
        github:
          emails: [noreply@github.com]
          keys: [{openpgp: keys/web-flow.asc}]
          may: [merge, squash]
      importers:
        ci:
          keys: [{ssh: ssh-ed25519 AAAAci ci}]
          forge: github
      branches:
        - match: [refs/heads/main, "refs/heads/release/*"]
          signers: [maintainers, carol]
          reviewers: [maintainers]
          releasers: [alice]
          reviews: 1
          commits: covered
          shapes: [merge, forge-merge]
          evidence: [merge, statement, forge]
          touch: declared
          identity: unbound
        - match: refs/heads/docs
      tags:
        - {match: ["refs/tags/v*"], signers: [alice]}
      paths:
        - {match: [pom.xml, ".mvn/**"], reviews: 2, reviewers: [maintainers]}
      submodules:
        - {match: [lib/x], commits: [0123456789012345678901234567890123456789]}
        - {match: [lib/y], commits: reviewed}
      policy-changes: {reviewers: [alice, bob], reviews: 2}
      revocations:
        - {key: "openpgp:0123456789ABCDEF0123456789ABCDEF01234567", kind: hard, reason: lost}
        - key: "ssh:SHA256:0123456789012345678901234567890123456789012"
          kind: soft
          since: 2026-01-01T00:00:00Z
          reason: retired
      exceptions:
        - payload: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          rules: [commit.unsigned, key.expired]
          reason: before we signed
          until: 2027-01-31
      """;

  private PolicySample() {}

  static Map<String, byte[]> files(String policy) {
    Map<String, byte[]> files = new HashMap<>();
    files.put("policy.yaml", bytes(policy));
    files.put("keys/alice.asc", bytes("certificate of alice"));
    files.put("keys/web-flow.asc", bytes("certificate of web-flow"));
    files.put("keys/bob.pub", bytes("# bob's\nssh-ed25519 AAAAbob bob@host\n"));
    return files;
  }

  static Policy load(Map<String, byte[]> files) throws Refusal {
    return PolicyLoader.load(
        "policy.yaml", path -> Optional.ofNullable(files.get(path)), new NamedKeys());
  }

  static Policy load(String policy) throws Refusal {
    return load(files(policy));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A key is its bytes; what comes after the second space of a key line is a comment. */
  static final class NamedKeys implements KeyReader {
    @Override
    public TrustedKey openPgp(String where, byte[] bytes) throws Refusal {
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (!text.startsWith("certificate of ")) {
        throw new Refusal(Rule.POLICY_INVALID, where, "no certificate", "");
      }
      return new NamedKey("openpgp:" + text.substring(15), "openpgp fake");
    }

    @Override
    public TrustedKey ssh(String where, String line) throws Refusal {
      String[] parts = line.split(" ");
      if (!parts[0].equals("ssh-ed25519")) {
        throw new Refusal(Rule.POLICY_INVALID, where, "no key", "");
      }
      return new NamedKey("ssh:SHA256:" + parts[1], "ssh ed25519");
    }
  }

  /** A key of no substance. */
  record NamedKey(String fingerprint, String kind) implements TrustedKey {
    @Override
    public java.util.Optional<java.time.Instant> nextChange(java.time.Instant after) {
      return java.util.Optional.empty();
    }

    @Override
    public Set<String> material() {
      return Set.of("material " + fingerprint);
    }

    @Override
    public boolean hardRevoked() {
      return false;
    }
  }
}
