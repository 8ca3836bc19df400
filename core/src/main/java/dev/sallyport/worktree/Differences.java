package dev.sallyport.worktree;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;

/** Counts differences and keeps the first of them. */
final class Differences {
  private static final String DIFFERS_HINT =
      "build a fresh clone; here, git may be told to look away: see `git ls-files -v` (lower-case"
          + " letters and S), .gitattributes and core.autocrlf";

  private final List<Finding> first = new ArrayList<>();
  private long count;

  void differs(String path, String expected, String actual) {
    add(
        new Finding(
            Rule.TREE_WORKTREE_DIFFERS,
            path,
            new Evidence.Mismatch(expected, actual),
            DIFFERS_HINT));
  }

  void unreadable(String path, String why) {
    add(
        Finding.of(
            Rule.TREE_WORKTREE_DIFFERS,
            path,
            "it cannot be read, so nothing shows that it is the one of the tree: " + why,
            "see its owner and mode, and those of the folders above it"));
  }

  void extra(String path, String fact) {
    add(
        Finding.of(
            Rule.TREE_WORKTREE_EXTRA,
            path,
            fact,
            "remove it: `git clean -ndx` lists what git does not know, ignored or not"));
  }

  void submodule(String path) {
    add(
        Finding.of(
            Rule.TREE_WORKTREE_EXTRA,
            path,
            "the submodule is checked out, and nobody judged what is in it",
            "build without it: `git submodule deinit --force -- PATH`"));
  }

  void missing(String path, String fact) {
    add(
        Finding.of(
            Rule.TREE_WORKTREE_MISSING,
            path,
            fact,
            "restore it with `git restore`; a sparse checkout is not the whole tree"));
  }

  private void add(Finding finding) {
    count++;
    if (first.size() < WorkTreeState.MOST) {
      first.add(finding);
    }
  }

  List<Finding> first() {
    return first;
  }

  long count() {
    return count;
  }
}
