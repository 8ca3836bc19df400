package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_UNREACHABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTest {

  @Test
  void resolvesTagsBranchesAndFullIdsAndNoExpressions(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String first = fixture.file("a", "1").commit();
      String second = fixture.file("a", "2").commit();
      fixture.annotatedTag("v1", first);
      try (GitSource source = fixture.open()) {
        assertEquals(Optional.of(first), source.commit("v1"));
        assertEquals(Optional.of(first), source.commit("refs/tags/v1"));
        assertEquals(Optional.of(second), source.commit("main"));
        assertEquals(Optional.of(second), source.commit("HEAD"));
        assertEquals(Optional.of(first), source.commit(first));
        for (String no : List.of("HEAD~1", "main^", "v1-1-g" + second.substring(0, 7), "../x")) {
          assertEquals(Optional.empty(), source.commit(no), no);
        }
        assertEquals(List.of("v1"), source.tags());
      }
    }
  }

  @Test
  void opensAMirrorWithoutAConfiguration(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String head = fixture.file("a", "1").commit();
      Files.delete(folder.resolve("config"));
      try (GitSource source = fixture.open()) {
        assertEquals(Optional.of(head), source.commit("HEAD"));
      }
    }
  }

  @Test
  void refusesWhatIsNoRepositoryOrEmpty(@TempDir Path folder) throws Exception {
    Refused.by(SOURCE_UNREACHABLE, () -> GitSource.open(folder, "x"));
    Refused.by(SOURCE_UNREACHABLE, () -> GitSource.open(folder.resolve("absent"), "x"));
    Path empty = folder.resolve("empty");
    new GitFixture(empty).close();
    Refused.by(SOURCE_UNREACHABLE, () -> GitSource.open(empty, "x"));
  }

  @Test
  void ofAWorkingCheckoutOnlyTheCommitsAreTaken(@TempDir Path folder, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(folder.resolve(".git"))) {
      String head = fixture.file("a", "committed").commit();
      Files.writeString(folder.resolve("a"), "edited");
      Files.writeString(folder.resolve("untracked"), "x");
      try (GitSource source = GitSource.open(folder)) {
        SourceTree tree =
            new GitTree(source, Checkout.withUmask(022)).write(GitTreeTest.found(head), to);
        assertEquals(folder + " (its commits, not its working files)", tree.origin());
      }
      assertEquals("committed", Files.readString(to.resolve("a")));
      assertEquals(List.of("a"), CGit.run(to, "ls-files").lines().toList());
      assertFalse(Files.exists(to.resolve("untracked")));
      assertEquals("", CGit.run(to, "remote"));
    }
  }

  @Test
  void refusesAlternatesAndShallowHistories(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String head = fixture.file("a", "1").commit();
      fixture.open().close();
      Path alternates = folder.resolve("objects/info/alternates");
      Files.createDirectories(alternates.resolveSibling(""));
      Files.writeString(alternates, "/elsewhere\n");
      Refused.by(SOURCE_UNREACHABLE, fixture::open);
      Files.delete(alternates);
      Files.writeString(folder.resolve("shallow"), head + "\n");
      Refused.by(SOURCE_UNREACHABLE, fixture::open);
    }
  }

  @Test
  void replacedObjectsAreNotReplaced(@TempDir Path folder, @TempDir Path to) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String honest = fixture.file("a", "honest").commit();
      String evil = fixture.file("a", "evil").commit();
      fixture.ref("refs/replace/" + honest, evil);
      try (GitSource source = fixture.open()) {
        new GitTree(source, Checkout.withUmask(022)).write(GitTreeTest.found(honest), to);
      }
      assertEquals("honest", Files.readString(to.resolve("a")));
      assertEquals("honest", CGit.run(to, "show", "HEAD:a"));
    }
  }

  @Test
  void aFileOfTheReleaseThatIsMissingIsNamed(@TempDir Path folder, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String id = fixture.blob(new byte[] {7}).name();
      String head = fixture.file("a", new byte[] {7}).file("b", "1").commit();
      String later = fixture.file("b", "1").commit();
      Files.delete(folder.resolve("objects/" + id.substring(0, 2) + "/" + id.substring(2)));
      try (GitSource source = fixture.open()) {
        GitTree tree = new GitTree(source, Checkout.withUmask(022));
        Refused.by(SOURCE_UNREACHABLE, () -> tree.write(GitTreeTest.found(head), to));
        // what only an earlier commit needs does not get into the build
        tree.write(GitTreeTest.found(later), to.resolve("later"));
        assertEquals("", CGit.run(to.resolve("later"), "status", "--porcelain"));
      }
    }
  }

  @Test
  void anObjectThatIsNotWhatItsIdSaysIsFoundOut(@TempDir Path folder, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String honest = fixture.blob(new byte[] {1}).name();
      String evil = fixture.blob(new byte[] {2}).name();
      String head = fixture.file("a", new byte[] {1}).commit();
      Path objects = folder.resolve("objects");
      Path forged = objects.resolve(honest.substring(0, 2)).resolve(honest.substring(2));
      Files.delete(forged);
      Files.copy(objects.resolve(evil.substring(0, 2)).resolve(evil.substring(2)), forged);
      try (GitSource source = fixture.open()) {
        Refused.by(
            SOURCE_UNREACHABLE,
            () -> new GitTree(source, Checkout.withUmask(022)).write(GitTreeTest.found(head), to));
      }
    }
  }

  @Test
  void aFetchThatFailsIsRefused(@TempDir Path cache) throws Exception {
    FetchLimits limits =
        new FetchLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), InstantSource.system());
    GitFetch fetch = new GitFetch(cache, limits);
    Refused.by(SOURCE_UNREACHABLE, () -> fetch.fetch("http://localhost:1/x", Optional.empty()));
    Refused.by(SOURCE_UNREACHABLE, () -> fetch.fetch("file:///etc", Optional.empty()));
    Refused.by(SOURCE_UNREACHABLE, () -> fetch.fetch("ext::sh -c id", Optional.empty()));
  }

  @Test
  void aRepositoryIsFetchedOverHttp(@TempDir Path folder, @TempDir Path cache) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String head = fixture.file("a", "1").commit();
      fixture.annotatedTag("v1", head);
      CGit.run(folder, "update-server-info");
      try (StaticServer server = StaticServer.of(folder)) {
        GitFetch fetch = new GitFetch(cache, FetchLimits.usual(InstantSource.system()));
        try (GitSource source = fetch.fetch(server.url() + "/n.git", Optional.of(head))) {
          assertEquals(Optional.of(head), source.commit("v1"));
          assertEquals(server.url() + "/n.git", source.origin());
        }
      }
    }
    assertThrows(
        IllegalArgumentException.class, () -> Checkout.withUmask(0777), "not a usable umask");
  }
}
