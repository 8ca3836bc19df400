package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import java.util.List;

/**
 * What became of one step.
 *
 * @param commit the step's own; for a proposal its newest
 * @param resting whether the branch may rest here: not in the middle of a stretch that was reviewed
 *     as a whole
 */
public record StepVerdict(int index, GitId commit, List<CommitRow> rows, boolean resting) {
  public StepVerdict {
    rows = List.copyOf(rows);
  }
}
