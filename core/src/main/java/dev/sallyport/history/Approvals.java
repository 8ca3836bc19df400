package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.Coverage.Stretch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The review statements under one policy, found by what they speak of. */
final class Approvals {
  private final Map<GitId, List<Approval>> byFrom = new HashMap<>();
  private final Map<GitId, List<Approval>> byTree = new HashMap<>();
  private final Map<Integer, List<Stretch>> longer = new HashMap<>();

  Approvals(List<Approval> all, List<Stretch> stretches) {
    for (Approval approval : all) {
      byFrom.computeIfAbsent(approval.from(), id -> new ArrayList<>()).add(approval);
      byTree.computeIfAbsent(approval.tree(), id -> new ArrayList<>()).add(approval);
    }
    for (Stretch stretch : stretches) {
      if (!stretch.isOneStep() && stretch.approval().by() instanceof Approval.By.Someone) {
        for (int i = stretch.from() + 1; i <= stretch.to(); i++) {
          longer.computeIfAbsent(i, index -> new ArrayList<>()).add(stretch);
        }
      }
    }
  }

  /** Every statement that starts where the step starts, or ends at the tree it ends at. */
  Set<Approval> near(Step step) {
    Set<Approval> near = new LinkedHashSet<>(byFrom.getOrDefault(step.from(), List.of()));
    near.addAll(byTree.getOrDefault(step.tree(), List.of()));
    return near;
  }

  /** The stretches of more than one step that a step lies in. */
  List<Stretch> longer(Step step) {
    return longer.getOrDefault(step.index(), List.of());
  }
}
