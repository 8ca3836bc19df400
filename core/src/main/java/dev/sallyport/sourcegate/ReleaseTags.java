package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.HistoryQuestion;
import dev.sallyport.history.Judgement;
import dev.sallyport.history.PolicyInForce;
import dev.sallyport.history.TagJudge;
import dev.sallyport.history.TagRow;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags that are to be judged with a branch. */
final class ReleaseTags {
  private static final String PREFIX = "refs/tags/";

  private final GitObjects objects;
  private final Judgement judgement;
  private final TagJudge judge;

  ReleaseTags(HistoryQuestion question, Judgement judgement) {
    this.objects = question.objects();
    this.judgement = judgement;
    this.judge = new TagJudge(question, judgement);
  }

  /** Those that the caller names, by full or short name. All of them must be there. */
  List<TagRow> named(List<String> names) throws Refusal {
    List<TagRow> rows = new ArrayList<>();
    for (String name : names) {
      String ref = name.startsWith(PREFIX) ? name : PREFIX + name;
      Optional<GitId> id = objects.ref(ref);
      rows.add(id.isPresent() ? judge.judge(ref, id.get()) : missing(ref));
    }
    return rows;
  }

  /**
   * Those that the policy at the tip protects. Tags from before the trust root are not looked at:
   * whoever chose the root chose not to.
   */
  List<TagRow> protectedOnes() throws Refusal {
    List<TagRow> rows = new ArrayList<>();
    Optional<PolicyInForce> policy = judgement.policy();
    if (policy.isEmpty() || policy.get().policy().tags().isEmpty()) {
      return rows;
    }
    for (Map.Entry<String, GitId> tag : objects.refs(PREFIX).entrySet()) {
      if (policy.get().policy().tag(tag.getKey()).isPresent() && !isBeforeRoot(tag.getKey())) {
        rows.add(judge.judge(tag.getKey(), tag.getValue()));
      }
    }
    return rows;
  }

  private boolean isBeforeRoot(String ref) {
    try {
      GitId commit = objects.revision(ref);
      return !judgement.resting().contains(commit)
          && objects.mergeBases(commit, judgement.root()).contains(commit);
    } catch (Refusal unreadable) {
      return false;
    }
  }

  /** What each tag ref holds, to be remembered. */
  SortedMap<String, GitId> ids(List<TagRow> rows) throws Refusal {
    SortedMap<String, GitId> ids = new TreeMap<>();
    for (TagRow row : rows) {
      objects.ref(row.ref()).ifPresent(id -> ids.put(row.ref(), id));
    }
    return ids;
  }

  private static TagRow missing(String ref) {
    return new TagRow(
        ref,
        Optional.empty(),
        Optional.empty(),
        List.of(Finding.of(Rule.TAG_MISSING, ref, "there is no such tag here", "fetch the tags")));
  }
}
