package dev.sallyport.app;

import dev.sallyport.gitobject.CommitObject;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.Ident;
import dev.sallyport.history.PolicyInForce;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.objects.Range;
import dev.sallyport.review.ReviewStatement;
import dev.sallyport.review.ReviewedChange;
import dev.sallyport.sourcereport.ReviewSubject;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds out what an approval would be about, before anything is signed. */
final class ReviewDesk {
  private static final String HEADS = "refs/heads/";

  private final ReviewRequest request;
  private final Instant now;

  ReviewDesk(ReviewRequest request, Instant now) {
    this.request = request;
    this.now = now;
  }

  /**
   * What lies on the desk.
   *
   * @param policy at the commit that the change starts from; empty when the caller named the
   *     repository himself
   */
  record Prepared(
      ReviewStatement statement, ReviewSubject subject, Optional<PolicyInForce> policy) {}

  Prepared prepare() throws Refusal {
    try (GitObjects objects = GitObjects.open(request.repository())) {
      String ref =
          request.branch().startsWith("refs/") ? request.branch() : HEADS + request.branch();
      GitId from = from(objects, ref);
      Optional<GitId> head = head(objects, from);
      GitId tree = head.isPresent() ? objects.rootTree(head.get()) : tree(objects);
      if (tree.equals(objects.rootTree(from))) {
        throw new Refusal(
            Rule.HISTORY_EMPTY,
            from.hex(),
            "holds that tree already, so that there is nothing to approve",
            "say with --from where the branch was before the change");
      }
      Optional<PolicyInForce> policy =
          request.repositoryId().isPresent()
              ? Optional.empty()
              : Optional.of(new PolicyAt(now).in(objects, from));
      ReviewedChange change = change(objects, ref, from, tree, policy);
      ReviewSubject subject =
          new ReviewSubject(
              change,
              objects.diff(objects.rootTree(from), tree),
              head.isPresent() ? authors(objects, from, head.get()) : new TreeMap<>());
      return new Prepared(
          new ReviewStatement(
              change, request.reviewer(), Optional.of(now.truncatedTo(ChronoUnit.SECONDS))),
          subject,
          policy);
    }
  }

  private ReviewedChange change(
      GitObjects objects, String ref, GitId from, GitId tree, Optional<PolicyInForce> policy)
      throws Refusal {
    String repository =
        policy.map(found -> found.policy().repository()).or(request::repositoryId).orElseThrow();
    try {
      return new ReviewedChange(repository, ref, from, tree, objects.treeSha512(tree));
    } catch (IllegalArgumentException malformed) {
      throw new Refusal(
          Rule.BRANCH_AMBIGUOUS,
          ref,
          String.valueOf(malformed.getMessage()),
          "give --branch refs/heads/NAME, and --repository as the policy has it");
    }
  }

  private GitId from(GitObjects objects, String ref) throws Refusal {
    if (request.from().isPresent()) {
      return objects.revision(request.from().get());
    }
    return objects
        .ref(ref)
        .orElseThrow(
            () ->
                new Refusal(
                    Rule.HISTORY_UNKNOWN_REVISION,
                    ref,
                    "there is no such branch here",
                    "fetch it, or say where it is: --from origin/" + request.branch()));
  }

  private Optional<GitId> head(GitObjects objects, GitId from) throws Refusal {
    if (!(request.result() instanceof ReviewRequest.Result.Head named)) {
      return Optional.empty();
    }
    GitId head = objects.revision(named.revision());
    if (!objects.mergeBases(from, head).contains(from)) {
      throw new Refusal(
          Rule.BRANCH_BEHIND,
          head.hex(),
          "does not contain " + from.hex() + ", so that its tree is not what the branch will hold",
          "merge the branch into it or rebase it, and approve that; or name the tree of the merge:"
              + " --tree ID");
    }
    return Optional.of(head);
  }

  private GitId tree(GitObjects objects) throws Refusal {
    String id = ((ReviewRequest.Result.Tree) request.result()).id();
    if (!GitId.isForm(id)) {
      throw new Refusal(
          Rule.HISTORY_UNKNOWN_REVISION,
          id,
          "is not the id of a tree: 40 lower-case hexadecimal digits",
          "git rev-parse COMMIT^{tree}");
    }
    GitId tree = new GitId(id);
    objects.tree(tree);
    return tree;
  }

  /** How many of the new commits each author claims, by name and email. */
  private static SortedMap<String, Integer> authors(GitObjects objects, GitId from, GitId head)
      throws Refusal {
    TreeMap<String, Integer> authors = new TreeMap<>();
    Range range = objects.range(from, head);
    for (GitId id : range.childrenFirst()) {
      CommitObject commit = objects.commit(id);
      Ident author = commit.author();
      authors.merge(author.name() + " <" + author.email() + ">", 1, Integer::sum);
    }
    return authors;
  }
}
