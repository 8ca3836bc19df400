package dev.sallyport.recorder.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway")
class SourceFactsTest {
  @TempDir Path temporary;

  private Path folder;
  private GitProject project;

  @BeforeEach
  void aCleanProject() throws IOException {
    folder = temporary.resolve("project");
    project = GitProject.init(folder);
    project.write("pom.xml", "<project/>\n").write("app/src/main/java/A.java", "class A {}\n");
    project.write("a/b/c.txt", "c\n").write("a.b", "").write("a0", "0\n").write("run.sh", "#!\n");
    Files.setPosixFilePermissions(
        folder.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("a/b"));
    project.write("naïve/é.txt", "e\n").commit();
    project.write("app/target/classes/A.class", "made\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "4"})
  void namesCommitAndTreeOfACleanProject(String version) throws IOException {
    project.git("update-index", "--index-version", version);
    Map<String, Object> read = read("app");
    assertEquals(List.of(), findings(read));
    assertEquals("app", read.get("folder"));
    assertEquals(project.git("rev-parse", "HEAD"), read.get("gitCommit"));
    assertEquals(project.git("rev-parse", "HEAD^{tree}"), source(read).get("gitTree"));
    assertEquals(true, source(read).get("clean"));
    assertEquals(128, source(read).get("treeSha512").toString().length());
    assertFalse(Files.exists(folder.resolve(".git/index.lock")));
  }

  @Test
  void readsPackedObjectsAndBorrowedOnes() throws IOException {
    for (int i = 0; i < 40; i++) {
      project.write("many/" + i, "x".repeat(i));
    }
    project.commit().write("many/7", "y").commit().write("many/8", "y").commit();
    project.git("gc", "-q");
    String packs = project.git("count-objects", "-v");
    assertTrue(packs.contains("\ncount: 0\n") || packs.startsWith("count: 0\n"), packs);
    assertClean("");
    project.write("many/9", "z").git("add", "-A", "many");
    assertEquals(List.of("source.dirty many/9"), findings(read("")));
    project.git("reset", "-q", "--hard");
    Path borrower = temporary.resolve("borrower");
    project.git("clone", "-q", "--shared", folder.toString(), borrower.toString());
    Map<String, Object> read = SourceFacts.read(borrower, Set.of(), Set.of());
    assertEquals(List.of(), findings(read));
    assertEquals(source(read("app")).get("treeSha512"), source(read).get("treeSha512"));
  }

  @Test
  void readsALinkedWorkTree() throws IOException {
    Path linked = temporary.resolve("linked");
    project.git("worktree", "add", "-q", linked.toString(), "-b", "other");
    Map<String, Object> read = SourceFacts.read(linked.resolve("app"), Set.of(), Set.of());
    assertEquals(List.of(), findings(read));
    assertEquals(project.git("rev-parse", "HEAD"), read.get("gitCommit"));
    assertEquals("app", read.get("folder"));
  }

  @Test
  void anAbsentRepositoryIsAFindingAndSoIsAnUnbornBranch() throws IOException {
    Map<String, Object> none = SourceFacts.read(temporary, Set.of(), Set.of());
    assertEquals(List.of("source.no-commit ."), findings(none));
    assertEquals(false, source(none).get("clean"));
    assertFalse(none.containsKey("gitCommit"));
    Path unborn = GitProject.init(temporary.resolve("unborn")).write("x", "x").folder();
    assertEquals(
        List.of("source.no-commit .", "source.untracked x"),
        findings(SourceFacts.read(unborn, Set.of(), Set.of())));
  }

  @Test
  void whatDiffersFromTheCommitIsDirty() throws IOException {
    String clean = source(read("")).get("treeSha512").toString();
    project.write("a/b/c.txt", "other\n").write("pom.xml", "<project/>\r\n");
    Files.delete(folder.resolve("a0"));
    Files.delete(folder.resolve("link"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));
    Files.setPosixFilePermissions(
        folder.resolve("run.sh"), PosixFilePermissions.fromString("rw-r--r--"));
    Map<String, Object> read = read("");
    assertEquals(
        List.of(
            "source.dirty a/b/c.txt",
            "source.dirty link",
            "source.dirty pom.xml",
            "source.dirty run.sh",
            "source.dirty a0"),
        findings(read));
    assertTrue(read.get("findings").toString().contains("CRLF"));
    assertNotEquals(clean, source(read).get("treeSha512"));
    assertEquals(project.git("rev-parse", "HEAD^{tree}"), source(read).get("gitTree"));
  }

  /** Times and sizes as git remembers them are no proof. */
  @Test
  void aChangeThatKeepsSizeAndTimeIsDirty() throws IOException {
    Path file = folder.resolve("a0");
    var time = Files.getLastModifiedTime(file);
    Files.writeString(file, "1\n");
    Files.setLastModifiedTime(file, time);
    assertEquals(List.of("source.dirty a0"), findings(read("")));
  }

  @Test
  void aFolderBehindALinkIsNotTheFolderOfTheCommit() throws IOException {
    Files.move(folder.resolve("a"), temporary.resolve("moved"));
    Files.createSymbolicLink(folder.resolve("a"), temporary.resolve("moved"));
    assertEquals(List.of("source.dirty a/b/c.txt", "source.untracked a"), findings(read("")));
  }

  @Test
  void whatIsStagedIsNotInTheCommit() throws IOException {
    project.write("app/src/main/java/A.java", "class A { int b; }\n").write("new/deep/f", "f\n");
    Files.delete(folder.resolve("a/b/c.txt"));
    project.git("add", "-A", "--", "app/src", "new", "a");
    assertEquals(
        List.of(
            "source.dirty a/b/c.txt",
            "source.dirty app/src/main/java/A.java",
            "source.dirty new/deep/f"),
        findings(read("")));
    project.git("gc", "-q");
    assertEquals(3, findings(read("")).size());
  }

  @Test
  void whatIsAnnouncedOrNotMergedIsDirtyAndNotUntracked() throws IOException {
    project.write("announced", "x\n").git("add", "-N", "announced");
    assertEquals(List.of("source.dirty announced"), findings(read("")));
    project.git("rm", "-q", "--cached", "announced");
    Files.delete(folder.resolve("announced"));
    project.git("branch", "other");
    project.write("a0", "ours\n").git("commit", "-qam", "ours");
    project.git("checkout", "-q", "other");
    project.write("a0", "theirs\n").git("commit", "-qam", "theirs");
    try {
      project.git("merge", "-q", "main");
    } catch (IOException conflict) {
      assertTrue(conflict.getMessage().contains("CONFLICT"));
    }
    assertTrue(findings(read("")).contains("source.dirty a0"), findings(read("")).toString());
  }

  @Test
  void whatIsCompiledAndNotInTheCommitComesFirst() throws IOException {
    for (int i = 0; i < 60; i++) {
      project.write("another-" + i, "x");
    }
    project.write("app/src/main/java/hidden/Evil.java", "class Evil {}\n");
    project.write("app/gen/deep/B.java", "class B {}\n").write("app/junk/x/y", "y\n");
    project.write("app/target/more", "x").write("repository/g/a/1/a-1.jar", "x");
    Files.writeString(folder.resolve(".git/info/exclude"), "*.java\n");
    Map<String, Object> read =
        SourceFacts.read(
            folder.resolve("app"),
            Set.of(folder.resolve("app/target"), folder.resolve("repository")),
            Set.of(folder.resolve("app/src/main/java"), folder.resolve("app/gen/deep")));
    List<String> findings = findings(read);
    assertEquals("source.untracked app/gen/deep/B.java", findings.get(0));
    assertEquals("source.untracked app/src/main/java/hidden/Evil.java", findings.get(1));
    assertEquals("source.untracked .", findings.get(50));
    assertEquals(51, findings.size());
    assertTrue(read.get("findings").toString().contains("and 13 more"), read.toString());
  }

  @Test
  void foldersThatHoldNoFileAndFoldersOfBuildsAreNoFindings() throws IOException {
    Files.createDirectories(folder.resolve("empty/er"));
    Files.createDirectories(folder.resolve("outer/target"));
    project.write("outer/target/x", "x");
    assertEquals(
        List.of(),
        findings(
            SourceFacts.read(
                folder,
                Set.of(folder.resolve("app/target"), folder.resolve("outer/target")),
                Set.of())));
    assertEquals(List.of("source.untracked outer/"), findings(read("")));
  }

  @Test
  void whatGitWasToldNotToLookAtIsHidden() throws IOException {
    project.git("update-index", "--assume-unchanged", "a0");
    project.git("update-index", "--skip-worktree", "a.b", "pom.xml");
    project.write("a0", "other\n");
    Files.delete(folder.resolve("pom.xml"));
    assertEquals("", project.git("status", "--porcelain", "-uno"));
    Map<String, Object> read = read("");
    assertEquals(
        List.of("source.hidden a.b", "source.hidden a0", "source.hidden pom.xml"), findings(read));
    String facts = read.get("findings").toString();
    assertTrue(facts.contains("is marked skip-worktree and is as committed"), facts);
    assertTrue(facts.contains("is marked assume-unchanged and is modified"), facts);
    assertTrue(facts.contains("is marked skip-worktree and is not there"), facts);
  }

  @Test
  void aSparseIndexIsRefused() throws IOException {
    project.git("sparse-checkout", "set", "--cone", "--sparse-index", "app");
    assertEquals(List.of("source.dirty ."), findings(read("")));
  }

  @Test
  void aSplitIndexIsRefused() throws IOException {
    project.git("update-index", "--split-index");
    assertEquals(List.of("source.dirty ."), findings(read("")));
  }

  @Test
  void aRepositoryWithOtherIdsIsNotCompared() throws IOException {
    Path other = temporary.resolve("other");
    Files.createDirectories(other);
    GitProject sha256 = new GitProject(other);
    sha256.git("init", "-q", "--object-format=sha256");
    sha256.write("x", "x").commit();
    Map<String, Object> read = SourceFacts.read(other, Set.of(), Set.of());
    assertEquals(List.of("source.dirty ."), findings(read));
    assertEquals(64, read.get("gitCommit").toString().length());
  }

  @Test
  void submodulesAreListedAndLookedInto() throws IOException {
    GitProject inner = GitProject.init(temporary.resolve("inner")).write("x", "x\n").commit();
    project.git("submodule", "--quiet", "add", inner.folder().toString(), "lib/inner");
    project.commit();
    String id = inner.git("rev-parse", "HEAD");
    Map<String, Object> read = read("");
    assertEquals(List.of(), findings(read));
    assertEquals(
        List.of(Map.of("path", "lib/inner", "gitCommit", id, "initialised", true)),
        source(read).get("submodules"));
    project.write("lib/inner/x", "y\n").write("lib/inner/new", "");
    assertEquals(
        List.of("source.dirty lib/inner/x", "source.untracked lib/inner/new"), findings(read("")));
    new GitProject(folder.resolve("lib/inner")).commit();
    assertEquals(List.of("source.dirty lib/inner"), findings(read("")));
    project.git("submodule", "--quiet", "deinit", "-f", "lib/inner");
    assertEquals(List.of(), findings(read("")));
    assertTrue(source(read("")).get("submodules").toString().contains("initialised=false"));
  }

  @Test
  void anIndexOrObjectThatCannotBeReadIsAFinding() throws IOException {
    byte[] index = Files.readAllBytes(folder.resolve(".git/index"));
    for (int cut : new int[] {0, 3, 11, 12, 40, index.length / 2, index.length - 1}) {
      Files.write(folder.resolve(".git/index"), java.util.Arrays.copyOf(index, cut));
      assertEquals(List.of("source.dirty ."), findings(read("")), "cut at " + cut);
    }
    Files.write(folder.resolve(".git/index"), index);
    String commit = project.git("rev-parse", "HEAD");
    Path loose =
        folder.resolve(".git/objects").resolve(commit.substring(0, 2)).resolve(commit.substring(2));
    Files.delete(loose);
    Files.writeString(loose, "nothing that git wrote");
    assertEquals(List.of("source.dirty ."), findings(read("")));
    Files.delete(loose);
    assertEquals(List.of("source.dirty ."), findings(read("")));
  }

  /** Every byte of the index, turned over: a finding or the same, never an exception. */
  @Test
  void noIndexBreaksTheReader() throws IOException {
    byte[] index = Files.readAllBytes(folder.resolve(".git/index"));
    Path copy = temporary.resolve("index");
    for (int i = 0; i < index.length - 20; i++) {
      byte[] broken = index.clone();
      broken[i] ^= (byte) 0xff;
      java.util.Arrays.fill(broken, index.length - 20, index.length, (byte) 0);
      Files.write(copy, broken);
      try {
        GitIndex.read(copy);
      } catch (IOException refused) {
        assertFalse(String.valueOf(refused.getMessage()).isEmpty());
      }
    }
  }

  private void assertClean(String start) {
    assertEquals(List.of(), findings(read(start)));
  }

  private Map<String, Object> read(String start) {
    return SourceFacts.read(folder.resolve(start), Set.of(folder.resolve("app/target")), Set.of());
  }

  private static List<String> findings(Map<String, Object> read) {
    List<String> findings = new ArrayList<>();
    for (Object finding : (List<?>) read.get("findings")) {
      Map<?, ?> noted = (Map<?, ?>) finding;
      findings.add(noted.get("rule") + " " + noted.get("subject"));
    }
    return findings;
  }

  private static Map<?, ?> source(Map<String, Object> read) {
    return (Map<?, ?>) read.get("source");
  }
}
