package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be judged.
 *
 * @param root the commit to start after: the trust root, or one that was judged before
 * @param tip of the branch
 * @param proposal the head of a pull request that is to become the next step, if that is asked
 * @param ref full name of the branch, e.g. {@code refs/heads/main}
 * @param witnessed when a trusted witness saw a commit
 * @param now of the verifier; no time of a commit is ever used
 * @param threads how many may be busy
 */
public record HistoryQuestion(
    GitObjects objects,
    GitId root,
    GitId tip,
    Optional<GitId> proposal,
    String ref,
    PolicySource policies,
    ReviewBook reviews,
    Map<GitId, Instant> witnessed,
    Instant now,
    int threads) {
  public HistoryQuestion {
    witnessed = Map.copyOf(witnessed);
  }

  /** The same question about what came after a later commit of the chain. */
  public HistoryQuestion from(GitId later) {
    return new HistoryQuestion(
        objects, later, tip, proposal, ref, policies, reviews, witnessed, now, threads);
  }
}
