package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_ARCHIVE_REFUSED;
import static dev.sallyport.verdict.Rule.SOURCE_BINARY;
import static dev.sallyport.verdict.Rule.SOURCE_BUILD_DIRECTORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Finding;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitTreeTest {

  static FoundCommit found(String commit) {
    return new FoundCommit(commit, Optional.of("v1"), new ReleaseMatch(PomMatch.BYTES, ""));
  }

  private static SourceTree write(GitFixture fixture, String commit, Path to, Checkout how)
      throws Exception {
    try (GitSource source = fixture.open()) {
      return new GitTree(source, how).write(found(commit), to);
    }
  }

  private static SourceTree write(GitFixture fixture, String commit, Path to) throws Exception {
    return write(fixture, commit, to, Checkout.withUmask(022));
  }

  @Test
  void holdsTheHistoryAndItsTagsAndNothingElse(@TempDir Path from, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      String first = fixture.file("a", "1").commit();
      String release = fixture.file("a", "2").commit();
      String later = fixture.file("a", "3").commit();
      fixture.tag("v0", first).annotatedTag("v1", release).tag("v2", later);
      fixture.ref("refs/heads/other", first).ref("refs/notes/commits", first);
      Files.writeString(from.resolve("config"), "[core]\n\tfsmonitor = /bin/evil\n");
      Files.createDirectories(from.resolve("hooks"));
      Files.writeString(from.resolve("hooks/post-checkout"), "#!/bin/sh\nexit 1\n");
      SourceTree tree = write(fixture, release, to);
      assertEquals(
          first + " refs/tags/v0\n" + CGit.run(to, "rev-parse", "v1") + " refs/tags/v1",
          CGit.run(to, "for-each-ref", "--format=%(objectname) %(refname)"));
      assertEquals("v1", CGit.run(to, "describe"));
      assertEquals(release, Files.readString(to.resolve(".git/HEAD")).strip());
      assertEquals("", CGit.run(to, "fsck", "--full", "--unreachable"));
      assertFalse(CGit.run(to, "cat-file", "--batch-all-objects", "--batch-check").contains(later));
      assertEquals(
          List.of(
              "core.bare",
              "core.checkstat",
              "core.filemode",
              "core.repositoryformatversion",
              "core.trustctime",
              "remote.origin.url"),
          CGit.run(to, "config", "--local", "--list", "--name-only").lines().sorted().toList());
      assertFalse(Files.exists(to.resolve(".git/hooks")));
      assertEquals(CGit.run(to, "rev-parse", "HEAD^{tree}"), tree.tree().orElseThrow());
      assertEquals(List.of(), tree.findings());
    }
  }

  @Test
  void headIsOnTheBranchThatIsAskedForAndTheUrlHasNoPassword(@TempDir Path from, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      String release = fixture.file("a", "1").commit();
      Checkout how =
          new Checkout(
              022,
              Checkout.Newline.LF,
              Optional.of("master"),
              Optional.of("https://u:secret@git.example/o/n"));
      write(fixture, release, to, how);
      assertEquals("refs/heads/master", CGit.run(to, "symbolic-ref", "HEAD"));
      assertEquals(release, CGit.run(to, "rev-parse", "HEAD"));
      assertEquals("https://git.example/o/n", CGit.run(to, "config", "remote.origin.url"));
      assertEquals("", CGit.run(to, "status", "--porcelain"));
    }
  }

  @Test
  void isCleanAlsoAfterItWasCopied(@TempDir Path from, @TempDir Path to, @TempDir Path copy)
      throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      fixture.file("a/b", "1\n").program("run", "#!/bin/sh\n").link("l", "a//b");
      fixture.file(".gitattributes", "*.bat text eol=crlf\n*.x filter=evil\n");
      String release = fixture.file("w.bat", "x\ny\n").file("e.x", "z").commit();
      write(fixture, release, to);
      assertEquals("x\r\ny\r\n", Files.readString(to.resolve("w.bat")));
      assertEquals("z", Files.readString(to.resolve("e.x")));
      assertEquals("", CGit.run(to, "status", "--porcelain"));
      new ProcessBuilder("cp", "-a", to + "/.", copy.toString()).start().waitFor();
      assertEquals("", CGit.run(copy, "status", "--porcelain"));
      assertEquals("", CGit.run(copy, "diff-files"), "not even the index needs a refresh");
    }
  }

  @Test
  void modesFollowTheUmaskAndTimesTheCommit(@TempDir Path from, @TempDir Path to) throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      String release = fixture.file("a/b", "1").program("run", "x").commit();
      for (int umask : new int[] {002, 022, 077}) {
        Path folder = to.resolve("u" + umask);
        write(fixture, release, folder, Checkout.withUmask(umask));
        assertEquals(mode(0666 & ~umask), modeOf(folder.resolve("a/b")));
        assertEquals(mode(0777 & ~umask), modeOf(folder.resolve("run")));
        assertEquals(mode(0777 & ~umask), modeOf(folder.resolve("a")));
        for (String path : List.of("a/b", "run", "a", "")) {
          assertEquals(
              GitFixture.FIRST_COMMIT * 1000,
              Files.getLastModifiedTime(folder.resolve(path)).toMillis());
        }
      }
    }
  }

  private static String mode(int bits) {
    StringBuilder text = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      text.append((bits & (1 << bit)) != 0 ? "xwr".charAt(bit % 3) : '-');
    }
    return text.toString();
  }

  private static String modeOf(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void crlfConvertsTextAndStaysClean(@TempDir Path from, @TempDir Path to) throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      String release = fixture.file("a.txt", "1\n2\n").file("b.bin", "\0\n").commit();
      Checkout crlf = new Checkout(022, Checkout.Newline.CRLF, Optional.empty(), Optional.empty());
      write(fixture, release, to, crlf);
      assertEquals("1\r\n2\r\n", Files.readString(to.resolve("a.txt")));
      assertEquals("\0\n", Files.readString(to.resolve("b.bin")));
      assertEquals("", CGit.run(to, "status", "--porcelain"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../../x", "../..", "deep/er/../../../../x"})
  void aLinkThatLeavesIsRefused(String target, @TempDir Path from, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      String release = fixture.file("a", "1").link("sub/l", target).commit();
      assertEquals(
          "sub/l", Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(fixture, release, to)).subject());
      assertFalse(Files.exists(to.resolve("sub"), LinkOption.NOFOLLOW_LINKS));
    }
  }

  @Test
  void aLinkThatLeavesThroughAnotherIsRefused(@TempDir Path from, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      // the text of "z" stays inside, but "a/b/up" is the root
      fixture.link("a/b/up", "../..").link("z", "a/b/up/../../etc");
      String release = fixture.commit();
      assertEquals(
          "z", Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(fixture, release, to)).subject());
    }
  }

  @Test
  void linksThatStayAreKept(@TempDir Path from, @TempDir Path to) throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      fixture.file("a/b", "1").link("a/up", "..").link("loop", "loop").link("no", "absent/");
      String release = fixture.link("a/through", "up/a/b").commit();
      write(fixture, release, to);
      assertEquals("1", Files.readString(to.resolve("a/through")));
      assertEquals("", CGit.run(to, "status", "--porcelain"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".git", ".GIT", "..", "git~1", ".g\u200cit"})
  void aTreeThatGitWouldNotCheckOutIsRefused(String name, @TempDir Path from, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      TreeFormatter tree = new TreeFormatter();
      tree.append(name, FileMode.REGULAR_FILE, fixture.blob(new byte[1]));
      ObjectId id = fixture.object(Constants.OBJ_TREE, tree.toByteArray());
      String release = fixture.commit(id);
      Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(fixture, release, to));
    }
  }

  @Test
  void aLinkAndAFolderOfOneNameAreRefused(@TempDir Path from, @TempDir Path to) throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      TreeFormatter inner = new TreeFormatter();
      inner.append("x", FileMode.REGULAR_FILE, fixture.blob(new byte[1]));
      ObjectId folder = fixture.object(Constants.OBJ_TREE, inner.toByteArray());
      TreeFormatter tree = new TreeFormatter();
      tree.append("a", FileMode.SYMLINK, fixture.blob(new byte[] {98}));
      tree.append("a", FileMode.TREE, folder);
      String release = fixture.commit(fixture.object(Constants.OBJ_TREE, tree.toByteArray()));
      Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(fixture, release, to));
    }
  }

  @Test
  void aTrackedBuildDirectoryIsRemovedAndReported(@TempDir Path from, @TempDir Path to)
      throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      fixture.file("pom.xml", "x").file("target/classes/A.class", new byte[] {1});
      fixture.file("src/it/p/pom.xml", "x").file("src/it/p/target/kept", "1");
      String release = fixture.file("docs/target/kept", "1").commit();
      SourceTree tree = write(fixture, release, to);
      assertFalse(Files.exists(to.resolve("target")));
      assertTrue(Files.exists(to.resolve("src/it/p/target/kept")));
      assertTrue(Files.exists(to.resolve("docs/target/kept")));
      assertEquals(1, tree.findings().size());
      Finding finding = tree.findings().get(0);
      assertEquals(SOURCE_BUILD_DIRECTORY, finding.rule());
      assertEquals("target", finding.subject());
    }
  }

  @Test
  void binariesAreListedByContentNotByName(@TempDir Path from, @TempDir Path to) throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      fixture.file("A.txt", new byte[] {-54, -2, -70, -66, 0, 0, 0, 61, 0});
      fixture.file("fat", new byte[] {-54, -2, -70, -66, 0, 0, 0, 2, 0});
      fixture.file("lib.png", "PK\3\4 and so on").file("x.so", "\177ELF");
      fixture.file("self.sh", "#!/bin/sh\nPK\5\6" + "\0".repeat(18));
      String release = fixture.file("Not.class", "text").file("README", "x").commit();
      SourceTree tree = write(fixture, release, to);
      assertEquals(
          List.of("A.txt CLASS", "fat NATIVE", "lib.png ARCHIVE", "self.sh ARCHIVE", "x.so NATIVE"),
          tree.binaries().stream().map(file -> file.path() + " " + file.kind()).toList());
      assertEquals(List.of(SOURCE_BINARY), tree.findings().stream().map(Finding::rule).toList());
    }
  }

  @Test
  void submodulesStayEmptyAndAreNamed(@TempDir Path from, @TempDir Path to) throws Exception {
    try (GitFixture fixture = new GitFixture(from)) {
      ObjectId other = ObjectId.fromString("1".repeat(40));
      String release = fixture.file("a", "1").entry("lib", FileMode.GITLINK, other).commit();
      assertEquals(List.of("lib at " + "1".repeat(40)), write(fixture, release, to).submodules());
      try (Stream<Path> inside = Files.list(to.resolve("lib"))) {
        assertEquals(0, inside.count());
      }
      assertEquals("", CGit.run(to, "status", "--porcelain"));
    }
  }
}
