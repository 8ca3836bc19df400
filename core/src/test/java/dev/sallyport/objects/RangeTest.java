package dev.sallyport.objects;

import static dev.sallyport.verdict.Rule.COMMIT_MALFORMED;
import static dev.sallyport.verdict.Rule.HISTORY_CORRUPT;
import static dev.sallyport.verdict.Rule.HISTORY_MISSING_OBJECT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.gitobject.GitId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class RangeTest {
  @TempDir Path temp;
  private TestRepository repository;
  private GitId tree;

  @BeforeEach
  void make() throws Exception {
    repository = new TestRepository(temp);
    tree = repository.tree("a", "1\n");
  }

  @Test
  void holdsWhatOneReachesAndTheOtherDoesNot() throws Exception {
    GitId start = repository.commit(tree);
    GitId root = repository.commit(tree, start);
    GitId old = repository.commit(tree, start);
    GitId main = repository.commit(tree, root);
    GitId merge = repository.commit(tree, main, old);
    GitId head = repository.commit(tree, merge);
    try (GitObjects objects = repository.open()) {
      Range range = objects.range(root, head);
      assertEquals(List.of(head, merge, main, old), range.childrenFirst());
      assertEquals(List.of(old, main, merge, head), range.parentsFirst());
      assertEquals(4, range.size());
      assertEquals(List.of(main, old), range.parents(merge));
      assertEquals(List.of(start), range.parents(old));
      assertTrue(range.contains(old));
      assertFalse(range.contains(root));
      assertTrue(range.isAncestor(old, head));
      assertTrue(range.isAncestor(old, old));
      assertFalse(range.isAncestor(head, old));
      assertFalse(range.isAncestor(old, main));
      assertFalse(range.isAncestor(root, head));
      assertThrows(IllegalArgumentException.class, () -> range.parents(root));
      assertEquals(List.of(), objects.range(head, head).childrenFirst());
      assertEquals(List.of(), objects.range(head, root).childrenFirst());
    }
  }

  @Test
  void followsFirstParentsOnly() throws Exception {
    GitId root = repository.commit(tree);
    GitId side = repository.commit(tree, root);
    GitId main = repository.commit(tree, root);
    GitId merge = repository.commit(tree, main, side);
    try (GitObjects objects = repository.open()) {
      assertEquals(Optional.of(List.of(merge, main)), objects.firstParents(merge, root));
      assertEquals(Optional.of(List.of()), objects.firstParents(merge, merge));
      assertEquals(Optional.empty(), objects.firstParents(merge, side));
      assertEquals(Optional.empty(), objects.firstParents(root, merge));
    }
  }

  @Test
  void findsEveryMergeBase() throws Exception {
    GitId root = repository.commit(tree);
    GitId a = repository.commit(tree, root);
    GitId b = repository.commit(tree, root);
    GitId ab = repository.commit(tree, a, b);
    GitId ba = repository.commit(tree, b, a);
    GitId alone = repository.commit(tree);
    try (GitObjects objects = repository.open()) {
      assertEquals(List.of(root), objects.mergeBases(a, b));
      assertEquals(Stream.of(a, b).sorted().toList(), objects.mergeBases(ab, ba));
      assertEquals(List.of(a), objects.mergeBases(a, ab));
      assertEquals(List.of(a), objects.mergeBases(a, a));
      assertEquals(List.of(), objects.mergeBases(a, alone));
    }
  }

  /** Dates are the committer's to choose: they may not hide a commit. */
  @Test
  void isNotMisledByDates() throws Exception {
    Random random = new Random(7);
    List<GitId> commits = new ArrayList<>();
    List<Set<GitId>> ancestors = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Set<Integer> parents = new TreeSet<>();
      for (int p = random.nextInt(3); p >= 0 && i > 0; p--) {
        parents.add(Math.max(0, i - 1 - random.nextInt(8)));
      }
      GitId[] ids = parents.stream().map(commits::get).toArray(GitId[]::new);
      GitId id = repository.commitAt(1 + random.nextInt(2_000_000_000), tree, ids);
      Set<GitId> reached = new HashSet<>(List.of(id));
      parents.forEach(parent -> reached.addAll(ancestors.get(parent)));
      commits.add(id);
      ancestors.add(reached);
    }
    try (GitObjects objects = repository.open()) {
      for (int round = 0; round < 200; round++) {
        int root = random.nextInt(commits.size());
        int head = random.nextInt(commits.size());
        Set<GitId> expected = new HashSet<>(ancestors.get(head));
        expected.removeAll(ancestors.get(root));
        Range range = objects.range(commits.get(root), commits.get(head));
        assertEquals(expected, new HashSet<>(range.childrenFirst()));
        assertOrder(range);
        Set<GitId> common = new HashSet<>(ancestors.get(head));
        common.retainAll(ancestors.get(root));
        assertEquals(
            best(common, commits, ancestors),
            new HashSet<>(objects.mergeBases(commits.get(root), commits.get(head))));
      }
    }
  }

  private static void assertOrder(Range range) {
    Set<GitId> seen = new HashSet<>();
    for (GitId id : range.parentsFirst()) {
      for (GitId parent : range.parents(id)) {
        assertTrue(seen.contains(parent) || !range.contains(parent));
      }
      seen.add(id);
    }
  }

  private static Set<GitId> best(
      Set<GitId> common, List<GitId> commits, List<Set<GitId>> ancestors) {
    Set<GitId> best = new HashSet<>(common);
    for (GitId one : common) {
      Set<GitId> below = new HashSet<>(ancestors.get(commits.indexOf(one)));
      below.remove(one);
      best.removeAll(below);
    }
    return best;
  }

  /** A lie about parents would take commits out of the range unseen. */
  @Test
  void hashesWhatItWalksThrough() throws Exception {
    GitId evil = repository.commit(tree);
    GitId start = repository.commit(tree);
    GitId root = repository.commit(tree, start);
    GitId head = repository.commit(tree, root, evil);
    try (GitObjects objects = repository.open()) {
      assertTrue(objects.range(root, head).contains(evil));
    }
    byte[] lie = TestRepository.commitText(1, tree, evil).getBytes(UTF_8);
    repository.loose(start, TestRepository.whole("commit " + lie.length, lie));
    try (GitObjects objects = repository.open()) {
      assertEquals(
          start.hex(), Refused.by(HISTORY_CORRUPT, () -> objects.range(root, head)).subject());
    }
  }

  @Test
  void refusesGapsAndOddCommits() throws Exception {
    GitId root = repository.commit(tree);
    GitId gap = repository.commit(tree, TestRepository.NOWHERE);
    GitId wrong = repository.commit(tree, tree);
    GitId odd = repository.object("commit", "tree x\n\n".getBytes(UTF_8));
    try (GitObjects objects = repository.open()) {
      Refused.by(HISTORY_MISSING_OBJECT, () -> objects.range(root, gap));
      Refused.by(HISTORY_MISSING_OBJECT, () -> objects.firstParents(gap, root));
      Refused.by(HISTORY_MISSING_OBJECT, () -> objects.mergeBases(gap, root));
      Refused.by(HISTORY_CORRUPT, () -> objects.range(root, wrong));
      Refused.by(COMMIT_MALFORMED, () -> objects.range(root, odd));
      Refused.by(COMMIT_MALFORMED, () -> objects.rootTree(odd));
      assertEquals(1, objects.range(root, repository.commit(tree, root)).size());
    }
  }

  @Test
  void goesDeep() throws Exception {
    GitId[] chain = new GitId[3000];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = i == 0 ? repository.commit(tree) : repository.commit(tree, chain[i - 1]);
    }
    GitId head = chain[chain.length - 1];
    try (GitObjects objects = repository.open()) {
      Range range = objects.range(chain[0], head);
      assertEquals(Arrays.asList(chain).subList(1, chain.length), range.parentsFirst());
      assertTrue(range.isAncestor(chain[1], head));
      assertEquals(chain.length - 1, objects.firstParents(head, chain[0]).orElseThrow().size());
    }
  }
}
