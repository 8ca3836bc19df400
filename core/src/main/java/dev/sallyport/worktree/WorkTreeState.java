package dev.sallyport.worktree;

import dev.sallyport.verdict.Finding;
import java.util.List;

/**
 * What a work tree is beside a tree.
 *
 * @param findings the first differences, in the order of the paths' names, at most {@link #MOST}
 * @param differences how many there are
 * @param files how many files and links of the tree were looked at
 * @param leftAside extra folders that are there and were not looked into, sorted
 */
public record WorkTreeState(
    List<Finding> findings, long differences, long files, List<String> leftAside) {
  /** Findings listed. */
  public static final int MOST = 100;

  public WorkTreeState {
    findings = List.copyOf(findings);
    leftAside = List.copyOf(leftAside);
  }
}
