package dev.sallyport.app;

import dev.sallyport.app.ReviewDesk.Prepared;
import dev.sallyport.history.PolicyInForce;
import dev.sallyport.policy.BranchRule;
import dev.sallyport.policy.Principal;
import dev.sallyport.review.GitSigner;
import dev.sallyport.review.LocalPrograms;
import dev.sallyport.review.ReviewRef;
import dev.sallyport.review.ReviewStatement;
import dev.sallyport.review.Reviews;
import dev.sallyport.review.SignedFile;
import dev.sallyport.review.SigningKey;
import dev.sallyport.review.SigningSettings;
import dev.sallyport.sourcereport.ReviewSubject;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One {@code sallyport review approve}. */
public final class ReviewApproval {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Where git looks is decided by the option that names the repository. */
  private static final Set<String> REDIRECTIONS =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_COMMON_DIR",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_NAMESPACE");

  private final Machine machine;
  private final ReviewRequest request;

  ReviewApproval(Machine machine, ReviewRequest request) {
    this.machine = machine;
    this.request = request;
  }

  /**
   * What was signed.
   *
   * @param person whose key it is by the policy; empty when no policy was asked
   * @param pushLine the command that sends it to others
   */
  public record Approved(String file, Optional<String> person, String pushLine) {}

  /**
   * Shows, signs, checks and keeps.
   *
   * @param show is given what is to be approved before anything is signed
   * @param tell is given what the reviewer should know, one sentence each
   */
  public Approved approve(Consumer<ReviewSubject> show, Consumer<String> tell) throws Refusal {
    Instant now = Clock.systemUTC().instant();
    Prepared prepared = new ReviewDesk(request, now).prepare();
    show.accept(prepared.subject());
    SigningKey key =
        SigningSettings.choose(request.signing(), programs(request.repository()), machine.home());
    key.notes().forEach(tell);
    SignedFile file =
        new GitSigner(programs(machine.home()))
            .sign(key, prepared.statement().write(), ReviewStatement.NAMESPACE);
    Optional<String> person = Optional.empty();
    if (prepared.policy().isPresent()) {
      person = Optional.of(countsAs(prepared, prepared.policy().get(), file, tell));
    }
    new ReviewRef(Reviews.REF, programs(request.repository())).add(file, now);
    return new Approved(file.name(), person, ReviewRef.pushLine("REMOTE", Reviews.REF));
  }

  /** Sends all reviews that are here. */
  public void push(String remote) throws Refusal {
    new ReviewRef(Reviews.REF, programs(request.repository()))
        .push(remote, Clock.systemUTC().instant());
  }

  /** A statement that would count for nothing is not kept, so that nobody waits for it in vain. */
  private static String countsAs(
      Prepared prepared, PolicyInForce policy, SignedFile file, Consumer<String> tell)
      throws Refusal {
    Reviews.Verified verified =
        Reviews.read(visitor -> visitor.file(file.name(), file.bytes()))
            .verify(policy.policy(), policy.check());
    if (verified.reviews().isEmpty()) {
      throw new Refusal(verified.rejected().get(0).finding());
    }
    String person = verified.reviews().get(0).person();
    String ref = prepared.statement().change().ref();
    Optional<BranchRule> rule = policy.policy().branch(ref);
    if (rule.isEmpty()) {
      tell.accept("the policy says nothing of " + ref);
    } else if (!policy.policy().reviewersOn(rule.get()).contains(person)) {
      throw new Refusal(
          Rule.REVIEW_NOT_ALLOWED,
          person,
          "is not among the reviewers of " + ref + " by the policy at the commit it starts from",
          "somebody else must review, or a reviewed change of the policy comes first");
    }
    if (isAuthor(policy, person, prepared.subject())) {
      throw new Refusal(
          Rule.REVIEW_SELF,
          person,
          "is an author of this change, and nobody's review of his own work counts",
          "ask somebody else to review it");
    }
    return person;
  }

  private static boolean isAuthor(PolicyInForce policy, String person, ReviewSubject subject) {
    Principal principal = policy.policy().principals().get(person);
    return principal != null
        && subject.authors().keySet().stream()
            .map(author -> author.toLowerCase(Locale.ROOT))
            .anyMatch(
                author ->
                    principal.emails().stream()
                        .anyMatch(email -> author.endsWith("<" + email + ">")));
  }

  private LocalPrograms programs(Path folder) throws Refusal {
    if (!Files.isDirectory(folder)) {
      throw new Refusal(
          Rule.HISTORY_NOT_A_REPOSITORY,
          folder.toString(),
          "there is no such folder",
          "name the repository: --repo DIR");
    }
    Map<String, String> environment = new HashMap<>(machine.environment());
    environment.keySet().removeAll(REDIRECTIONS);
    return new LocalPrograms(folder, environment, LONGEST);
  }

  /** The name of a key in a file, such that the signing program finds it wherever it runs. */
  public static String keyName(String key) {
    boolean file = key.contains("/") || key.endsWith(".pub");
    return file && Files.isRegularFile(Path.of(key))
        ? Path.of(key).toAbsolutePath().normalize().toString()
        : key;
  }
}
