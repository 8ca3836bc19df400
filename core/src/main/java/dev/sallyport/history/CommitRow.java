package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.verdict.Finding;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of the report: a commit and what was found of it. Texts are the commit's own and not
 * escaped.
 *
 * @param step the commit on the first-parent chain that brought it in; itself for the step's own
 * @param author name and email as claimed
 * @param signer id in the policy, empty when nobody is proven
 * @param signerKind what that is, empty when nobody is proven
 * @param key fingerprint and kind of the key, empty when not signed by a known one
 * @param touch as shown or declared, in the words of the policy
 * @param shape of the step, on the step's own row only
 * @param reviews what showed the review of each person that counted, by id, on the step's own row
 *     only
 * @param subject first line of the message
 */
public record CommitRow(
    GitId id,
    GitId step,
    String author,
    Optional<String> signer,
    Optional<SignerKind> signerKind,
    String key,
    String touch,
    Optional<Shape> shape,
    SortedMap<String, String> reviews,
    String subject,
    List<Finding> findings) {
  public CommitRow {
    reviews = new TreeMap<>(reviews);
    findings = List.copyOf(findings);
  }

  /** What the policy has under an id. */
  public enum SignerKind {
    PERSON,
    FORGE,
    BOT
  }

  /** The people whose review counted. */
  public List<String> reviewers() {
    return List.copyOf(reviews.keySet());
  }
}
