package dev.sallyport.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/formats/policy.md says what is the case. */
class PolicyPageTest {
  private static final Path PAGE = Path.of("..", "docs", "formats", "policy.md");

  @Test
  void theExampleIsAGoodPolicy() throws IOException, Refusal {
    Matcher yaml = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(PAGE));
    assertTrue(yaml.find());
    String text = yaml.group(1);
    Map<String, byte[]> files = PolicySample.files(text);
    for (String name : List.of("alice.asc", "carol.asc", "web-flow.asc")) {
      files.put("keys/" + name, PolicySample.bytes("certificate of " + name));
    }
    for (String name : List.of("bob.pub", "renovate.pub", "ci.pub")) {
      files.put("keys/" + name, PolicySample.bytes("ssh-ed25519 AAAA" + name + " comment"));
    }
    Policy policy = PolicySample.load(files);
    assertEquals(6, policy.principals().size());
    assertEquals(
        List.of("people.bob"),
        PolicyLint.of(policy, Instant.parse("2026-11-22T00:00:00Z")).stream()
            .map(finding -> finding.subject())
            .toList(),
        "bob's key of the fake kind cannot show a touch; nothing else is unsafe");
  }

  @Test
  void everyWordOfTheFormatIsExplained() throws IOException {
    String page = Files.readString(PAGE);
    for (Class<? extends Enum<?>> words :
        List.of(
            BranchRule.Commits.class,
            BranchRule.Shape.class,
            BranchRule.EvidenceKind.class,
            BranchRule.Identity.class,
            Policy.Expiry.class,
            Principal.ForgeAct.class,
            dev.sallyport.signature.Touch.class)) {
      for (Enum<?> word : words.getEnumConstants()) {
        assertTrue(page.contains("`" + Scalars.word(word)), () -> words + " " + word);
      }
    }
  }
}
