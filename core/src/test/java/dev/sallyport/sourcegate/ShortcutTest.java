package dev.sallyport.sourcegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sallyport.attack.BulkCast.Kind;
import dev.sallyport.bench.BigHistory;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was judged before is used where it may be, and nothing that can be done to it on disk makes
 * a verdict other than it is without. What happens to histories, keys and policies in between is in
 * the attack suite.
 */
@SuppressWarnings("NullAway")
class ShortcutTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final String JUDGED_BEFORE = "judged before";

  @TempDir Path temp;
  private BigHistory history;
  private Path cache;

  @BeforeEach
  void make() throws Exception {
    history = BigHistory.make(temp.resolve("h"), Kind.SSH_ED25519, 1, 40);
    cache = temp.resolve("cache");
  }

  private static SourceReport report(
      BigHistory history, Path repository, Optional<SourceRequest.Cache> cache) throws IOException {
    SourceRequest request =
        new SourceRequest(
            repository,
            Optional.of("main"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(history.trustRoot()),
            false,
            Optional.empty(),
            Optional.empty(),
            cache,
            List.of(),
            Optional.empty());
    return VerifySource.run(request, NOW, 2);
  }

  private SourceReport judged(Path folder) throws IOException {
    return judged(history, history.repository(), folder);
  }

  /** With, which must say the same as without. */
  private static SourceReport judged(BigHistory history, Path repository, Path folder)
      throws IOException {
    SourceReport with =
        report(history, repository, Optional.of(new SourceRequest.Cache(folder, "tool")));
    SourceReport without = report(history, repository, Optional.empty());
    assertEquals(without.headline(), with.headline());
    assertEquals(rules(without), rules(with));
    return with;
  }

  private static List<String> rules(SourceReport report) {
    return report.findings().stream().map(Finding::toString).sorted().toList();
  }

  private static void assertVerified(boolean leaning, SourceReport report) {
    assertEquals(Outcome.VERIFIED, report.outcome(), () -> report.findings().toString());
    assertEquals(leaning, report.facts().containsKey(JUDGED_BEFORE), report.facts().toString());
  }

  private static Path checkpoint(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".checkpoint")).findFirst().orElseThrow();
    }
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void tenMoreStepsAreJudgedAfterTheOthers() throws Exception {
    BigHistory long200 = BigHistory.make(temp.resolve("l"), Kind.SSH_ED25519, 0, 200);
    assertVerified(false, judged(long200, long200.repository(), cache));
    long200.append(10);
    SourceReport second = judged(long200, long200.repository(), cache);
    assertVerified(true, second);
    assertEquals("200 steps", second.facts().get(JUDGED_BEFORE));
    assertEquals(210, second.steps());
    assertEquals(210, second.commits());
  }

  @Test
  void mergesAfterWhatWasJudged() throws Exception {
    assertVerified(false, judged(cache));
    history.append(10);
    SourceReport second = judged(cache);
    assertVerified(true, second);
    assertEquals("20 steps", second.facts().get(JUDGED_BEFORE));
    assertEquals(50, second.commits());
  }

  @Test
  void aFlippedByteIsSeenWhereverItIs() throws Exception {
    assertVerified(false, judged(cache));
    Path file = checkpoint(cache);
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += 61) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      assertVerified(false, judged(cache));
    }
    Files.write(file, new byte[0]);
    assertVerified(false, judged(cache));
  }

  @Test
  void theOneOfAnotherHistoryIsNotTaken() throws Exception {
    assertVerified(false, judged(cache));
    Path ours = checkpoint(cache);
    BigHistory other = BigHistory.make(temp.resolve("other"), Kind.SSH_SK_ECDSA, 0, 10);
    Path elsewhere = temp.resolve("elsewhere");
    assertVerified(false, judged(other, other.repository(), elsewhere));
    Files.copy(cache.resolve("key"), elsewhere.resolve("key2"));
    Path theirs = checkpoint(elsewhere);
    // the same key, the content of one under the name of the other
    Files.move(
        elsewhere.resolve("key2"), elsewhere.resolve("key"), StandardCopyOption.REPLACE_EXISTING);
    Files.write(theirs, Files.readAllBytes(ours));
    assertVerified(false, judged(other, other.repository(), elsewhere));
  }

  @Test
  void anotherToolDoesNotBelieveIt() throws Exception {
    assertVerified(false, judged(cache));
    SourceReport other =
        report(history, history.repository(), Optional.of(new SourceRequest.Cache(cache, "new")));
    assertVerified(false, other);
  }

  @Test
  void nothingIsTakenFromWhereOthersCanWrite() throws Exception {
    assertVerified(false, judged(cache));
    assertVerified(true, judged(cache));
    for (String open : List.of("rwxrwx---", "rwx---rwx", "rwx-w----")) {
      mode(cache, open);
      assertVerified(false, judged(cache));
    }
    mode(cache, "rwx------");
    assertVerified(true, judged(cache));
    Path file = checkpoint(cache);
    mode(file, "rw-rw----");
    assertVerified(false, judged(cache));
    mode(checkpoint(cache), "rw-------");
    mode(cache.resolve("key"), "rw-----w-");
    assertVerified(false, judged(cache));
    mode(cache.resolve("key"), "rw-------");
    assertVerified(true, judged(cache));
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    assertVerified(false, judged(cache));
    Path link = Files.createSymbolicLink(temp.resolve("link"), cache);
    assertVerified(false, judged(link));
    Path file = checkpoint(cache);
    Path moved = Files.move(file, temp.resolve("moved"));
    Files.createSymbolicLink(file, moved);
    assertVerified(false, judged(cache));
    Path key = Files.move(cache.resolve("key"), temp.resolve("key"));
    Files.createSymbolicLink(cache.resolve("key"), key);
    assertVerified(false, judged(cache));
  }

  @Test
  void nothingIsTakenFromInsideTheRepository() throws Exception {
    Path inside = history.repository().resolve("cache");
    assertVerified(false, judged(inside));
    assertVerified(false, judged(inside));
    assertFalse(Files.exists(inside));
  }

  @Test
  void noLinkHidesThatItIsInsideTheRepository() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("way"), history.repository());
    assertVerified(false, judged(link.resolve("cache")));
    assertVerified(false, judged(link.resolve("cache")));
    Path inside = history.repository().resolve("cache");
    assertVerified(false, judged(history, link, inside));
    assertVerified(false, judged(history, link, inside));
    assertFalse(Files.exists(inside));
  }

  @Test
  void nothingIsTakenFromAWorkTreeWhoseGitFolderWasNamed() throws Exception {
    Path work = Files.createDirectories(temp.resolve("work"));
    Path git = Files.move(history.repository(), work.resolve(".git"));
    assertVerified(false, judged(history, git, work.resolve("cache")));
    assertVerified(false, judged(history, git, work.resolve("cache")));
  }
}
