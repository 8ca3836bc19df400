package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.DAVE;
import static dev.sallyport.attack.CommitPlan.by;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.attack.Cast.Actor;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.sourcegate.SourceRequest.Cache;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was judged before changes no verdict: neither that of an attack nor that of an honest story.
 */
@SuppressWarnings("NullAway")
class CachedJudgementTest {
  private static final String JUDGED_BEFORE = "judged before";

  @TempDir Path temp;
  private int stories;

  /**
   * Every story is judged at each commit of its chain, the oldest first, so that the next has
   * something to lean on, then as it is asked about; each time also without.
   */
  @Test
  @Tag("long")
  void noStoryIsJudgedOtherwise() throws IOException {
    List<String> different = new ArrayList<>();
    int leaned = 0;
    for (Consumer<Story> told : stories().toList()) {
      Cache cache = new Cache(temp.resolve("cache" + stories), "tool");
      Story story = fresh();
      told.accept(story);
      for (Question question : onTheWay(story.told())) {
        SourceReport with = Judges.report(question, Optional.of(cache));
        SourceReport without = Judges.report(question, Optional.empty());
        leaned += with.facts().containsKey(JUDGED_BEFORE) ? 1 : 0;
        if (!said(with).equals(said(without))) {
          different.add(question + "\n  with    " + said(with) + "\n  without " + said(without));
        }
      }
    }
    assertEquals("", String.join("\n", different));
    int most = leaned;
    assertTrue(leaned > 100, () -> "only " + most + " leaned on what was judged before");
  }

  private static Stream<Consumer<Story>> stories() {
    return Stream.of(
            Catalogue.all().stream().flatMap(a -> Stream.of(a.honest(), a.attack())),
            Catalogue.honest().stream().map(HonestStories.Honest::story))
        .flatMap(s -> s);
  }

  private static List<Question> onTheWay(Question asked) {
    List<Question> questions = new ArrayList<>();
    try (GitObjects objects = GitObjects.open(asked.repository())) {
      GitId root = new GitId(asked.trustRoot().orElse("").split(":", 2)[0]);
      List<GitId> chain = new ArrayList<>();
      objects
          .firstParents(objects.revision(asked.head().orElse(asked.ref())), root)
          .ifPresent(chain::addAll);
      Collections.reverse(chain);
      chain.forEach(commit -> questions.add(asked.onlyBranch().head(commit.hex())));
    } catch (Refusal | IllegalArgumentException unwalkable) {
      questions.clear();
    }
    questions.add(asked);
    questions.add(asked);
    return questions;
  }

  private static List<String> said(SourceReport report) {
    return Stream.concat(
            Stream.of(report.outcome() + " " + report.steps() + "/" + report.commits()),
            report.findings().stream()
                // A note; the commit that is newer than its child may have been judged before.
                .filter(finding -> finding.rule() != Rule.COMMIT_TIME_ORDER)
                .map(CachedJudgementTest::line)
                .sorted())
        .toList();
  }

  private static String line(Finding finding) {
    return finding.rule().id() + " " + finding.subject();
  }

  private Story fresh() throws IOException {
    return Story.in(Files.createDirectories(temp.resolve("story" + stories++)));
  }

  private Cache cache() {
    return new Cache(temp.resolve("cache"), "tool");
  }

  private static Story threeSteps(Story story) {
    return story
        .commit(by(ALICE).file("a.txt", "1\n").reviewedBy(BOB))
        .commit(by(BOB).file("a.txt", "2\n").reviewedBy(CAROL))
        .commit(by(DAVE).file("a.txt", "3\n").reviewedBy(ALICE).as("third"));
  }

  /** Judged with and without; both must say the same, and this is it. */
  private void assertJudged(Outcome outcome, boolean leaning, Question question) {
    SourceReport with = Judges.report(question, Optional.of(cache()));
    SourceReport without = Judges.report(question, Optional.empty());
    assertEquals(said(without), said(with));
    assertEquals(outcome, with.outcome(), () -> with.findings().toString());
    assertEquals(leaning, with.facts().containsKey(JUDGED_BEFORE), "leaning on an earlier verdict");
  }

  @Test
  void laterStepsAreJudgedAfterTheEarlierOnes() throws IOException {
    Story story = threeSteps(fresh());
    assertJudged(Outcome.VERIFIED, false, story.told());
    assertJudged(Outcome.VERIFIED, true, story.told());
    story.commit(by(CAROL).file("a.txt", "4\n").reviewedBy(BOB));
    assertJudged(Outcome.VERIFIED, true, story.told());
    story.commit(by(CAROL).file("a.txt", "5\n"));
    assertJudged(Outcome.REFUTED, false, story.told());
  }

  @Test
  void aReviewThatIsGoneIsMissed() throws IOException {
    Story story = threeSteps(fresh());
    assertJudged(Outcome.VERIFIED, false, story.told());
    story.forgetReviews();
    assertJudged(Outcome.REFUTED, false, story.told());
  }

  @Test
  void aPolicyThatChangedJudgesAnew() throws IOException {
    Story story = threeSteps(fresh());
    assertJudged(Outcome.VERIFIED, false, story.told());
    PolicyText policy = story.policyWith(p -> p.set("branches.0.touch", "none"));
    story.commit(by(ALICE).policy(policy).reviewedBy(BOB));
    assertJudged(Outcome.VERIFIED, false, story.told());
  }

  @Test
  void aKeyThatIsRevokedLaterCountsNoMore() throws IOException {
    Story story = threeSteps(fresh());
    assertJudged(Outcome.VERIFIED, false, story.told());
    PolicyText policy =
        story.policyWith(
            p ->
                p.set("revocations.0.key", Cast.DAVE_KEY.fingerprint())
                    .set("revocations.0.kind", "hard")
                    .set("revocations.0.reason", "lost"));
    story.commit(by(ALICE).policy(policy).reviewedBy(BOB));
    assertJudged(Outcome.REFUTED, false, story.told());
  }

  @Test
  void aKeyThatExpiredInBetweenIsJudgedAnew() throws IOException {
    Duration life = Duration.between(Cast.KEYS_MADE, Story.NOW).plusDays(30);
    PgpKey key =
        PgpKey.forge("bob", PgpMaterial.ed25519("bob, ending", Cast.KEYS_MADE))
            .user(
                "Bob <bob@example.org>",
                Cast.KEYS_MADE,
                s -> s.flags(PgpSignature.MAY_CERTIFY | PgpSignature.MAY_SIGN).keyExpires(life))
            .done();
    Actor bob = BOB.at(key);
    Story story =
        fresh()
            .policy(p -> p.keys("people.bob", key))
            .commit(by(bob).file("a.txt", "1\n").reviewedBy(ALICE));
    Question question = story.told();
    assertJudged(Outcome.VERIFIED, false, question);
    Instant end = Cast.KEYS_MADE.plus(life);
    assertJudged(Outcome.VERIFIED, true, question.now(end.minusSeconds(1)));
    assertJudged(Outcome.REFUTED, false, question.now(end.plusSeconds(1)));
    assertJudged(Outcome.REFUTED, false, question.now(end));
  }

  @Test
  void aClockThatWasSetBackIsNotTrusted() throws IOException {
    Question question = threeSteps(fresh()).told();
    assertJudged(Outcome.VERIFIED, false, question);
    assertJudged(Outcome.VERIFIED, false, question.now(Story.NOW.minusSeconds(1)));
  }

  @Test
  void aBranchThatWasSetBackOrMadeAnewIsJudgedAnew() throws IOException {
    Story story = threeSteps(fresh()).branch("old", "third");
    story.on("main").commit(by(CAROL).file("a.txt", "4\n").reviewedBy(BOB));
    assertJudged(Outcome.VERIFIED, false, story.told());
    story.reset("third");
    assertJudged(Outcome.VERIFIED, false, story.told());
    story.commit(by(CAROL).file("b.txt", "4\n"));
    assertJudged(Outcome.REFUTED, false, story.told());
  }

  @Test
  void anExceptionIsNotRememberedPastItsEnd() throws IOException {
    Story story =
        fresh().commit(by(ALICE).file("a.txt", "1\n").unsigned().reviewedBy(BOB, CAROL).as("bare"));
    PolicyText policy =
        story.policyWith(
            p ->
                p.set("exceptions.0.payload", story.payloadOf("bare"))
                    .set("exceptions.0.rules", PolicyText.names("commit.unsigned"))
                    .set("exceptions.0.reason", "before keys")
                    .set("exceptions.0.until", "2026-12-31"));
    story.commit(by(DAVE).policy(policy).reviewedBy(BOB));
    SourceReport first = Judges.report(story.told(), Optional.of(cache()));
    Question later = story.told().now(Instant.parse("2027-02-01T00:00:00Z"));
    assertFalse(first.facts().containsKey(JUDGED_BEFORE));
    assertEquals(
        said(Judges.report(later, Optional.empty())),
        said(Judges.report(later, Optional.of(cache()))));
  }
}
