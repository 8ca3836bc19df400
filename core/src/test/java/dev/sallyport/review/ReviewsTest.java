package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.Revocation;
import dev.sallyport.review.VerifiedReview.Kind;
import dev.sallyport.statement.Envelope;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReviewsTest {
  private static final String NAMESPACE = ReviewStatement.NAMESPACE;

  @Test
  void countsTheOwnerOfTheKeyWhoeverIsClaimed() throws Exception {
    byte[] statement =
        new ReviewStatement(Cast.CHANGE, Optional.of("alice"), Optional.empty()).write();
    SignedFile file = Cast.signed(statement, NAMESPACE, "bob");
    VerifiedReview review = only(file);
    assertEquals("bob", review.person());
    assertEquals("bob", review.signer());
    assertEquals(Optional.of("alice"), review.claimed());
    assertEquals(Kind.STATEMENT, review.kind());
    assertEquals(Cast.CHANGE, review.change());
    assertEquals(file.name(), review.file());
  }

  @Test
  void findsReviewsByTheirTree() throws Exception {
    Reviews reviews = Reviews.read(Cast.files(Cast.review("alice"), Cast.review("bob")));
    assertEquals(2, reviews.verify(Cast.CHANGE.tree(), Cast.policy(), Cast.CHECK).reviews().size());
    assertEquals(
        List.of(), reviews.verify(new GitId("9".repeat(40)), Cast.policy(), Cast.CHECK).reviews());
    assertEquals(List.of(), Reviews.none().verify(Cast.policy(), Cast.CHECK).reviews());
  }

  @Test
  void aSignatureIsGoodForItsOwnBytesNamespaceAndPlaceOnly() throws Exception {
    byte[] statement = new ReviewStatement(Cast.CHANGE, Optional.empty(), Optional.empty()).write();
    rejected(Rule.REVIEW_INVALID, Cast.signed(statement, "git", "alice"));
    rejected(Rule.REVIEW_INVALID, Cast.signed(statement, WitnessStatement.NAMESPACE, "alice"));
    Envelope good = Envelope.read("good", Cast.review("alice").bytes());
    String elsewhere = new String(good.payload(), UTF_8).replace("heads/main", "heads/next");
    rejected(
        Rule.REVIEW_INVALID,
        SignedFile.of(
            new Envelope(Statement.PAYLOAD_TYPE, elsewhere.getBytes(UTF_8), good.signatures())
                .write()));
  }

  @Test
  void exactlyOneSignatureIsWanted() throws Exception {
    byte[] statement = new ReviewStatement(Cast.CHANGE, Optional.empty(), Optional.empty()).write();
    rejected(Rule.REVIEW_INVALID, Cast.signed(statement, NAMESPACE));
    rejected(Rule.REVIEW_INVALID, Cast.signed(statement, NAMESPACE, "alice", "bob"));
    for (byte[] junk : new byte[][] {{}, {1, 2, 3}, "SSHSIG".getBytes(UTF_8)}) {
      rejected(
          Rule.REVIEW_INVALID, SignedFile.of(statement, new Envelope.Signature("ssh:alice", junk)));
    }
  }

  @Test
  void onlyPeopleReview() throws Exception {
    for (String signer : List.of("bot", "github", "ci", "mallory", "nobody")) {
      rejected(Rule.REVIEW_NOT_ALLOWED, Cast.review(signer));
    }
  }

  @Test
  void hardRevokedKeysNeverCounted() throws Exception {
    Reviews reviews = Reviews.read(Cast.files(Cast.review("alice")));
    Policy hard = Cast.policy(new Revocation("ssh:alice", Optional.empty(), "lost"));
    Reviews.Verified none = reviews.verify(hard, Cast.CHECK);
    assertEquals(List.of(), none.reviews());
    assertEquals(Rule.KEY_REVOKED, none.rejected().get(0).finding().rule());
    rejected(Rule.KEY_REVOKED, Cast.review("stolen"));
    Policy soft = Cast.policy(new Revocation("ssh:alice", Optional.of(Instant.EPOCH), "retired"));
    assertEquals(1, reviews.verify(soft, Cast.CHECK).reviews().size());
  }

  @Test
  void aForgeApprovalCountsForTheOwnerOfTheAccount() throws Exception {
    VerifiedReview byName = only(forge("github", "alice-gh", "1", "ci"));
    assertEquals("alice", byName.person());
    assertEquals("ci", byName.signer());
    assertEquals(Kind.FORGE, byName.kind());
    assertEquals(7, byName.forge().orElseThrow().pullRequest());
    assertEquals("bob", only(forge("github", "renamed", "4711", "ci")).person());
  }

  @Test
  void aForgeApprovalCountsFromItsImporterOnly() throws Exception {
    rejected(Rule.REVIEW_NOT_ALLOWED, forge("github", "alice-gh", "1", "alice"));
    rejected(Rule.REVIEW_NOT_ALLOWED, forge("github", "alice-gh", "1", "github"));
    rejected(Rule.REVIEW_NOT_ALLOWED, forge("github", "alice-gh", "1", "other-ci"));
    rejected(Rule.REVIEW_NOT_ALLOWED, forge("gitlab", "alice-gh", "1", "ci"));
  }

  @Test
  void anAccountMustBelongToExactlyOnePerson() throws Exception {
    rejected(Rule.REVIEW_NOT_ALLOWED, forge("github", "nobody", "1", "ci"));
    rejected(Rule.REVIEW_NOT_ALLOWED, forge("github", "twin", "1", "ci"));
    // Digits in the policy are the account's number: a login of the same digits is somebody else.
    rejected(Rule.REVIEW_NOT_ALLOWED, forge("github", "4711", "1", "ci"));
  }

  @Test
  void namesMustBeTheContentAndOneBadFileIsNotAll() throws Exception {
    SignedFile good = Cast.review("alice");
    SignedFile malformed = SignedFile.of("{}".getBytes(UTF_8));
    Reviews reviews =
        Reviews.read(
            Cast.files(
                new SignedFile(Cast.review("bob").name(), good.bytes()),
                new SignedFile("README".repeat(1 << 16), good.bytes()),
                new SignedFile("sub/" + good.name(), good.bytes()),
                new SignedFile(good.name().toUpperCase(Locale.ROOT), good.bytes()),
                malformed,
                good));
    assertEquals(1, reviews.verify(Cast.policy(), Cast.CHECK).reviews().size());
    assertEquals(
        List.of(
            Rule.EVIDENCE_IGNORED,
            Rule.EVIDENCE_IGNORED,
            Rule.EVIDENCE_IGNORED,
            Rule.EVIDENCE_IGNORED,
            Rule.EVIDENCE_MALFORMED),
        reviews.unreadable().stream().map(file -> file.finding().rule()).toList());
    assertEquals(103, reviews.unreadable().get(1).file().length());
    assertEquals(malformed.name(), reviews.unreadable().get(4).file());
  }

  @Test
  void statementsOfAnotherKindAreNotReviews() throws Exception {
    byte[] vsa = WitnessesTest.vsa("2026-01-01T00:00:00Z");
    Reviews reviews = Reviews.read(Cast.files(Cast.signed(vsa, NAMESPACE, "alice")));
    assertEquals(Rule.EVIDENCE_MALFORMED, reviews.unreadable().get(0).finding().rule());
    assertEquals(List.of(), reviews.verify(Cast.policy(), Cast.CHECK).reviews());
  }

  @Test
  void tooManyFilesOrBytesAreRefused() {
    byte[] small = {};
    assertLimit(
        visitor -> {
          for (int i = 0; i <= StatementFiles.MAX_FILES; i++) {
            visitor.file("x", small);
          }
        });
    byte[] large = new byte[1 << 23];
    assertLimit(
        visitor -> {
          for (long i = 0; i <= StatementFiles.MAX_TOTAL / large.length; i++) {
            visitor.file("x", large);
          }
        });
  }

  private static void assertLimit(ReviewFiles files) {
    Refusal refusal = assertThrows(Refusal.class, () -> Reviews.read(files));
    assertEquals(Rule.HISTORY_LIMIT, refusal.finding().rule());
  }

  @Test
  void anyBytesAreReviewsOrRejected() throws Exception {
    Random random = new Random(4711);
    byte[] good = Cast.review("alice").bytes();
    byte[] payload = Envelope.read("good", good).payload();
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = (i % 2 == 0 ? good : payload).clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(128);
      }
      SignedFile file =
          i % 2 == 0 ? SignedFile.of(changed) : Cast.signed(changed, NAMESPACE, "alice");
      Reviews reviews = Reviews.read(Cast.files(file));
      Reviews.Verified verified = reviews.verify(Cast.policy(), Cast.CHECK);
      assertEquals(
          1, reviews.unreadable().size() + verified.reviews().size() + verified.rejected().size());
    }
  }

  private static SignedFile forge(String forge, String login, String id, String signer) {
    ForgeApproval approval =
        new ForgeApproval(
            Cast.CHANGE,
            forge,
            new ForgeApproval.Account(login, id),
            7,
            new GitId("4".repeat(40)),
            Optional.empty());
    return Cast.signed(approval.write(), NAMESPACE, signer);
  }

  private static VerifiedReview only(SignedFile file) throws Refusal {
    Reviews.Verified verified = Reviews.read(Cast.files(file)).verify(Cast.policy(), Cast.CHECK);
    assertEquals(List.of(), verified.rejected());
    assertEquals(1, verified.reviews().size());
    return verified.reviews().get(0);
  }

  private static void rejected(Rule rule, SignedFile file) throws Refusal {
    Reviews reviews = Reviews.read(Cast.files(file));
    assertEquals(List.of(), reviews.unreadable());
    Reviews.Verified verified = reviews.verify(Cast.policy(), Cast.CHECK);
    assertEquals(List.of(), verified.reviews());
    assertEquals(rule, verified.rejected().get(0).finding().rule());
    assertEquals(file.name(), verified.rejected().get(0).file());
    assertTrue(verified.rejected().get(0).change().isPresent());
  }
}
