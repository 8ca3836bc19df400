package dev.sallyport.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are made to confuse, exhaust or slip through the reader. */
class HostileYamlTest {

  private static Finding refused(byte[] bytes) {
    Map<String, byte[]> files = PolicySample.files("");
    files.put("policy.yaml", bytes);
    Finding finding =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> assertThrows(Refusal.class, () -> PolicySample.load(files)).finding());
    assertEquals(Rule.POLICY_INVALID, finding.rule());
    return finding;
  }

  private static void refusedAt(String place, String expected, String text) {
    Finding finding = refused(PolicySample.bytes(text));
    assertEquals("policy.yaml:" + place, finding.subject());
    Evidence.Mismatch mismatch = (Evidence.Mismatch) finding.evidence();
    assertEquals(expected, mismatch.expected());
  }

  @Test
  void encodings() {
    refusedAt("1:1", "UTF-8 without a byte order mark", "\uFEFF" + PolicySample.TEXT);
    assertEquals(
        "policy.yaml:6:11",
        refused(PolicySample.TEXT.replace("Alice Ærø", "Æ").getBytes(ISO_8859_1)).subject());
    refused(PolicySample.TEXT.getBytes(UTF_16));
    byte[] overlong = PolicySample.bytes("version: 1\nx: ab\n");
    overlong[14] = (byte) 0xC0;
    overlong[15] = (byte) 0x80;
    assertEquals("policy.yaml:2:4", refused(overlong).subject());
    byte[] cut = Arrays.copyOf(PolicySample.bytes("version: 1 # æ"), 14);
    assertEquals("policy.yaml:1:14", refused(cut).subject());
  }

  @Test
  void sizes() throws Refusal {
    String comment = "#" + " ".repeat(PolicyFiles.MAX_BYTES - 2) + "\n";
    byte[] policy = PolicySample.bytes(PolicySample.TEXT);
    int room = PolicyFiles.MAX_BYTES - policy.length;
    String full = "#" + "x".repeat(room - 2) + "\n" + PolicySample.TEXT;
    PolicySample.load(full);
    refusedAt("1:1", "at most 1048576 bytes", "#" + full);
    refusedAt("1:1", "a policy", "");
    refusedAt("2:1", "a policy", comment);
  }

  @Test
  void charactersThatDeceive() {
    refusedAt("1:13", "visible characters", "version: 1 #\u202E\n");
    refusedAt("1:13", "visible characters", "version: 1 #\u2028\n");
    refusedAt("1:13", "visible characters", "version: 1 #\u0085\n");
    refusedAt("1:13", "visible characters", "version: 1 #\rx\n");
    refusedAt("1:13", "visible characters", "version: 1 #\u0000\n");
    refusedAt("1:13", "visible characters", "version: 1 #\u001B[2K\n");
    refusedAt("1:13", "visible characters", "version: 1 #\u200B\n");
    refusedAt("1:13", "visible characters", "version: 1 #\uE000\n");
    refusedAt("1:13", "Unicode normal form C", "version: 1 #e\u0301\n");
    refusedAt("2:3", "Unicode normal form C", "version: 1\n  e\u0301: 1\n");
    refusedAt("1:9", "YAML", "version:\t1\n\tx: 1\n");
  }

  @Test
  void documents() {
    refusedAt("2:1", "one document", "version: 1\n---\nversion: 1\n");
    refusedAt("1:1", "no % directives", "%YAML 1.2\n---\nversion: 1\n");
    refusedAt("1:1", "no % directives", "%TAG ! tag:x,2000:\n---\nversion: 1\n");
    refusedAt("1:1", "a policy as a mapping", "[1]");
    refusedAt("1:1", "a policy as a mapping", "text");
    refusedAt("1:1", "a policy with 'version'", "{}");
  }

  @Test
  void bombs() {
    refusedAt("1:4", "no anchors", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n");
    refusedAt("1:12", "at most 10 levels", "[".repeat(200_000));
    refusedAt("1:12", "at most 10 levels", "[".repeat(100_000) + "]".repeat(100_000));
    refused(PolicySample.bytes("{".repeat(500_000)));
    refused(PolicySample.bytes("- ".repeat(500_000)));
    refused(PolicySample.bytes("? ".repeat(500_000)));
    refused(PolicySample.bytes("a: ".repeat(300_000)));
    refused(PolicySample.bytes("\"" + "\\u0061".repeat(150_000)));
    refused(PolicySample.bytes("version: 1\nx: |\n" + "  a\n".repeat(200_000)));
    refused(PolicySample.bytes("version: 1\npeople: [" + "a,".repeat(400_000) + "]"));
    refused(PolicySample.bytes("version: 1\n" + "x".repeat(1_000_000) + ": 1\n"));
    StringBuilder keys = new StringBuilder("version: 1\n");
    for (int i = 0; i < 80_000; i++) {
      keys.append('k').append(i).append(": 1\n");
    }
    refusedAt("2:1", "a key of a policy", keys.toString());
  }

  @ParameterizedTest
  @CsvSource({"yes", "no", "on", "0o1", "0b1", "+1", "1_0", "~", "null", ".inf", "1.0", "true"})
  void scalarsAreNotGuessed(String number) {
    refusedAt(
        "4:37",
        "reviews, a number from 0 to 999",
        PolicyLoaderTest.small("branches: [{match: r, reviews: 1}]\n")
            .replace("match: r, reviews: 1", "match: refs/x, reviews: " + number));
  }

  @Test
  void wordsThatLookLikeOtherTypesStayText() throws Refusal {
    String text =
        """
        version: 1
        repository: 0x10
        people: {no: {name: yes, emails: [true@null]}, 007: {name: ~, emails: [1@2]}}
        branches: [{match: refs/heads/1.0}]
        """;
    Policy policy = PolicySample.load(text);
    assertEquals("0x10", policy.repository());
    assertEquals("yes", ((Principal.Person) policy.principals().values().toArray()[1]).name());
    assertTrue(policy.principals().containsKey("007"));
  }

  @Test
  void onlyRefusalsEver() {
    Random random = new Random(20261122);
    byte[] good = PolicySample.bytes(PolicySample.TEXT);
    byte[] alphabet = PolicySample.bytes("{}[]:,-?&*!|>'\"%@`#\\ \n\t<0aA\u0000é\u202E~");
    int loaded = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = mutated(good, alphabet, random);
      Map<String, byte[]> files = PolicySample.files("");
      files.put("policy.yaml", bytes);
      try {
        PolicySample.load(files);
        loaded++;
      } catch (Refusal e) {
        assertEquals(Rule.POLICY_INVALID, e.finding().rule());
        assertTrue(e.finding().subject().matches("policy\\.yaml:\\d+:\\d+"));
      }
    }
    assertTrue(loaded > 0 && loaded < 1_500, "loaded " + loaded);
  }

  private static byte[] mutated(byte[] good, byte[] alphabet, Random random) {
    byte[] bytes = good.clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = alphabet[random.nextInt(alphabet.length)];
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(60), bytes.length - Math.max(at, from));
          System.arraycopy(bytes.clone(), from, bytes, at, length);
        }
      }
    }
    return bytes;
  }
}
