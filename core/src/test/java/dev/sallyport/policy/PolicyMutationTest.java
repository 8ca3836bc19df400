package dev.sallyport.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is one change of the good policy, and is found where it stands. */
class PolicyMutationTest {

  /** In the replacement, ¦ stands before what the finding must point at. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        // the document
        "version: 1→ version: ¦2",
        "version: 1→ version: ¦'1'",
        "version: 1→ version: ¦01",
        "version: 1→ version: ¦1.0",
        "version: 1→ version: ¦&a 1",
        "version: 1→ version: ¦!!int 1",
        "version: 1→ version: ¦!!java.net.URL [x]",
        "repository: acme/widgets→ repository:¦",
        "repository: acme/widgets→ repository: ¦[acme/widgets]",
        "repository: acme/widgets→ repository: ¦\"acme\\twidgets\"",
        "repository: acme/widgets→ repository: ¦\"a\\u202Eb\"",
        "repository: acme/widgets→ repository: ¦\"e\\u0301\"",
        "repository: acme/widgets→ repository: ¦*a",
        "repository: acme/widgets→ ¦repo: acme/widgets",
        "expiry: unwitnessed→ expiry: ¦never",
        "expiry: unwitnessed→ ¦<<: {expiry: witnessed}",
        "expiry: unwitnessed→ ¦repository: again",
        "expiry: unwitnessed→ ? ¦[expiry]\\n: unwitnessed",
        "expiry: unwitnessed→ ¦exipry: unwitnessed",
        // people
        "  alice:\\n→ ¦Alice:\\n",
        "  ci:\\n→ ¦carol:\\n",
        "  carol:\\n→ ¦alice:\\n",
        "name: Alice Ærøskøbing→ name: ¦''",
        "emails: [bob@example.org]→ emails: ¦[]",
        "emails: [bob@example.org]→ emails: [¦bob]",
        "emails: [bob@example.org]→ emails: [¦b@b@b]",
        "emails: [bob@example.org]→ emails: [¦'*@example.org']",
        "emails: [bob@example.org]→ emails: [¦böb@example.org]",
        "emails: [bob@example.org]→ emails: [bob@example.org, ¦BOB@example.org]",
        "emails: [bob@example.org]→ emails: [¦Alice@Example.org]",
        "emails: [noreply@github.com]→ emails: [¦Bob@example.org]",
        "emails: [bob@example.org]→ emails: ¦{bob: x}",
        "touch: flagged→ touch: ¦yes",
        "touch: flagged→ touch: ¦FLAGGED",
        "forges: {github: 12345}→ forges: {¦gitlab: 12345}",
        "forges: {github: 12345}→ forges: {github: ¦Alice-GH}",
        "forges: {github: 12345}→ forges: {github: ¦a/b}",
        "forges: {github: 12345}→ forges: {¦renovate: x}",
        // keys
        "openpgp: keys/alice.asc→ openpgp: ¦keys/nobody.asc",
        "openpgp: keys/alice.asc→ openpgp: ¦../alice.asc",
        "openpgp: keys/alice.asc→ openpgp: ¦/keys/alice.asc",
        "openpgp: keys/alice.asc→ openpgp: ¦keys//alice.asc",
        "openpgp: keys/alice.asc→ openpgp: ¦keys/./alice.asc",
        "openpgp: keys/alice.asc→ openpgp: ¦keys\\\\alice.asc",
        "openpgp: keys/alice.asc→ openpgp: ¦keys/bob.pub",
        "openpgp: keys/alice.asc→ openpgp: ¦keys/web-flow.asc@",
        "card: true→ card: ¦yes",
        "card: true→ card: ¦'true'",
        "card: true→ ¦kard: true",
        "ssh: keys/bob.pub→ ssh: ¦ssh-rsa AAAA bob",
        "ssh: keys/bob.pub→ ssh: ¦ssh-ed25519 AAAAalice bob",
        "ssh: keys/bob.pub→ ssh: ¦keys/alice.asc",
        "ssh: keys/bob.pub→ ¦gpg: keys/bob.pub",
        "- ssh: keys/bob.pub→ - ¦card: true",
        "- ssh: keys/bob.pub→ - ¦{ssh: keys/bob.pub, openpgp: keys/alice.asc}",
        "- ssh: keys/bob.pub→ - {ssh: keys/bob.pub, card: ¦true}",
        "- ssh: keys/bob.pub→ - {ssh: keys/bob.pub}\\n      - ssh: ¦keys/bob.pub",
        "keys: [{openpgp: keys/web-flow.asc}]→ keys: [{openpgp: ¦keys/alice.asc}]",
        "keys: [{openpgp: keys/web-flow.asc}]→ keys: ¦[]",
        // roles
        "maintainers: [alice, bob]→ ¦bob: [alice, bob]",
        "maintainers: [alice, bob]→ maintainers: [alice, ¦bop]",
        "maintainers: [alice, bob]→ maintainers: [alice, ¦renovate]",
        "maintainers: [alice, bob]→ maintainers: [alice, bob, ¦alice]",
        "maintainers: [alice, bob]→ maintainers: ¦[]",
        "witness: [carol]→ witness: [¦maintainers]",
        // machines
        "paths: [\"**/pom.xml\"]→ paths: ¦[]",
        "paths: [\"**/pom.xml\"]→ paths: [¦/pom.xml]",
        "branches: [refs/heads/main]→ branches: [¦main]",
        "reviews: 2\\nforges:→ reviews: ¦-1\\nforges:",
        "may: [merge, squash]→ may: [merge, ¦push]",
        "may: [merge, squash]→ may: ¦[]",
        "forge: github→ forge: ¦gitlab",
        // branches
        "match: refs/heads/docs→ match: ¦heads/docs",
        "match: refs/heads/docs→ match: ¦refs/heads/main",
        "match: refs/heads/docs→ match: ¦refs/heads/../docs",
        "match: refs/heads/docs→ match: ¦'refs/heads/a b'",
        "match: refs/heads/docs→ match: ¦refs//docs",
        "match: refs/heads/docs→ match: ¦[]",
        "match: refs/heads/docs→ ¦reviews: 1",
        "reviews: 1→ reviews: ¦1000",
        "reviews: 1→ reviews: ¦0x1",
        "reviews: 1→ reviews: ¦010",
        "reviews: 1→ reviews: ¦one",
        "reviews: 1→ reviews: ¦'1'",
        "reviews: 1→ reviews: ¦1.0",
        "reviews: 1→ reviews: ¦1e0",
        "commits: covered→ commits: ¦vouched",
        "commits: covered→ commits: ¦any",
        "shapes: [merge, forge-merge]→ shapes: [merge, ¦forge_merge]",
        "shapes: [merge, forge-merge]→ shapes: ¦[]",
        "shapes: [merge, forge-merge]→ shapes: [merge, ¦merge]",
        "evidence: [merge, statement, forge]→ evidence: [¦trailer]",
        "evidence: [merge, statement, forge]→ evidence: ¦[]",
        "signers: [maintainers, carol]→ signers: ¦[]",
        "signers: [maintainers, carol]→ signers: [¦mallory]",
        "touch: declared→ touch: ¦none at all",
        "identity: unbound→ identity: ¦loose",
        // the rest
        "match: [\"refs/tags/v*\"]→ match: [¦\"v*\"]",
        ", signers: [alice]}→ , signers: [¦ci]}",
        "{match: [\"refs/tags/v*\"], signers: [alice]}→ ¦{match: [\"refs/tags/v*\"]}",
        "[pom.xml, \".mvn/**\"]→ [pom.xml, ¦'a/../b']",
        "[pom.xml, \".mvn/**\"]→ [pom.xml, ¦'a\\\\b']",
        "[pom.xml, \".mvn/**\"]→ [pom.xml, ¦'']",
        "[pom.xml, \".mvn/**\"]→ [pom.xml, ¦a//b]",
        "[pom.xml, \".mvn/**\"]→ [pom.xml, ¦pom.xml]",
        "{match: [pom.xml, \".mvn/**\"], reviews: 2, reviewers: [maintainers]}→ ¦{match: pom.xml}",
        "reviews: 2, reviewers: [maintainers]→ reviews: ¦0",
        "commits: reviewed→ commits: ¦any",
        "commits: reviewed→ commits: [¦0123456789ABCDEF0123456789ABCDEF01234567]",
        "[alice, bob], reviews: 2→ [alice, bob], reviews: ¦0",
        "kind: hard→ kind: ¦firm",
        "kind: hard→ kind: hard, since: ¦2026-01-01T00:00:00Z",
        "{key: \"openpgp:0123456789ABCDEF→ {key: ¦\"openpgp:0123456789abcdef",
        "since: 2026-01-01T00:00:00Z→ since: ¦2026-01-01T00:00:00",
        "since: 2026-01-01T00:00:00Z→ since: ¦2026-01-01T00:00:00+01:00",
        "since: 2026-01-01T00:00:00Z→ since: ¦2026-01-01",
        "since: 2026-01-01T00:00:00Z→ since: ¦2026-02-30T00:00:00Z",
        "reason: retired→ reason: ¦' '",
        "reason: lost→ reason:¦",
        "payload: 0123→ payload: ¦123",
        "rules: [commit.unsigned, key.expired]→ rules: [¦key.unknown]",
        "rules: [commit.unsigned, key.expired]→ rules: [¦policy.change]",
        "rules: [commit.unsigned, key.expired]→ rules: [¦commit.unsinged]",
        "rules: [commit.unsigned, key.expired]→ rules: ¦[]",
        "until: 2027-01-31→ until: ¦2027-01-31T00:00:00Z",
        "until: 2027-01-31→ until: ¦2027-02-31",
        "until: 2027-01-31→ until: ¦never",
      })
  void isRefusedWhereItStands(String from, String to) {
    String text = PolicySample.TEXT;
    String was = from.replace("\\n", "\n");
    assertTrue(text.contains(was), () -> "the good policy has no: " + was);
    int start = text.indexOf(was);
    String marked =
        text.substring(0, start)
            + to.replace("\\n", "\n").replace("\\\\", "\\")
            + text.substring(start + was.length());
    int at = marked.indexOf('¦');
    Finding finding = refusal(marked.replace("¦", "")).finding();
    assertEquals(Rule.POLICY_INVALID, finding.rule());
    assertEquals("policy.yaml:" + place(marked.substring(0, at)), finding.subject());
    assertTrue(finding.evidence() instanceof Evidence.Mismatch, () -> finding.evidence() + "");
    assertFalse(finding.hint().isEmpty());
  }

  private static String place(String before) {
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return line + ":" + column;
  }

  @Test
  void aMissingPartIsNamed() {
    for (String key : new String[] {"version", "repository", "people", "branches"}) {
      String without = PolicySample.TEXT.replaceFirst("(?m)^" + key + ":.*\n( .*\n)*", "");
      Finding finding = refusal(without).finding();
      assertEquals("policy.yaml:1:1", finding.subject(), key);
      assertTrue(finding.evidence().toString().contains("'" + key + "'"), key);
    }
  }

  @Test
  void unknownKeysAreAnsweredWithTheKnownOnes() {
    Finding finding =
        refusal(PolicySample.TEXT.replace("releasers: [alice]", "relasers: [alice]")).finding();
    assertTrue(finding.hint().startsWith("did you mean 'releasers'?"), finding.hint());
    assertTrue(finding.hint().contains("signers"), finding.hint());
  }

  @Test
  void aReasonAndAnEndAreAsked() {
    for (String key : new String[] {"reason: before we signed", "until: 2027-01-31"}) {
      Finding finding = refusal(PolicySample.TEXT.replace(key, "")).finding();
      assertTrue(finding.subject().startsWith("policy.yaml:"), finding.subject());
      assertEquals(Rule.POLICY_INVALID, finding.rule());
    }
  }

  @Test
  void aKeyFileHoldsOneKey() {
    Map<String, byte[]> files = PolicySample.files(PolicySample.TEXT);
    files.put("keys/bob.pub", PolicySample.bytes("ssh-ed25519 AAAAb b\nssh-ed25519 AAAAc c\n"));
    Refusal refusal = assertThrows(Refusal.class, () -> PolicySample.load(files));
    assertEquals("policy.yaml:17:14", refusal.finding().subject());
  }

  private static Refusal refusal(String policy) {
    return assertThrows(Refusal.class, () -> PolicySample.load(policy), policy);
  }
}
