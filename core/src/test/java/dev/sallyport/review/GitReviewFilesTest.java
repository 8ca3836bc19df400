package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.objects.GitObjects;
import dev.sallyport.statement.StrictJson;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class GitReviewFilesTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  private Desk desk;
  private Path repository;
  private GitPlumbing git;

  @BeforeEach
  void open() throws Exception {
    desk = Desk.in(folder);
    repository = desk.repository("one");
    git = new GitPlumbing(desk.programs(repository));
  }

  @Test
  void readsWhatWasWritten() throws Exception {
    new ReviewRef(Reviews.REF, desk.programs(repository)).add(Cast.review("alice"), NOW);
    Reviews reviews = read();
    assertEquals(List.of(), reviews.unreadable());
    assertEquals("alice", reviews.verify(Cast.policy(), Cast.CHECK).reviews().get(0).person());
  }

  @Test
  void saysHowToFetchWhatIsNotThere() throws Exception {
    Refusal refusal = assertThrows(Refusal.class, this::read);
    assertEquals(Rule.REVIEW_UNAVAILABLE, refusal.finding().rule());
    assertEquals(Reviews.REF, refusal.finding().subject());
    assertEquals(
        "git fetch origin refs/sallyport/reviews:refs/sallyport/reviews", refusal.finding().hint());
  }

  @Test
  void anEmptyTreeIsNoReviewButNoMistake() throws Exception {
    put(new TreeMap<>());
    assertEquals(List.of(), read().unreadable());
    assertEquals(List.of(), read().verify(Cast.policy(), Cast.CHECK).reviews());
  }

  @Test
  void linksFoldersProgramsAndHugeFilesAreLeftAside() throws Exception {
    SignedFile good = Cast.review("alice");
    String blob = git.write(good.bytes());
    String huge = git.write(new byte[StrictJson.MAX_BYTES + 1]);
    String tree = desk.run(repository, "git", "hash-object", "-t", "tree", "-w", "/dev/null");
    Map<String, String> entries = new TreeMap<>();
    entries.put(good.name(), "100644 blob " + blob);
    entries.put(Cast.review("bob").name(), "120000 blob " + blob);
    entries.put(Cast.review("carol").name(), "100755 blob " + blob);
    entries.put("f".repeat(64) + SignedFile.SUFFIX, "100644 blob " + huge);
    entries.put("folder", "040000 tree " + tree);
    entries.put("module", "160000 commit " + "1".repeat(40));
    put(entries);
    Reviews reviews = read();
    assertEquals(5, reviews.unreadable().size());
    for (RejectedFile file : reviews.unreadable()) {
      assertEquals(Rule.EVIDENCE_IGNORED, file.finding().rule());
    }
    assertEquals(1, reviews.verify(Cast.policy(), Cast.CHECK).reviews().size());
  }

  @Test
  void aRefThatNamesNoCanonicalTreeIsNoEvidence() throws Exception {
    byte[] raw = new byte[64];
    byte[] entry = "100644 a\0".getBytes(UTF_8);
    System.arraycopy(entry, 0, raw, 0, entry.length);
    System.arraycopy(entry, 0, raw, entry.length + 20, entry.length);
    byte[] twice = Arrays.copyOf(raw, 2 * (entry.length + 20));
    Programs.Call call =
        new Programs.Call(
            List.of("git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"),
            twice,
            false);
    String tree = new String(desk.programs(repository).run(call).stdout(), UTF_8).strip();
    Programs.Call commit =
        new Programs.Call(
            List.of("git", "hash-object", "-t", "commit", "-w", "--stdin"),
            ("tree " + tree + "\nauthor a <a@b> 1 +0000\ncommitter a <a@b> 1 +0000\n\nx\n")
                .getBytes(UTF_8),
            false);
    String id = new String(desk.programs(repository).run(commit).stdout(), UTF_8).strip();
    assertEquals(0, git.move(Reviews.REF, id, Optional.empty()).exit());
    Refusal refusal = assertThrows(Refusal.class, this::read);
    assertEquals(Rule.EVIDENCE_MALFORMED, refusal.finding().rule());
  }

  private void put(Map<String, String> entries) throws Refusal {
    String commit = git.commit(entries, List.of(), NOW);
    assertEquals(0, git.move(Reviews.REF, commit, git.commit(Reviews.REF)).exit());
  }

  private Reviews read() throws Refusal {
    try (GitObjects objects = GitObjects.open(repository)) {
      return Reviews.read(new GitReviewFiles(objects, Reviews.REF));
    }
  }
}
