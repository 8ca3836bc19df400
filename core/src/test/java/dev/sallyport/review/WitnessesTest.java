package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.digest.Sha256;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.statement.SourceVsa;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WitnessesTest {
  private static final String TIME = "2026-01-01T00:00:00Z";

  @Test
  void countsTheWitnessOfThePolicy() throws Exception {
    Witnesses.Verified verified =
        verify(Cast.signed(vsa(TIME), WitnessStatement.NAMESPACE, "carol"));
    assertEquals(List.of(), verified.rejected());
    VerifiedWitness witness = verified.witnesses().get(0);
    assertEquals("carol", witness.person());
    assertEquals(
        new WitnessStatement(new GitId("a".repeat(40)), Instant.parse(TIME)), witness.statement());
  }

  @Test
  void countsNobodyElse() throws Exception {
    rejected(Rule.KEY_NOT_ALLOWED, Cast.signed(vsa(TIME), WitnessStatement.NAMESPACE, "alice"));
    rejected(Rule.KEY_NOT_ALLOWED, Cast.signed(vsa(TIME), WitnessStatement.NAMESPACE, "ci"));
    rejected(Rule.REVIEW_NOT_ALLOWED, Cast.signed(vsa(TIME), WitnessStatement.NAMESPACE, "eve"));
    rejected(Rule.REVIEW_INVALID, Cast.signed(vsa(TIME), ReviewStatement.NAMESPACE, "carol"));
    rejected(Rule.REVIEW_INVALID, Cast.signed(vsa(TIME), WitnessStatement.NAMESPACE));
  }

  @Test
  void refusesOtherStatements() throws Exception {
    byte[] untimed = new String(vsa(TIME), UTF_8).replace("timeVerified", "time").getBytes(UTF_8);
    byte[] nowhere = new String(vsa(TIME), UTF_8).replace("gitCommit", "git").getBytes(UTF_8);
    for (SignedFile file :
        List.of(
            Cast.review("carol"),
            Cast.signed(untimed, WitnessStatement.NAMESPACE, "carol"),
            Cast.signed(nowhere, WitnessStatement.NAMESPACE, "carol"))) {
      Witnesses witnesses = Witnesses.read(Cast.files(file));
      assertEquals(Rule.EVIDENCE_MALFORMED, witnesses.unreadable().get(0).finding().rule());
      assertEquals(List.of(), witnesses.verify(Cast.policy(), Cast.CHECK).witnesses());
    }
    assertEquals(List.of(), Witnesses.none().verify(Cast.policy(), Cast.CHECK).witnesses());
  }

  static byte[] vsa(String time) {
    return new SourceVsa(
            new SourceVsa.Revision("a".repeat(40), "b".repeat(40), "c".repeat(128)),
            List.of("refs/heads/main"),
            "1",
            Instant.parse(time),
            "git+https://example.org/x",
            new SourceVsa.PolicyReference("p", new Sha256("d".repeat(64))),
            false,
            new TreeSet<>())
        .write();
  }

  private static Witnesses.Verified verify(SignedFile file) throws Refusal {
    return Witnesses.read(Cast.files(file)).verify(Cast.policy(), Cast.CHECK);
  }

  private static void rejected(Rule rule, SignedFile file) throws Refusal {
    Witnesses.Verified verified = verify(file);
    assertEquals(List.of(), verified.witnesses());
    assertEquals(rule, verified.rejected().get(0).finding().rule());
  }
}
