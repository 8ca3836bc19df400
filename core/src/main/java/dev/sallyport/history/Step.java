package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.Change;
import dev.sallyport.policy.BranchRule;
import java.util.List;
import java.util.Optional;

/**
 * One move of the branch along its first-parent chain, or one that is proposed.
 *
 * @param index position on the chain, the trust root being 0
 * @param from where the branch was
 * @param to the commit it moved to; empty for a proposal, which is nobody's commit yet
 * @param tree what the branch holds afterwards
 * @param brought every other commit that is new to the branch, parents first
 * @param policy in force before the step
 * @param rule of that policy for the branch
 * @param after what the policy is afterwards
 * @param changes between the trees before and after
 * @param own paths of a merge that neither side explains; empty for others
 * @param related whether the parents of a merge have a common ancestor
 */
record Step(
    int index,
    GitId from,
    Optional<Examined> to,
    GitId tree,
    List<Examined> brought,
    PolicyInForce policy,
    String policyKey,
    BranchRule rule,
    PolicySource.State after,
    List<Change> changes,
    List<String> own,
    boolean related) {
  Step {
    brought = List.copyOf(brought);
    changes = List.copyOf(changes);
    own = List.copyOf(own);
  }

  boolean isMerge() {
    return to.isPresent() && to.get().parents().size() == 2;
  }

  boolean changesPolicy() {
    return !after.key().equals(policyKey);
  }

  /** The commit that findings about the step as a whole name. */
  GitId subject() {
    if (to.isPresent()) {
      return to.get().id();
    }
    return brought.isEmpty() ? from : brought.get(brought.size() - 1).id();
  }
}
