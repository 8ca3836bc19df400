package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewStatementTest {
  private static final ReviewStatement REVIEW =
      new ReviewStatement(
          Cast.CHANGE, Optional.of("alice"), Optional.of(Instant.parse("2026-01-02T03:04:05Z")));
  private static final ForgeApproval APPROVAL =
      new ForgeApproval(
          Cast.CHANGE,
          "github",
          new ForgeApproval.Account("alice-gh", "42"),
          7,
          new GitId("4".repeat(40)),
          Optional.of(Instant.parse("2026-01-02T03:04:05Z")));

  @Test
  void comesBackAsItWasWritten() throws Exception {
    assertEquals(REVIEW, ReviewStatement.read(Statement.read("s", REVIEW.write())));
    assertEquals(APPROVAL, ForgeApproval.read(Statement.read("s", APPROVAL.write())));
    ReviewStatement bare = new ReviewStatement(Cast.CHANGE, Optional.empty(), Optional.empty());
    assertEquals(bare, ReviewStatement.read(Statement.read("s", bare.write())));
    assertArrayEquals(bare.write(), bare.write());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"gitTree\" : \"2, \"gitTree\" : \"A, s#/subject/0/digest/gitTree",
        "\"gitTree\", \"gitTreee\", s#/subject/0/digest/gitTree",
        "\"treeSha512\" : \"3, \"treeSha512\" : \"3f, s#/subject/0/digest/treeSha512",
        "\"from\" : \"1, \"from\" : \"x, s#/predicate/from",
        "approve, reject, s#/predicate/decision",
        "decision, verdict, s#/predicate/decision",
        "refs/heads/main, main, s#/predicate/ref",
        "refs/heads/main, refs/heads/a b, s#/predicate/ref",
        "refs/heads/main, refs/heads/a\\u0000, s#/predicate/ref",
        "acme/widgets, , s#/predicate/repository",
        "acme/widgets, a\\nb, s#/predicate/repository",
        "\"acme/widgets\", [], s#/predicate/repository",
        "2026-01-02T03:04:05Z, yesterday, s#/predicate/reviewedAt",
        "\"alice\", null, s#/predicate/reviewer",
        "review/v0.1, review/v9, s#/predicate/predicateType"
      })
  void refusesWhatDoesNotSayIt(String from, String to, String subject) {
    refused(new String(REVIEW.write(), UTF_8), from, to, subject, ReviewStatement::read);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"github\", \"Git Hub\", s#/predicate/forge",
        "\"alice-gh\", \"\", s#/predicate/account/login",
        "\"42\", 42, s#/predicate/account/id",
        "\"42\", \"042\", s#/predicate/account/id",
        "\"pullRequest\" : 7, \"pullRequest\" : \"7\", s#/predicate/pullRequest",
        "\"head\" : \"4, \"head\" : \"44, s#/predicate/head"
      })
  void refusesApprovalsThatDoNotSayIt(String from, String to, String subject) {
    refused(new String(APPROVAL.write(), UTF_8), from, to, subject, ForgeApproval::read);
  }

  private static void refused(
      String text, String from, String to, String subject, StatementFiles.Reading<?> reading) {
    String changed = text.replace(from, to == null ? "" : to);
    assertEquals(false, changed.equals(text), "the mutation did nothing");
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> reading.read(Statement.read("s", changed.getBytes(UTF_8))));
    assertEquals(Rule.EVIDENCE_MALFORMED, refusal.finding().rule());
    assertEquals(subject, refusal.finding().subject());
  }
}
