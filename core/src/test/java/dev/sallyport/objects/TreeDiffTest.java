package dev.sallyport.objects;

import static dev.sallyport.verdict.Rule.HISTORY_LIMIT;
import static dev.sallyport.verdict.Rule.TREE_CASE_TWINS;
import static dev.sallyport.verdict.Rule.TREE_MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class TreeDiffTest {
  @TempDir Path temp;
  private TestRepository repository;

  @BeforeEach
  void make() throws Exception {
    repository = new TestRepository(temp);
  }

  private List<String> diff(GitId before, GitId after) throws Exception {
    List<String> lines = new ArrayList<>();
    try (GitObjects objects = repository.open()) {
      for (Change change : objects.diff(before, after)) {
        lines.add(
            change.path()
                + change.before().map(TreeEntry::mode).map(mode -> " -" + mode).orElse("")
                + change.after().map(TreeEntry::mode).map(mode -> " +" + mode).orElse(""));
      }
    }
    return lines;
  }

  @Test
  void listsWhatDiffersAndNothingElse() throws Exception {
    GitId before = repository.tree("a", "1", "b/c", "2", "b/d", "3", "z/y/x", "4", "same/f", "5");
    GitId after = repository.tree("a", "x:1", "b/c", "2", "b/e", "3", "z/y/x", "6", "same/f", "5");
    assertEquals(
        List.of("a -FILE +EXECUTABLE", "b/d -FILE", "b/e +FILE", "z/y/x -FILE +FILE"),
        diff(before, after));
    assertEquals(List.of(), diff(before, before));
    assertEquals(5, diff(repository.tree(), before).size());
  }

  @Test
  void followsGitsOrderWhereFilesBecomeFolders() throws Exception {
    GitId before = repository.tree("a", "1", "a.b", "2", "a0", "3");
    GitId after = repository.tree("a/x", "1", "a.b", "4", "a0", "l:3");
    assertEquals(
        List.of("a -FILE", "a.b -FILE +FILE", "a/x +FILE", "a0 -FILE +LINK"), diff(before, after));
    assertEquals(
        List.of("m -SUBMODULE +SUBMODULE"),
        diff(
            repository.tree("m", "m:" + "1".repeat(40)),
            repository.tree("m", "m:" + "2".repeat(40))));
    GitId unicode = repository.tree("a\u00e9", "1", "a\uffee", "1", "a\ud83d\ude00", "1", "b", "1");
    assertEquals(
        List.of("a\u00e9 +FILE", "a\uffee +FILE", "a\ud83d\ude00 +FILE"),
        diff(repository.tree("b", "1"), unicode));
    assertEquals(
        List.of("az +FILE", "a\u00e9 -FILE", "a\uffee -FILE", "a\ud83d\ude00 -FILE"),
        diff(unicode, repository.tree("az", "1", "b", "1")));
  }

  @Test
  void refusesTreesThatNoDiskCanHold() throws Exception {
    GitId bomb = repository.tree();
    GitId deep = bomb;
    for (int i = 0; i < 40; i++) {
      List<TestRepository.Entry> twice = new ArrayList<>();
      for (String name : List.of("a", "b")) {
        twice.add(new TestRepository.Entry("40000", name, bomb));
      }
      bomb = repository.entries(twice);
    }
    for (int i = 0; i < 1100; i++) {
      deep = repository.entries(List.of(new TestRepository.Entry("40000", "a", deep)));
    }
    GitId tooWide = bomb;
    GitId tooDeep = deep;
    GitId empty = repository.tree();
    try (GitObjects objects = repository.open()) {
      Refused.by(HISTORY_LIMIT, () -> objects.diff(empty, tooWide));
      Refused.by(HISTORY_LIMIT, () -> objects.diff(empty, tooDeep));
      Refused.by(HISTORY_LIMIT, () -> objects.treeSha512(tooDeep));
      Refused.by(HISTORY_LIMIT, () -> objects.requireNoTwins(tooDeep));
      assertEquals(128, objects.treeSha512(tooWide).length());
      objects.requireNoTwins(tooWide);
    }
  }

  @Test
  void refusesBadTreesAndTwinsBelow() throws Exception {
    GitId bad = repository.object("tree", "100644 a\0short".getBytes(UTF_8));
    GitId around = repository.entries(List.of(new TestRepository.Entry("40000", "d", bad)));
    GitId twins = repository.tree("d/Read", "1", "d/read", "2");
    try (GitObjects objects = repository.open()) {
      Refused.by(TREE_MALFORMED, () -> objects.diff(repository.tree(), around));
      Refused.by(TREE_MALFORMED, () -> objects.treeSha512(around));
      assertEquals(
          "d/read", Refused.by(TREE_CASE_TWINS, () -> objects.requireNoTwins(twins)).subject());
      objects.requireNoTwins(repository.tree("d/Read", "1", "e/read", "2"));
    }
  }
}
