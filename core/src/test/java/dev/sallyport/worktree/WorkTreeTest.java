package dev.sallyport.worktree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not the tree is found, each beside the same checkout that is. */
@SuppressWarnings("NullAway")
class WorkTreeTest {
  private static final String GOOD = "src/main/java/Good.java";

  @TempDir Path temp;
  private Checkout checkout;

  @BeforeEach
  void makeOneThatIsTheTree() throws Exception {
    checkout = Checkout.ofProject(temp.resolve("work"));
    WorkTreeState state = checkout.compared("target");
    assertEquals(List.of(), state.findings());
    assertEquals(0, state.differences());
    assertEquals(5, state.files());
    assertEquals(List.of("target"), state.leftAside());
  }

  @Test
  void findsWhatSkipWorktreeHides() throws Exception {
    checkout.git("update-index", "--skip-worktree", GOOD);
    checkout.file(GOOD, "class Good { int evil; }\n");
    assertEquals("", checkout.status());
    assertEquals(List.of("tree.worktree-differs " + GOOD), checkout.found());
    Files.delete(checkout.folder.resolve(GOOD));
    assertEquals("", checkout.status());
    assertEquals(List.of("tree.worktree-missing " + GOOD), checkout.found());
  }

  @Test
  void findsWhatAssumeUnchangedHides() throws Exception {
    checkout.git("update-index", "--assume-unchanged", GOOD);
    checkout.file(GOOD, "class Gxxd {}\n");
    assertEquals("", checkout.status());
    assertEquals(List.of("tree.worktree-differs " + GOOD), checkout.found());
  }

  @Test
  void findsWhatIsIgnored() throws Exception {
    checkout.file("src/main/java/Evil.java", "class Evil {}\n");
    checkout.file(".git/info/exclude", "Worse.java\n");
    checkout.file("src/main/java/Worse.java", "class Worse {}\n");
    checkout.git("config", "core.excludesFile", checkout.file(".git/more", "lib/\n").toString());
    checkout.file("lib/evil.jar", "PK");
    assertEquals("", checkout.status());
    assertEquals(
        List.of(
            "tree.worktree-extra src/main/java/Evil.java",
            "tree.worktree-extra src/main/java/Worse.java",
            "tree.worktree-extra lib"),
        checkout.found());
  }

  @Test
  void findsWhatFiltersAndAttributesHide() throws Exception {
    checkout.file(
        ".gitattributes",
        "*.java filter=f\n*.bin filter=lfs\n*.c ident\n*.txt text eol=crlf\n*.u working-tree-encoding=UTF-16\n");
    checkout.file("big.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n");
    checkout.file("a.c", "/* $Id$ */\n");
    checkout.file("a.txt", "one\n");
    checkout.file("a.u", "x");
    Files.write(checkout.folder.resolve("a.u"), new byte[] {(byte) 0xff, (byte) 0xfe, 'x', 0});
    checkout.commit();
    checkout.git("config", "filter.f.clean", "sed s/Evil/Good/");
    checkout.git("config", "filter.f.smudge", "sed s/Good/Evil/");
    checkout.git("config", "filter.lfs.clean", "git cat-file blob HEAD:big.bin");
    checkout.git("config", "filter.lfs.smudge", "echo lfs");
    for (String name : List.of(GOOD, "big.bin", "a.c", "a.txt", "a.u")) {
      Files.delete(checkout.folder.resolve(name));
    }
    checkout.git("checkout", "-q", "--", ".");
    assertEquals("", checkout.status());
    assertTrue(Files.readString(checkout.folder.resolve(GOOD)).contains("Evil"));
    assertEquals(
        List.of(
            "tree.worktree-differs a.c",
            "tree.worktree-differs a.txt",
            "tree.worktree-differs a.u",
            "tree.worktree-differs big.bin",
            "tree.worktree-differs " + GOOD),
        checkout.found());
  }

  @Test
  void findsAnotherModeAlsoWhereGitIsToldNotToLook() throws Exception {
    checkout.git("config", "core.fileMode", "false");
    assertTrue(checkout.folder.resolve("pom.xml").toFile().setExecutable(true));
    assertTrue(checkout.folder.resolve("run.sh").toFile().setExecutable(false));
    assertEquals("", checkout.status());
    assertEquals(
        List.of("tree.worktree-differs pom.xml", "tree.worktree-differs run.sh"), checkout.found());
    assertEquals(
        new Evidence.Mismatch("mode 100644", "mode 100755"),
        checkout.compared("target").findings().get(0).evidence());
  }

  @Test
  void followsNoLink() throws Exception {
    Path elsewhere = temp.resolve("elsewhere");
    Files.move(checkout.folder.resolve("src"), elsewhere);
    Files.createSymbolicLink(checkout.folder.resolve("src"), elsewhere);
    Path pom = Files.move(checkout.folder.resolve("pom.xml"), temp.resolve("pom.xml"));
    Files.createSymbolicLink(checkout.folder.resolve("pom.xml"), pom);
    assertEquals(
        List.of("tree.worktree-differs pom.xml", "tree.worktree-differs src"), checkout.found());
  }

  @Test
  void holdsLinksAgainstTheBytesOfTheirTargets() throws Exception {
    Path link = checkout.folder.resolve("link");
    for (String other : List.of("src/main/", "src//main", "./src/main", "src")) {
      Files.delete(link);
      Process ln = new ProcessBuilder("ln", "-s", other, link.toString()).start();
      assertEquals(0, ln.waitFor());
      assertEquals(List.of("tree.worktree-differs link"), checkout.found(), other);
    }
    Files.delete(link);
    Files.writeString(link, "src/main");
    assertEquals(List.of("tree.worktree-differs link"), checkout.found());
    Files.delete(link);
    Files.createDirectory(link);
    assertEquals(List.of("tree.worktree-differs link"), checkout.found());
  }

  @Test
  void aBuildDirectoryIsAllowedOnlyWhereTheTreeHasNothing() throws Exception {
    assertEquals("tree.worktree-extra", only(checkout.compared()));
    // a POM could call the sources its build directory
    checkout.file("src/main/java/Evil.java", "class Evil {}\n");
    assertEquals("tree.worktree-extra", only(checkout.compared("target", "src/main/java", "src")));
    Files.delete(checkout.folder.resolve("src/main/java/Evil.java"));
    checkout.file("out/a/target/x", "x");
    assertEquals(0, checkout.compared("target", "out/a/target").differences());
    checkout.file("out/b", "x");
    assertEquals(1, checkout.compared("target", "out/a/target").differences());
  }

  @Test
  void aBuildDirectoryMustBeAFolderItself() throws Exception {
    Files.move(checkout.folder.resolve("target"), temp.resolve("other"));
    Files.createSymbolicLink(checkout.folder.resolve("target"), temp.resolve("other"));
    assertEquals(List.of("tree.worktree-extra target"), checkout.found());
  }

  @Test
  void findsRepositoriesInsideAndWhatIsNoFile() throws Exception {
    Checkout.in(checkout.folder.resolve("src/nested"));
    Checkout.in(checkout.folder.resolve("src/main"));
    Files.createDirectory(checkout.folder.resolve("empty"));
    assertEquals(0, new ProcessBuilder("mkfifo", checkout.folder + "/run.sh.x").start().waitFor());
    Files.delete(checkout.folder.resolve("run.sh"));
    Files.move(checkout.folder.resolve("run.sh.x"), checkout.folder.resolve("run.sh"));
    assertEquals(
        List.of(
            "tree.worktree-differs run.sh",
            "tree.worktree-extra src/main/.git",
            "tree.worktree-extra src/nested",
            "tree.worktree-extra empty"),
        checkout.found());
  }

  @Test
  void aSubmoduleIsAnEmptyFolder() throws Exception {
    Checkout other = Checkout.ofProject(temp.resolve("other"));
    checkout.git("submodule", "--quiet", "add", other.folder.toString(), "sub");
    checkout.commit();
    assertEquals(List.of("tree.worktree-extra sub"), checkout.found());
    checkout.git("submodule", "--quiet", "deinit", "--force", "sub");
    assertEquals(List.of(), checkout.found());
    Files.delete(checkout.folder.resolve("sub"));
    assertEquals(List.of("tree.worktree-missing sub"), checkout.found());
  }

  @Test
  void namesAreComparedByTheirBytes() throws Exception {
    Path odd = raw("a%FFb");
    Files.writeString(odd, "1\n");
    checkout.file("größe/ä", "1\n");
    Files.createSymbolicLink(raw("odd%FE"), Path.of("/").relativize(raw("to%FD")));
    checkout.commit();
    assertEquals(List.of(), checkout.found());
    Files.move(odd, raw("a%FEb"));
    Files.move(checkout.folder.resolve("pom.xml"), checkout.folder.resolve("POM.xml"));
    Files.move(checkout.folder.resolve("größe/ä"), checkout.folder.resolve("größe/a\u0308"));
    assertEquals(
        List.of(
            "tree.worktree-missing a\udcffb",
            "tree.worktree-missing größe/ä",
            "tree.worktree-extra größe/a\u0308",
            "tree.worktree-missing pom.xml",
            "tree.worktree-extra POM.xml",
            "tree.worktree-extra a\udcfeb"),
        checkout.found());
  }

  private Path raw(String escaped) {
    return Path.of(URI.create(checkout.folder.toUri() + escaped));
  }

  @Test
  void whatCannotBeReadIsNotFine() throws Exception {
    Path good = checkout.folder.resolve(GOOD);
    Files.setPosixFilePermissions(good, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(good), "root reads everything");
    assertEquals(List.of("tree.worktree-differs " + GOOD), checkout.found());
  }

  @Test
  void countsAllButListsTheFirst() throws Exception {
    for (int i = 0; i < 250; i++) {
      checkout.file("more/" + i + "/x", "x");
      checkout.file("one" + i, "x");
    }
    WorkTreeState state = checkout.compared("target");
    assertEquals(251, state.differences());
    assertEquals(WorkTreeState.MOST, state.findings().size());
  }

  @Test
  void anObjectThatIsNotThereIsNoAnswer() throws Exception {
    String id = checkout.git("rev-parse", "HEAD:" + GOOD);
    Path object =
        checkout.folder.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    Files.delete(object);
    Refusal refused = assertThrows(Refusal.class, () -> checkout.compared("target"));
    assertEquals(Rule.HISTORY_MISSING_OBJECT, refused.finding().rule());
  }

  private static String only(WorkTreeState state) {
    assertEquals(1, state.differences(), state::toString);
    return state.findings().get(0).rule().id();
  }
}
