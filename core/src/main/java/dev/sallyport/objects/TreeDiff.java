package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks two trees at once and leaves out what is the same. */
final class TreeDiff {
  private final Trees trees;
  private final List<Change> changes = new ArrayList<>();
  private int visited;

  private TreeDiff(Trees trees) {
    this.trees = trees;
  }

  static List<Change> of(Trees trees, GitId before, GitId after) throws Refusal {
    TreeDiff diff = new TreeDiff(trees);
    if (!before.equals(after)) {
      diff.folders("", trees.read(before), trees.read(after), 0);
    }
    return diff.changes;
  }

  private void folders(String prefix, List<TreeEntry> before, List<TreeEntry> after, int depth)
      throws Refusal {
    int left = 0;
    int right = 0;
    while (left < before.size() || right < after.size()) {
      int order = order(before, left, after, right);
      if (order < 0) {
        one(prefix, before.get(left++), true, depth);
      } else if (order > 0) {
        one(prefix, after.get(right++), false, depth);
      } else {
        both(prefix, before.get(left++), after.get(right++), depth);
      }
    }
  }

  private static int order(List<TreeEntry> before, int left, List<TreeEntry> after, int right) {
    if (left == before.size()) {
      return 1;
    }
    return right == after.size() ? -1 : GitOrder.compare(before.get(left), after.get(right));
  }

  private void both(String prefix, TreeEntry before, TreeEntry after, int depth) throws Refusal {
    if (before.equals(after)) {
      return;
    }
    visit(after);
    String path = prefix + before.name();
    if (before.mode() == TreeEntry.Mode.TREE) {
      Trees.requireDepth(after.id(), depth);
      folders(path + "/", trees.read(before.id()), trees.read(after.id()), depth + 1);
    } else {
      changes.add(new Change(path, Optional.of(before), Optional.of(after)));
    }
  }

  private void one(String prefix, TreeEntry entry, boolean isBefore, int depth) throws Refusal {
    visit(entry);
    String path = prefix + entry.name();
    if (entry.mode() == TreeEntry.Mode.TREE) {
      Trees.requireDepth(entry.id(), depth);
      for (TreeEntry below : trees.read(entry.id())) {
        one(path + "/", below, isBefore, depth + 1);
      }
      return;
    }
    Optional<TreeEntry> there = Optional.of(entry);
    changes.add(
        isBefore
            ? new Change(path, there, Optional.empty())
            : new Change(path, Optional.empty(), there));
  }

  private void visit(TreeEntry entry) throws Refusal {
    if (visited++ == Trees.MOST_VISITED) {
      throw Trees.tooMany(entry.id());
    }
  }
}
