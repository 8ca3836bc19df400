package dev.sallyport.objects;

import dev.sallyport.gitobject.CommitObject;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.gitobject.TreeEntry.Mode;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a merge holds that neither side brought: for each path, the change of the one side that
 * changed it, or the clean merge by lines where both did, is expected, and everything else is the
 * merger's own. A dropped change is own content too.
 *
 * <p>Where there are several merge bases, a path must be explained under every one. One of them
 * would be enough to pass a revert: after a criss-cross, the state of a file before a change is
 * "unchanged on one side" against the base that has the change.
 *
 * <p>Renames are not followed: a file renamed on one side and changed on the other is listed.
 */
public final class MergeContent {
  private final GitObjects objects;
  private final ContentMerge contents;
  private int visited;

  private MergeContent(GitObjects objects) {
    this.objects = objects;
    this.contents = new ContentMerge(objects);
  }

  /**
   * The paths whose content is a merge's own.
   *
   * @param merge a commit with two parents
   * @return the paths, sorted as text; empty where the two parents have no common ancestor
   * @throws IllegalArgumentException for a commit with one parent or with three
   */
  public static Optional<List<String>> own(GitObjects objects, CommitObject merge) throws Refusal {
    if (merge.parents().size() != 2) {
      throw new IllegalArgumentException("not a merge of two");
    }
    GitId first = merge.parents().get(0);
    GitId second = merge.parents().get(1);
    List<GitId> bases = objects.mergeBases(first, second);
    if (bases.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new MergeContent(objects).own(merge.tree(), first, second, bases));
  }

  private List<String> own(GitId result, GitId first, GitId second, List<GitId> bases)
      throws Refusal {
    TreeSet<String> own = new TreeSet<>();
    for (GitId base : bases) {
      Sides roots =
          new Sides(
              root(objects.rootTree(base)),
              root(objects.rootTree(first)),
              root(objects.rootTree(second)),
              root(result));
      if (!roots.isPlain()) {
        below("", roots, own, 0);
      }
    }
    return new ArrayList<>(own);
  }

  private static TreeEntry root(GitId tree) {
    return new TreeEntry(Mode.TREE, "", tree);
  }

  /** Where nothing has to be looked into, a folder is passed with all that is below it. */
  private void below(String prefix, Sides folders, Set<String> own, int depth) throws Refusal {
    SidesByName names = SidesByName.below(objects, folders);
    for (Optional<Sides> next = names.next(); next.isPresent(); next = names.next()) {
      if (visited++ == Trees.MOST_VISITED) {
        throw Trees.tooMany(folders.any().id());
      }
      Sides sides = next.get();
      if (sides.isPlain()) {
        continue;
      }
      TreeEntry any = sides.any();
      String path = prefix + any.name();
      if (any.mode() == Mode.TREE) {
        Trees.requireDepth(any.id(), depth);
        below(path + "/", sides, own, depth + 1);
      } else if (!isMerged(sides)) {
        own.add(path);
      }
    }
  }

  private boolean isMerged(Sides sides) throws Refusal {
    return sides.base() != null
        && sides.first() != null
        && sides.second() != null
        && sides.result() != null
        && isMerged(sides.base(), sides.first(), sides.second(), sides.result());
  }

  private boolean isMerged(TreeEntry base, TreeEntry first, TreeEntry second, TreeEntry result)
      throws Refusal {
    for (TreeEntry entry : List.of(base, first, second, result)) {
      if (entry.mode() != Mode.FILE && entry.mode() != Mode.EXECUTABLE) {
        return false;
      }
    }
    if (result.mode() != mode(base, first, second)) {
      return false;
    }
    if (first.id().equals(second.id()) || second.id().equals(base.id())) {
      return result.id().equals(first.id());
    }
    if (first.id().equals(base.id())) {
      return result.id().equals(second.id());
    }
    return contents.explains(base.id(), first.id(), second.id(), result.id());
  }

  /** Of two modes, two that are not the base's are the same. */
  private static Mode mode(TreeEntry base, TreeEntry first, TreeEntry second) {
    return first.mode() == base.mode() ? second.mode() : first.mode();
  }
}
