package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the branch and the tags against what the verifier saw before. */
final class Rollback {
  private Rollback() {}

  static List<Finding> findings(Seen seen, GitObjects objects, String ref, GitId tip)
      throws Refusal {
    List<Finding> findings = new ArrayList<>();
    Optional<GitId> before = seen.at(ref);
    if (before.isPresent() && !before.get().equals(tip)) {
      branch(objects, ref, before.get(), tip).ifPresent(findings::add);
    }
    for (Map.Entry<String, GitId> tag : seen.tags().entrySet()) {
      Optional<GitId> now = objects.ref(tag.getKey());
      if (!now.equals(Optional.of(tag.getValue()))) {
        findings.add(moved(tag.getKey(), tag.getValue(), now));
      }
    }
    return findings;
  }

  private static Optional<Finding> branch(GitObjects objects, String ref, GitId before, GitId tip)
      throws Refusal {
    try {
      if (objects.firstParents(tip, before).isPresent()) {
        return Optional.empty();
      }
      boolean older = objects.firstParents(before, tip).isPresent();
      return Optional.of(
          Finding.of(
              older ? Rule.BRANCH_ROLLBACK : Rule.BRANCH_REWRITTEN,
              ref,
              "it was at " + before + " and is at " + tip,
              "find out who moved it; nothing that was verified may disappear"));
    } catch (Refusal gone) {
      if (gone.finding().rule() != Rule.HISTORY_MISSING_OBJECT) {
        throw gone;
      }
      return Optional.of(
          Finding.of(
              Rule.BRANCH_REWRITTEN,
              ref,
              "it was at " + before + ", which is not here any more",
              "fetch all of it; if the commit is gone there too, the history was rewritten"));
    }
  }

  private static Finding moved(String tag, GitId before, Optional<GitId> now) {
    return Finding.of(
        Rule.TAG_MOVED,
        tag,
        "it held " + before + " and " + now.map(id -> "holds " + id).orElse("is gone"),
        "a release tag never moves: make a new one");
  }
}
