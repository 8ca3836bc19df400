package dev.sallyport.review;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.statement.StrictJson;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;

/**
 * The files of a ref as the objects of a repository have them.
 *
 * @param ref {@link Reviews#REF} or {@link Witnesses#REF}
 */
public record GitReviewFiles(GitObjects objects, String ref) implements ReviewFiles {

  /**
   * Shows every entry.
   *
   * @throws Refusal {@code review.unavailable} when the ref is not there, {@code
   *     evidence.malformed} when it does not name a commit with a tree, {@code history.corrupt} and
   *     {@code history.missing-object} as everywhere
   */
  @Override
  public void forEach(Visitor visitor) throws Refusal {
    GitId commit = objects.ref(ref).orElseThrow(() -> notFetched(ref));
    for (TreeEntry entry : entries(commit)) {
      if (entry.mode() == TreeEntry.Mode.FILE) {
        show(entry, visitor);
      } else {
        visitor.other(
            entry.name(), "is not a regular file but has the mode " + entry.mode().octal());
      }
    }
  }

  /** What to say when a ref is needed and not there. */
  public static Refusal notFetched(String ref) {
    return new Refusal(
        Rule.REVIEW_UNAVAILABLE,
        ref,
        "this ref is not in the repository",
        ReviewRef.fetchLine("origin", ref));
  }

  private List<TreeEntry> entries(GitId commit) throws Refusal {
    try {
      return objects.tree(objects.rootTree(commit));
    } catch (Refusal refused) {
      Rule rule = refused.finding().rule();
      // Nobody judges this ref's own history: what is wrong with it is that it is no evidence.
      if (rule == Rule.TREE_MALFORMED
          || rule == Rule.TREE_CASE_TWINS
          || rule == Rule.COMMIT_MALFORMED) {
        throw new Refusal(
            Rule.EVIDENCE_MALFORMED,
            ref,
            "its " + refused.finding().subject() + " cannot be read: " + rule.id(),
            "ask who wrote to the ref last to put back the commit before");
      }
      throw refused;
    }
  }

  private void show(TreeEntry entry, Visitor visitor) throws Refusal {
    byte[] bytes;
    try {
      bytes = objects.blob(entry.id(), StrictJson.MAX_BYTES);
    } catch (Refusal refused) {
      if (refused.finding().rule() != Rule.HISTORY_LIMIT) {
        throw refused;
      }
      visitor.other(entry.name(), "is larger than " + StrictJson.MAX_BYTES + " bytes");
      return;
    }
    visitor.file(entry.name(), bytes);
  }
}
