package dev.sallyport.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.digest.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SourceVsaTest {
  private static final SourceVsa.Revision REVISION =
      new SourceVsa.Revision("a".repeat(40), "b".repeat(40), "c".repeat(128));

  @Test
  void writesTheShapeOfTheSourceTrack() throws Exception {
    SourceVsa vsa = vsa(true, Set.of(SourceVsa.LEVEL_1, "SALLYPORT_TWO_PERSONS"));
    Statement statement = Statement.read("vsa", vsa.write());
    assertEquals(SourceVsa.PREDICATE, statement.predicateType());
    Statement.Subject subject = statement.onlySubject();
    assertEquals(
        Map.of(
            "gitCommit", "a".repeat(40), "gitTree", "b".repeat(40), "treeSha512", "c".repeat(128)),
        subject.digest());
    assertEquals(
        List.of("refs/heads/main"), subject.fields().object("annotations").texts("sourceRefs", 9));
    JsonFields predicate = statement.predicate();
    assertEquals(SourceVsa.VERIFIER, predicate.object("verifier").text("id"));
    assertEquals("1.2.3", predicate.object("verifier").object("version").text("sallyport"));
    assertEquals("2026-01-02T03:04:05Z", predicate.text("timeVerified"));
    assertEquals("git+https://example.org/x", predicate.text("resourceUri"));
    assertEquals("d".repeat(64), predicate.object("policy").object("digest").text("sha256"));
    assertEquals("PASSED", predicate.text("verificationResult"));
    assertEquals(
        List.of("SALLYPORT_TWO_PERSONS", SourceVsa.LEVEL_1), predicate.texts("verifiedLevels", 9));
    assertEquals("1.2", predicate.text("slsaVersion"));
    assertArrayEquals(
        vsa.write(), vsa(true, Set.of("SALLYPORT_TWO_PERSONS", SourceVsa.LEVEL_1)).write());
  }

  @Test
  void saysFailedTwice() throws Exception {
    JsonFields predicate = Statement.read("vsa", vsa(false, Set.of()).write()).predicate();
    assertEquals("FAILED", predicate.text("verificationResult"));
    assertEquals(List.of("FAILED"), predicate.texts("verifiedLevels", 9));
  }

  @Test
  void claimsNothingThatWasNotShown() {
    assertThrows(IllegalArgumentException.class, () -> vsa(true, Set.of()));
    assertThrows(IllegalArgumentException.class, () -> vsa(false, Set.of(SourceVsa.LEVEL_1)));
    assertThrows(IllegalArgumentException.class, () -> vsa(true, Set.of("SLSA_SOURCE_LEVEL_4")));
    assertThrows(IllegalArgumentException.class, () -> vsa(true, Set.of("FAILED")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SourceVsa.Revision("A".repeat(40), "b".repeat(40), "c".repeat(128)));
  }

  private static SourceVsa vsa(boolean passed, Set<String> levels) {
    SourceVsa vsa =
        new SourceVsa(
            REVISION,
            List.of("refs/heads/main"),
            "1.2.3",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            "git+https://example.org/x",
            new SourceVsa.PolicyReference("policy.yaml", new Sha256("d".repeat(64))),
            passed,
            new TreeSet<>(levels));
    assertEquals('\n', new String(vsa.write(), UTF_8).charAt(vsa.write().length - 1));
    return vsa;
  }
}
