package dev.sallyport.app;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.history.PolicyInForce;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.review.RejectedFile;
import dev.sallyport.review.ReviewFiles;
import dev.sallyport.review.ReviewRef;
import dev.sallyport.review.Reviews;
import dev.sallyport.review.VerifiedReview;
import dev.sallyport.sourcereport.ReviewList;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One {@code sallyport review list}: every statement that is here, with what is to say of it. */
public final class ReviewShelf {
  private static final String HEADS = "refs/heads/";
  private static final long LARGEST = 1 << 20;

  private final Path repository;
  private final Optional<String> branch;
  private final Optional<Path> policy;

  /**
   * A shelf.
   *
   * @param branch whose statements are wanted and whose tip has the policy; empty means all
   *     statements, by the policy of the branch checked out
   * @param policy a file to use instead
   */
  public ReviewShelf(Path repository, Optional<String> branch, Optional<Path> policy) {
    this.repository = repository;
    this.branch = branch;
    this.policy = policy;
  }

  /**
   * Reads and checks.
   *
   * @throws Refusal {@code review.unavailable} when the reviews were not fetched, and what a policy
   *     or a repository that cannot be read throws
   */
  public ReviewList list() throws Refusal {
    try (GitObjects objects = GitObjects.open(repository)) {
      GitId commit =
          objects
              .ref(Reviews.REF)
              .orElseThrow(
                  () ->
                      new Refusal(
                          Rule.REVIEW_UNAVAILABLE,
                          Reviews.REF,
                          "is not here",
                          ReviewRef.fetchLine("REMOTE", Reviews.REF)));
      Optional<String> ref = branch.map(name -> name.startsWith("refs/") ? name : HEADS + name);
      Reviews reviews = Reviews.read(files(objects, commit));
      Reviews.Verified verified = verified(reviews, policy(objects, ref));
      List<VerifiedReview> good = new ArrayList<>(verified.reviews());
      List<RejectedFile> bad = new ArrayList<>(verified.rejected());
      ref.ifPresent(
          wanted -> {
            good.removeIf(review -> !review.change().ref().equals(wanted));
            bad.removeIf(
                file -> file.change().isPresent() && !file.change().get().ref().equals(wanted));
          });
      bad.addAll(reviews.unreadable());
      return new ReviewList(good, bad);
    }
  }

  private static Reviews.Verified verified(Reviews reviews, PolicyInForce policy) {
    return reviews.verify(policy.policy(), policy.check());
  }

  private PolicyInForce policy(GitObjects objects, Optional<String> ref) throws Refusal {
    PolicyAt policies = new PolicyAt(Clock.systemUTC().instant());
    return policy.isPresent()
        ? policies.from(policy.get())
        : policies.in(objects, objects.revision(ref.orElse("HEAD")));
  }

  private static ReviewFiles files(GitObjects objects, GitId commit) {
    return visitor -> {
      for (TreeEntry entry : objects.tree(objects.rootTree(commit))) {
        if (entry.mode() == TreeEntry.Mode.FILE) {
          visitor.file(entry.name(), objects.blob(entry.id(), LARGEST));
        }
      }
    };
  }
}
