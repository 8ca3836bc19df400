package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.Optional;

/**
 * The branch and the commits that a request names.
 *
 * @param ref full name of the branch
 * @param tip where the branch is
 * @param proposal the head of a pull request
 */
record Revision(String ref, GitId tip, Optional<GitId> proposal) {
  private static final String HEADS = "refs/heads/";

  static Revision of(SourceRequest request, GitObjects objects) throws Refusal {
    String ref = ref(request, objects);
    if (request.base().isPresent()) {
      GitId base = objects.revision(request.base().get());
      GitId head =
          request.head().isPresent() ? objects.revision(request.head().get()) : tip(ref, objects);
      if (base.equals(head)) {
        throw new Refusal(
            Rule.HISTORY_EMPTY,
            head.hex(),
            "the base is the head, so nothing is proposed",
            "name the head of the pull request with --head");
      }
      if (!objects.mergeBases(base, head).contains(base)) {
        throw new Refusal(
            Rule.BRANCH_BEHIND,
            head.hex(),
            "does not contain the base " + base.hex() + ", so what it would lead to is not known",
            "merge the base into it or rebase it, then ask for the reviews of that result");
      }
      return new Revision(ref, base, Optional.of(head));
    }
    GitId tip =
        request.head().isPresent() ? objects.revision(request.head().get()) : tip(ref, objects);
    return new Revision(ref, tip, Optional.empty());
  }

  /** What the whole answer is about. */
  GitId judged() {
    return proposal.orElse(tip);
  }

  private static String ref(SourceRequest request, GitObjects objects) throws Refusal {
    if (request.branch().isPresent()) {
      String name = request.branch().get();
      if (name.isEmpty() || name.startsWith("-") || name.equals("HEAD")) {
        throw new Refusal(
            Rule.BRANCH_AMBIGUOUS, name, "is not the name of a branch", "give refs/heads/NAME");
      }
      return unique(name.startsWith("refs/") ? name : HEADS + name, objects);
    }
    return headBranch(objects);
  }

  /** Git itself takes the tag where a tag and a branch have one name. */
  private static String unique(String ref, GitObjects objects) throws Refusal {
    if (ref.startsWith(HEADS)
        && objects.ref("refs/tags/" + ref.substring(HEADS.length())).isPresent()) {
      throw new Refusal(
          Rule.BRANCH_AMBIGUOUS,
          ref,
          "there is a tag of the same name, and git would take that one",
          "remove the tag");
    }
    return ref;
  }

  private static String headBranch(GitObjects objects) throws Refusal {
    return objects
        .headBranch()
        .orElseThrow(
            () ->
                new Refusal(
                    Rule.BRANCH_AMBIGUOUS,
                    "HEAD",
                    "is detached, so it does not say which branch's rules apply",
                    "name the protected branch: --branch refs/heads/main"));
  }

  private static GitId tip(String ref, GitObjects objects) throws Refusal {
    Optional<GitId> tip = objects.ref(ref);
    if (tip.isPresent()) {
      return tip.get();
    }
    boolean unborn = objects.headBranch().filter(ref::equals).isPresent();
    throw unborn
        ? new Refusal(
            Rule.HISTORY_EMPTY, ref, "the branch has no commit yet", "there is nothing to judge")
        : new Refusal(
            Rule.HISTORY_UNKNOWN_REVISION,
            ref,
            "there is no such branch here",
            "fetch it, or say with --head which commit is meant to be on it");
  }
}
