package dev.sallyport.history;

import dev.sallyport.review.RejectedFile;
import dev.sallyport.review.ReviewedChange;
import dev.sallyport.review.Reviews;
import dev.sallyport.review.VerifiedReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The review statements at hand.
 *
 * @param statements empty when the ref that holds them is not there at all
 */
public record ReviewBook(Optional<Reviews> statements) {

  /** No ref, no statements. */
  public static ReviewBook absent() {
    return new ReviewBook(Optional.empty());
  }

  /** The names of all statements. */
  public Set<String> names() {
    return statements.map(Reviews::names).orElse(Set.of());
  }

  boolean isPresent() {
    return statements.isPresent();
  }

  /** All of them, judged by the keys of one policy. */
  List<Approval> under(PolicyInForce policy) {
    List<Approval> approvals = new ArrayList<>();
    if (statements.isPresent()) {
      Reviews.Verified verified = statements.get().verify(policy.policy(), policy.check());
      verified.reviews().forEach(review -> approvals.add(approval(review)));
      for (RejectedFile file : verified.rejected()) {
        file.change().ifPresent(change -> approvals.add(rejected(file, change)));
      }
    }
    return approvals;
  }

  private static Approval approval(VerifiedReview review) {
    boolean forge = review.kind() == VerifiedReview.Kind.FORGE;
    return of(
        review.file(),
        review.change(),
        forge ? Approval.Kind.FORGE : Approval.Kind.STATEMENT,
        new Approval.By.Someone(review.person(), review.signature()));
  }

  private static Approval rejected(RejectedFile file, ReviewedChange change) {
    return of(
        file.file(),
        change,
        Approval.Kind.STATEMENT,
        new Approval.By.Nobody(
            file.finding().rule(), file.finding().rule().id() + " " + file.finding().evidence()));
  }

  private static Approval of(
      String file, ReviewedChange change, Approval.Kind kind, Approval.By by) {
    return new Approval(
        file,
        change.repository(),
        change.ref(),
        change.from(),
        change.tree(),
        change.treeSha512(),
        kind,
        by);
  }
}
