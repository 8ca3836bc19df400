package dev.sallyport.review;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.Principal;
import dev.sallyport.review.StatementFiles.Unverified;
import dev.sallyport.review.VerifiedReview.Kind;
import dev.sallyport.signature.SignatureCheck;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All approvals under {@code refs/sallyport/reviews}. They are read once; signatures are checked
 * when asked for, against the policy that judges the step in question.
 */
public final class Reviews {
  /** Where they are. */
  public static final String REF = "refs/sallyport/reviews";

  private final StatementFiles<Approval> files;
  private final Map<GitId, List<Unverified<Approval>>> byTree = new TreeMap<>();

  private Reviews(StatementFiles<Approval> files) {
    this.files = files;
    for (Unverified<Approval> file : files.statements()) {
      byTree.computeIfAbsent(file.content().change().tree(), tree -> new ArrayList<>()).add(file);
    }
  }

  /** Either kind of approval. */
  private record Approval(
      ReviewedChange change, Optional<ForgeApproval> forge, Optional<String> claimed) {
    static Approval read(Statement statement) throws Refusal {
      if (statement.predicateType().equals(ForgeApproval.PREDICATE)) {
        ForgeApproval approval = ForgeApproval.read(statement);
        return new Approval(approval.change(), Optional.of(approval), Optional.empty());
      }
      ReviewStatement review = ReviewStatement.read(statement);
      return new Approval(review.change(), Optional.empty(), review.reviewer());
    }
  }

  /** What became of the approvals that were asked for. */
  public record Verified(List<VerifiedReview> reviews, List<RejectedFile> rejected) {
    public Verified {
      reviews = List.copyOf(reviews);
      rejected = List.copyOf(rejected);
    }
  }

  /** What a repository without any review has. */
  public static Reviews none() {
    return new Reviews(StatementFiles.none());
  }

  /**
   * Reads every file.
   *
   * @throws Refusal {@code history.limit} when there are too many, or what the files themselves
   *     throw; one bad file is no reason
   */
  public static Reviews read(ReviewFiles files) throws Refusal {
    return new Reviews(StatementFiles.read(REF, files, Approval::read));
  }

  /** The names of the files that could be read. */
  public Set<String> names() {
    return files.statements().stream().map(Unverified::file).collect(Collectors.toSet());
  }

  /** Files that could not be read: {@code evidence.ignored} or {@code evidence.malformed}. */
  public List<RejectedFile> unreadable() {
    return List.copyOf(files.rejected());
  }

  /** Checks all approvals. */
  public Verified verify(Policy policy, SignatureCheck check) {
    return verify(files.statements(), policy, check);
  }

  /** Checks the approvals that name this tree as the result. */
  public Verified verify(GitId tree, Policy policy, SignatureCheck check) {
    return verify(byTree.getOrDefault(tree, List.of()), policy, check);
  }

  private static Verified verify(
      List<Unverified<Approval>> files, Policy policy, SignatureCheck check) {
    Signers signers = new Signers(policy, check, ReviewStatement.NAMESPACE);
    List<VerifiedReview> reviews = new ArrayList<>();
    List<RejectedFile> rejected = new ArrayList<>();
    for (Unverified<Approval> file : files) {
      try {
        reviews.add(verified(file, signers.signer(file.file(), file.envelope()), policy));
      } catch (Refusal refusal) {
        rejected.add(
            new RejectedFile(file.file(), refusal.finding(), Optional.of(file.content().change())));
      }
    }
    return new Verified(reviews, rejected);
  }

  private static VerifiedReview verified(
      Unverified<Approval> file, Signers.Signed signed, Policy policy) throws Refusal {
    Approval approval = file.content();
    Kind kind = approval.forge().isPresent() ? Kind.FORGE : Kind.STATEMENT;
    String person =
        approval.forge().isPresent()
            ? account(file.file(), approval.forge().get(), signed.by(), policy)
            : person(file.file(), signed.by());
    return new VerifiedReview(
        file.file(),
        kind,
        person,
        signed.by().id(),
        approval.change(),
        signed.signature(),
        approval.forge(),
        approval.claimed());
  }

  private static String person(String file, Principal signer) throws Refusal {
    if (signer instanceof Principal.Person person) {
      return person.id();
    }
    throw notAllowed(file, signer.id() + " is not a person", "only people review");
  }

  private static String account(
      String file, ForgeApproval approval, Principal signer, Policy policy) throws Refusal {
    if (!(signer instanceof Principal.Importer importer)
        || !importer.forge().equals(approval.forge())) {
      throw notAllowed(
          file,
          signer.id() + " does not import approvals from " + approval.forge(),
          "sign it with the key of an importer of that forge");
    }
    List<String> people =
        policy.principals().values().stream()
            .filter(Principal.Person.class::isInstance)
            .map(Principal.Person.class::cast)
            .filter(owns(approval))
            .map(Principal.Person::id)
            .toList();
    if (people.size() != 1) {
      throw notAllowed(
          file,
          people.size() + " people of the policy have that account at " + approval.forge(),
          "name the account under `forges` of exactly one person");
    }
    return people.get(0);
  }

  /** Digits name an account by its number, so that nobody can take the name over. */
  private static Predicate<Principal.Person> owns(ForgeApproval approval) {
    return person -> {
      String account = person.forges().get(approval.forge());
      if (account == null) {
        return false;
      }
      return account.chars().allMatch(c -> c >= '0' && c <= '9')
          ? account.equals(approval.account().id())
          : account.equalsIgnoreCase(approval.account().login());
    };
  }

  private static Refusal notAllowed(String file, String fact, String hint) {
    return new Refusal(Rule.REVIEW_NOT_ALLOWED, file, fact, hint);
  }
}
