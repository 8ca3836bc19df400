package dev.sallyport.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sallyport.policy.AllowedSigners.Entry;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedSignersTest {

  private static AllowedSigners read(String text) throws Refusal {
    return AllowedSigners.read("allowed_signers", PolicySample.bytes(text));
  }

  @Test
  void readsWhatAPolicyCanTakeOver() throws Refusal {
    AllowedSigners signers =
        read(
            """
            # ours
            Alice@Example.org,a@b ssh-ed25519 AAAAalice alice at host

            bob@example.org namespaces="git,file" sk-ssh-ed25519@openssh.com AAAAbob==
            \tcarol@example.org\tssh-rsa\tAAAAcarol
            """);
    assertEquals(
        List.of(
            entry(2, List.of("alice@example.org", "a@b"), "ssh-ed25519 AAAAalice alice at host"),
            entry(4, List.of("bob@example.org"), "sk-ssh-ed25519@openssh.com AAAAbob=="),
            entry(5, List.of("carol@example.org"), "ssh-rsa AAAAcarol")),
        signers.entries());
    assertEquals(List.of(), signers.notes());
  }

  private static Entry entry(int line, List<String> emails, String key) {
    return new Entry(line, emails, key, Optional.empty(), Optional.empty());
  }

  @Test
  void windowsAreReadAndSaidToBeNoProof() throws Refusal {
    AllowedSigners signers =
        read(
            "a@b valid-after=\"20250101Z\",VALID-BEFORE=\"202601020304Z\",namespaces=\"git\""
                + " ssh-ed25519 AAAA\nc@d valid-before=\"20260102030405Z\" ssh-ed25519 AAAB\n");
    assertEquals(
        Optional.of(Instant.parse("2025-01-01T00:00:00Z")), signers.entries().get(0).validAfter());
    assertEquals(
        Optional.of(Instant.parse("2026-01-02T03:04:00Z")), signers.entries().get(0).validBefore());
    assertEquals(
        Optional.of(Instant.parse("2026-01-02T03:04:05Z")), signers.entries().get(1).validBefore());
    assertEquals(
        List.of("allowed_signers:1:1", "allowed_signers:2:1"),
        signers.notes().stream().map(Finding::subject).toList());
    assertEquals(Rule.POLICY_UNSAFE, signers.notes().get(0).rule());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "1:1→ *@example.org ssh-ed25519 AAAA",
        "1:1→ a@b,!c@d ssh-ed25519 AAAA",
        "1:1→ a?@b ssh-ed25519 AAAA",
        "1:1→ alice ssh-ed25519 AAAA",
        "1:1→ \"a@b\" ssh-ed25519 AAAA",
        "1:1→ a@b,,c@d ssh-ed25519 AAAA",
        "1:5→ a@b cert-authority ssh-ed25519 AAAA",
        "1:22→ a@b namespaces=\"git\",cert-authority ssh-ed25519 AAAA",
        "1:5→ a@b namespaces=\"file\" ssh-ed25519 AAAA",
        "1:5→ a@b namespaces=\"g*\" ssh-ed25519 AAAA",
        "1:5→ a@b namespaces ssh-ed25519 AAAA",
        "1:5→ a@b valid-before=\"20260101\" ssh-ed25519 AAAA",
        "1:5→ a@b valid-after=\"202601011200\" ssh-ed25519 AAAA",
        "1:5→ a@b valid-after=\"20260230Z\" ssh-ed25519 AAAA",
        "1:5→ a@b valid-after=\"2026\" ssh-ed25519 AAAA",
        "1:5→ a@b valid-after ssh-ed25519 AAAA",
        "1:5→ a@b namespace=\"git\" ssh-ed25519 AAAA",
        "1:22→ a@b namespaces=\"git\",namespaces=\"git\" ssh-ed25519 AAAA",
        "1:5→ a@b namespaces=\"git\"x ssh-ed25519 AAAA",
        "1:1→ a@b ssh-ed25519-sk AAAA",
        "1:1→ a@b ssh-dss AAAA",
        "1:1→ a@b ssh-ed25519-cert-v01@openssh.com AAAA",
        "1:1→ a@b ssh-ed25519",
        "1:1→ a@b",
        "1:1→ # nothing",
      })
  void theRestIsRefused(String place, String line) {
    Refusal refusal = assertThrows(Refusal.class, () -> read(line));
    assertEquals(Rule.POLICY_INVALID, refusal.finding().rule());
    assertEquals("allowed_signers:" + place, refusal.finding().subject());
  }

  @Test
  void longLinesAreNoTrouble() {
    for (String part : new String[] {"a", "a\"b\"", "\"", ",", " ", "x=\"y\","}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> assertThrows(Refusal.class, () -> read("a@b " + part.repeat(3000))));
    }
  }
}
