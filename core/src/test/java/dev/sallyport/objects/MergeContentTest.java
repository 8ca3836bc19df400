package dev.sallyport.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.gitobject.GitId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a merge's own, each beside the merge that only joins. */
@SuppressWarnings("NullAway")
class MergeContentTest {
  private static final String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";
  private static final String TOP = TEN.replace("1\n2", "one\n2");
  private static final String END = TEN.replace("9\n10", "9\nten");
  private static final String BOTH = TOP.replace("9\n10", "9\nten");

  @TempDir Path temp;
  private TestRepository repository;

  @BeforeEach
  void make() throws Exception {
    repository = new TestRepository(temp);
  }

  private List<String> own(GitId result, GitId first, GitId second) throws Exception {
    GitId merge = repository.commit(result, first, second);
    try (GitObjects objects = repository.open()) {
      return MergeContent.own(objects, objects.commit(merge)).orElseThrow();
    }
  }

  /** Of a merge of two commits on one base. */
  private List<String> own(GitId base, GitId first, GitId second, GitId result) throws Exception {
    GitId root = repository.commit(base);
    return own(result, repository.commit(first, root), repository.commit(second, root));
  }

  private List<String> ofFile(String base, String first, String second, String result)
      throws Exception {
    return own(
        repository.tree("d/f", base, "x", "1"),
        repository.tree("d/f", first, "x", "1"),
        repository.tree("d/f", second, "x", "1"),
        repository.tree("d/f", result, "x", "1"));
  }

  @Test
  void joinsChangesToDifferentFiles() throws Exception {
    GitId base = repository.tree("a", "1", "b", "1", "gone", "1", "d/x", "1");
    GitId first = repository.tree("a", "2", "b", "1", "gone", "1", "d/x", "1", "new", "1");
    GitId second = repository.tree("a", "1", "b", "x:2", "d/x", "1", "d/y", "l:1");
    GitId joined = repository.tree("a", "2", "b", "x:2", "d/x", "1", "d/y", "l:1", "new", "1");
    assertEquals(List.of(), own(base, first, second, joined));
  }

  @Test
  void listsWhatNeitherSideHas() throws Exception {
    GitId base = repository.tree("a", "1", "b", "1");
    GitId first = repository.tree("a", "2", "b", "1");
    GitId second = repository.tree("a", "1", "b", "2");
    assertEquals(
        List.of("evil"), own(base, first, second, repository.tree("a", "2", "b", "2", "evil", "")));
    assertEquals(List.of("a"), own(base, first, second, repository.tree("a", "3", "b", "2")));
    assertEquals(List.of("a"), own(base, first, second, repository.tree("a", "x:2", "b", "2")));
    assertEquals(List.of("b"), own(base, first, second, repository.tree("a", "2")));
  }

  @Test
  void listsWhatWasSilentlyDropped() throws Exception {
    GitId base = repository.tree("a", "1", "b", "1");
    GitId first = repository.tree("a", "2", "b", "1");
    GitId second = repository.tree("a", "1", "b", "2");
    assertEquals(List.of("b"), own(base, first, second, first), "ours");
    assertEquals(List.of("a"), own(base, first, second, second), "theirs");
    assertEquals(List.of("a", "b"), own(base, first, second, base));
    assertEquals(List.of("a"), own(base, first, first, base), "both sides agree");
  }

  @Test
  void mergesLines() throws Exception {
    assertEquals(List.of(), ofFile(TEN, TOP, END, BOTH));
    assertEquals(List.of("d/f"), ofFile(TEN, TOP, END, TOP));
    assertEquals(List.of("d/f"), ofFile(TEN, TOP, END, END));
    assertEquals(List.of("d/f"), ofFile(TEN, TOP, END, BOTH + "evil\n"));
    assertEquals(List.of("d/f"), ofFile(TEN, TOP, END, BOTH.stripTrailing()));
    assertEquals(List.of("d/f"), ofFile(TEN, TOP, TEN.replace("1\n2", "uno\n2"), TOP), "conflict");
    assertEquals(List.of("d/f"), ofFile("l:1", "l:2", "l:3", "l:2"));
    assertEquals(List.of("d/f"), ofFile("\0" + TEN, "\0" + TOP, "\0" + END, "\0" + BOTH), "binary");
  }

  @Test
  void keepsLineEndsAsTheSidesHaveThem() throws Exception {
    String crlf = TEN.replace("\n", "\r\n");
    assertEquals(
        List.of(),
        ofFile(
            crlf,
            TOP.replace("\n", "\r\n"),
            END.replace("\n", "\r\n"),
            BOTH.replace("\n", "\r\n")));
    assertEquals(List.of(), ofFile(TEN, TOP, END.stripTrailing(), BOTH.stripTrailing()));
    assertEquals(List.of("d/f"), ofFile(TEN, TOP, END, BOTH.replace("\n", "\r\n")));
  }

  @Test
  void mergesModesApartFromLines() throws Exception {
    assertEquals(List.of(), ofFile(TEN, "x:" + TEN, END, "x:" + END));
    assertEquals(List.of(), ofFile(TEN, "x:" + TOP, END, "x:" + BOTH));
    assertEquals(List.of("d/f"), ofFile(TEN, "x:" + TOP, END, BOTH));
    assertEquals(List.of("d/f"), ofFile(TEN, TOP, END, "x:" + BOTH));
  }

  @Test
  void doesNotExplainWhatOnlyOneSideStillHas() throws Exception {
    GitId base = repository.tree("a", "1", "b", "1");
    GitId removed = repository.tree("b", "1");
    GitId changed = repository.tree("a", "2", "b", "1");
    assertEquals(List.of("a"), own(base, removed, changed, removed));
    assertEquals(List.of("a"), own(base, removed, changed, changed));
    GitId added = repository.tree("a", "1", "b", "1", "c", "1");
    GitId other = repository.tree("a", "1", "b", "1", "c", "2");
    assertEquals(List.of("c"), own(base, added, other, added));
    GitId folder = repository.tree("a/x", "1", "b", "1");
    assertEquals(List.of("a", "a/x"), own(base, changed, folder, base));
    assertEquals(List.of("a"), own(base, changed, folder, folder), "the change of a is gone");
  }

  /** After a criss-cross one base has the change and one has not: both must explain the result. */
  @Test
  void doesNotLetOneOfTwoBasesExplainARevert() throws Exception {
    GitId old = repository.tree("a", "1", "b", "1");
    GitId fixed = repository.tree("a", "2", "b", "1");
    GitId root = repository.commit(old);
    GitId one = repository.commit(fixed, root);
    GitId two = repository.commit(repository.tree("a", "1", "b", "2"), root);
    GitId good = repository.commit(repository.tree("a", "2", "b", "2"), one, two);
    GitId bad = repository.commit(repository.tree("a", "1", "b", "2"), two, one);
    try (GitObjects objects = repository.open()) {
      assertEquals(2, objects.mergeBases(good, bad).size());
    }
    assertEquals(List.of("a"), own(repository.tree("a", "1", "b", "2"), good, bad));
    GitId same = repository.commit(repository.tree("a", "2", "b", "2"), two, one);
    assertEquals(List.of(), own(repository.tree("a", "2", "b", "2"), good, same));
  }

  @Test
  void saysWhereThereIsNoBase() throws Exception {
    GitId tree = repository.tree("a", "1");
    GitId one = repository.commit(tree);
    GitId two = repository.commitAt(5, tree);
    GitId merge = repository.commit(tree, one, two);
    try (GitObjects objects = repository.open()) {
      assertEquals(Optional.empty(), MergeContent.own(objects, objects.commit(merge)));
      assertThrows(
          IllegalArgumentException.class, () -> MergeContent.own(objects, objects.commit(one)));
    }
  }
}
