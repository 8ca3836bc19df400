package dev.sallyport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.sourcegate.SourceRequest;
import dev.sallyport.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What judges must come from outside of what is judged. */
class SourceInputsTest {
  private Path dir;
  private Path repo;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    dir = folder;
    repo = Files.createDirectories(folder.resolve("repo/.git")).resolveSibling("");
  }

  private Machine machine(Map<String, String> environment) {
    Clock epoch = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new Machine(epoch, environment, dir, dir.resolve("cache"));
  }

  private GivenTrustRoot given(Optional<String> option, Optional<Path> file) throws Exception {
    Machine machine = machine(Map.of(GivenTrustRoot.VARIABLE, "from-environment"));
    return GivenTrustRoot.of(machine, option, file, repo);
  }

  @Test
  void theTrustRootComesFromOptionThenFileThenEnvironment() throws Exception {
    Path file = Files.writeString(dir.resolve("root"), " from-file\n");
    assertEquals(
        new GivenTrustRoot(Optional.of("from-option"), false),
        given(Optional.of("from-option"), Optional.of(file)));
    assertEquals(
        new GivenTrustRoot(Optional.of("from-file"), false),
        given(Optional.empty(), Optional.of(file)));
    assertEquals(
        new GivenTrustRoot(Optional.of("from-environment"), false),
        given(Optional.empty(), Optional.empty()));
    GivenTrustRoot none =
        GivenTrustRoot.of(
            machine(Map.of(GivenTrustRoot.VARIABLE, " ")),
            Optional.empty(),
            Optional.empty(),
            repo);
    assertEquals(Optional.empty(), none.text());
    assertThrows(
        UnusableOption.class, () -> given(Optional.empty(), Optional.of(dir.resolve("gone"))));
    assertThrows(UnusableOption.class, () -> given(Optional.empty(), Optional.of(dir)));
  }

  @Test
  void aFileIsInsideByItsNameByALinkAndForAGitFolderToo() throws Exception {
    Path inside = Files.writeString(repo.resolve("root"), "x");
    Path outside = Files.writeString(dir.resolve("root"), "x");
    for (Path subject : List.of(repo, repo.resolve(".git"), repo.resolve("../repo"))) {
      RepositoryPlace place = new RepositoryPlace(subject);
      assertTrue(place.holds(inside), subject::toString);
      assertTrue(place.holds(repo.resolve("not/there/yet")), subject::toString);
      assertFalse(place.holds(outside), subject::toString);
      assertFalse(place.holds(dir.resolve("repository")), subject::toString);
    }
    Path link = Files.createSymbolicLink(dir.resolve("innocent"), inside);
    Path out = Files.createSymbolicLink(repo.resolve("out"), outside);
    Path alias = Files.createSymbolicLink(dir.resolve("alias"), repo);
    assertTrue(new RepositoryPlace(repo).holds(link));
    assertTrue(new RepositoryPlace(repo).holds(out), "the link itself is in the repository");
    assertTrue(new RepositoryPlace(alias).holds(inside));
    assertTrue(new RepositoryPlace(repo).holds(alias.resolve("root")));
  }

  @Test
  void aLinkedWorktreeBelongsToItsRepository() throws Exception {
    Path worktree = Files.createDirectory(dir.resolve("worktree"));
    Files.writeString(worktree.resolve(".git"), "gitdir: " + repo + "/.git/worktrees/worktree\n");
    assertTrue(new RepositoryPlace(worktree).holds(repo.resolve("root")));
    assertTrue(new RepositoryPlace(worktree).holds(worktree.resolve("root")));
    assertFalse(new RepositoryPlace(worktree).holds(dir.resolve("root")));
  }

  private SourceRequest request(Optional<Path> policy) {
    return new SourceRequest(
        dir.resolve("empty"),
        Optional.of("main"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        policy,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  @Test
  void theEnvironmentSetsTheTimeOfTheReportAndNotOfTheJudgement() throws Exception {
    Instant before = Instant.now();
    JudgedSource judged =
        machine(Map.of("SOURCE_DATE_EPOCH", "0"))
            .sourceVerification(request(Optional.empty()))
            .run();
    assertEquals("1970-01-01T00:00:00Z", judged.run().started());
    assertFalse(judged.at().isBefore(before));
    assertEquals(Outcome.INDETERMINATE, judged.report().outcome());
  }

  @Test
  void aPolicyInWhatIsJudgedIsRefused() {
    Path own = dir.resolve("empty/.sallyport/policy.yaml");
    assertThrows(
        UnusableOption.class,
        () -> machine(Map.of()).sourceVerification(request(Optional.of(own))).run());
  }
}
