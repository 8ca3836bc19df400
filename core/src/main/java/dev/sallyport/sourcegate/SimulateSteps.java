package dev.sallyport.sourcegate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.objects.ObjectKind;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The newest moves of a branch.
 *
 * @param root the commit before them
 * @param ids their commits, the newest first
 */
record SimulateSteps(String ref, GitId root, GitId tip, List<GitId> ids) {
  /** {@code tree ID LF}, then {@code parent ID LF}. */
  private static final int TREE_LINE = 5 + GitId.LENGTH + 1;

  private static final byte[] PARENT = "parent ".getBytes(US_ASCII);

  static SimulateSteps of(SimulateRequest request, GitObjects objects) throws Refusal {
    Revision revision =
        Revision.of(
            new SourceRequest(
                request.repository(),
                request.branch(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty()),
            objects);
    GitId tip = revision.tip();
    GitId root =
        request.since().isPresent()
            ? objects.revision(request.since().get())
            : before(objects, tip, request.last());
    List<GitId> ids =
        objects
            .firstParents(tip, root)
            .orElseThrow(
                () ->
                    new Refusal(
                        Rule.BRANCH_ROOT_NOT_ANCESTOR,
                        tip.hex(),
                        "following first parents from here never meets " + root,
                        "name a commit that the branch itself was at"));
    if (ids.isEmpty()) {
      throw new Refusal(
          Rule.HISTORY_EMPTY,
          revision.ref(),
          "there is no move of the branch after " + root,
          "a simulation needs two commits at least; look further back");
    }
    return new SimulateSteps(revision.ref(), root, tip, ids);
  }

  Set<GitId> set() {
    return new HashSet<>(ids);
  }

  private static GitId before(GitObjects objects, GitId tip, int last) throws Refusal {
    GitId at = tip;
    for (int i = 0; i < last; i++) {
      Optional<GitId> parent = firstParent(objects.raw(at, ObjectKind.COMMIT));
      if (parent.isEmpty()) {
        return at;
      }
      at = parent.get();
    }
    return at;
  }

  /** Read loosely: a malformed commit is a finding of the judgement, not the end of the walk. */
  private static Optional<GitId> firstParent(byte[] commit) {
    int start = TREE_LINE + PARENT.length;
    int end = start + GitId.LENGTH;
    if (commit.length < end || !Arrays.equals(commit, TREE_LINE, start, PARENT, 0, PARENT.length)) {
      return Optional.empty();
    }
    String id = new String(commit, start, GitId.LENGTH, US_ASCII);
    return GitId.isForm(id) ? Optional.of(new GitId(id)) : Optional.empty();
  }
}
