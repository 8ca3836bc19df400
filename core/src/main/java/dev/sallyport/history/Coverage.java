package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which review statements speak of which stretch of the first-parent chain. A statement names where
 * the branch was and the tree it was to hold; it covers every step from the one to the first later
 * commit with that tree.
 */
final class Coverage {

  /** A statement and the chain positions it lies between: after {@code from}, up to {@code to}. */
  record Stretch(Approval approval, int from, int to) {
    boolean isOneStep() {
      return to == from + 1;
    }
  }

  private final Map<GitId, Integer> positions = new HashMap<>();
  private final Map<GitId, List<Integer>> byTree = new HashMap<>();

  /**
   * Indexes a chain.
   *
   * @param commits of the chain, the trust root first
   * @param trees theirs, in the same order
   */
  Coverage(List<GitId> commits, List<GitId> trees) {
    for (int i = 0; i < commits.size(); i++) {
      positions.put(commits.get(i), i);
      byTree.computeIfAbsent(trees.get(i), tree -> new ArrayList<>()).add(i);
    }
  }

  /** Those that name this repository and branch and lie on the chain. */
  List<Stretch> of(List<Approval> approvals, String repository, String ref) {
    List<Stretch> stretches = new ArrayList<>();
    for (Approval approval : approvals) {
      Integer from = positions.get(approval.from());
      if (from == null
          || !approval.repository().equals(repository)
          || !approval.ref().equals(ref)) {
        continue;
      }
      byTree.getOrDefault(approval.tree(), List.of()).stream()
          .filter(to -> to > from)
          .findFirst()
          .ifPresent(to -> stretches.add(new Stretch(approval, from, to)));
    }
    return stretches;
  }
}
