package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.PolicyInForce;
import dev.sallyport.history.ReviewBook;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.review.GitReviewFiles;
import dev.sallyport.review.RejectedFile;
import dev.sallyport.review.Reviews;
import dev.sallyport.review.VerifiedWitness;
import dev.sallyport.review.Witnesses;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signed statements that the repository carries beside its branches.
 *
 * @param ignored files that could not be read, as notes
 */
record Statements(ReviewBook reviews, Optional<Witnesses> witnesses, List<Finding> ignored) {

  static Statements read(GitObjects objects) throws Refusal {
    List<Finding> ignored = new ArrayList<>();
    ReviewBook book = ReviewBook.absent();
    boolean reviewed = objects.ref(Reviews.REF).isPresent();
    if (reviewed) {
      Reviews reviews = Reviews.read(new GitReviewFiles(objects, Reviews.REF));
      reviews.unreadable().forEach(file -> ignored.add(note(file)));
      book = new ReviewBook(Optional.of(reviews));
    }
    boolean witnessed = objects.ref(Witnesses.REF).isPresent();
    Optional<Witnesses> witnesses = Optional.empty();
    if (witnessed) {
      Witnesses read = Witnesses.read(new GitReviewFiles(objects, Witnesses.REF));
      read.unreadable().forEach(file -> ignored.add(note(file)));
      witnesses = Optional.of(read);
    }
    return new Statements(book, witnesses, ignored);
  }

  /** When each commit was seen by a witness of this policy whose key is still good. */
  Map<GitId, Instant> witnessed(PolicyInForce policy) {
    Map<GitId, Instant> times = new HashMap<>();
    if (witnesses.isPresent()) {
      for (VerifiedWitness witness :
          witnesses.get().verify(policy.policy(), policy.check()).witnesses()) {
        if (witness.signature().expiredSince().isEmpty()
            && witness.signature().softlyRevokedSince().isEmpty()) {
          times.merge(
              witness.statement().commit(),
              witness.statement().time(),
              (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
    return times;
  }

  /** Everybody who may push can put such a file there, so it decides nothing by itself. */
  private static Finding note(RejectedFile file) {
    Finding why = file.finding();
    String fact = why.evidence() instanceof Evidence.Fact text ? text.text() : why.rule().meaning();
    return Finding.of(
        Rule.EVIDENCE_IGNORED, file.file(), why.rule().id() + ": " + fact, why.hint());
  }
}
