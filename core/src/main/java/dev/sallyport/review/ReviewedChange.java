package dev.sallyport.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.statement.JsonFields;
import dev.sallyport.statement.JsonText;
import dev.sallyport.statement.SourceVsa;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import java.util.regex.Pattern;

/**
 * What somebody approved: on one branch of one repository, the way from a commit to a tree. All of
 * it must fit, so that an approval cannot be used for another revision, base, branch or repository.
 *
 * @param repository the policy's opaque id
 * @param ref full name of the branch, e.g. {@code refs/heads/main}
 * @param from the commit that the change starts from, an earlier state of the branch
 * @param tree the tree that the branch has afterwards
 * @param treeSha512 the same tree by SHA-512, 128 lower-case hex digits
 */
public record ReviewedChange(
    String repository, String ref, GitId from, GitId tree, String treeSha512) {
  private static final String GIT_TREE = "gitTree";
  private static final String DECISION = "decision";
  private static final String APPROVE = "approve";
  private static final Pattern GIT_ID = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Zl}\\p{Zp}]{1,1024}");
  private static final Pattern REF = Pattern.compile("refs/[^\\p{Cntrl} ~^:?*\\[\\\\]{1,1000}");

  public ReviewedChange {
    if (!NAME.matcher(repository).matches()) {
      throw new IllegalArgumentException("not the id of a repository");
    }
    if (!REF.matcher(ref).matches()) {
      throw new IllegalArgumentException("not the full name of a ref");
    }
    if (!SHA512.matcher(treeSha512).matches()) {
      throw new IllegalArgumentException("not a SHA-512");
    }
  }

  static ReviewedChange read(Statement statement) throws Refusal {
    Statement.Subject subject = statement.onlySubject();
    JsonFields digest = subject.fields().object("digest");
    JsonFields predicate = statement.predicate();
    if (!predicate.text(DECISION).equals(APPROVE)) {
      throw predicate.malformed(DECISION, "is not " + APPROVE);
    }
    return new ReviewedChange(
        predicate.text("repository", NAME, "the id of a repository"),
        predicate.text("ref", REF, "the full name of a ref"),
        id(predicate, "from"),
        id(digest, GIT_TREE),
        digest.text(SourceVsa.TREE_SHA512, SHA512, "a SHA-512 in lower-case hex"));
  }

  static GitId id(JsonFields fields, String field) throws Refusal {
    return new GitId(fields.text(field, GIT_ID, "a git id of 40 lower-case hex digits"));
  }

  ObjectNode subject() {
    ObjectNode subject = JsonText.object();
    subject.putObject("digest").put(GIT_TREE, tree.hex()).put(SourceVsa.TREE_SHA512, treeSha512);
    return subject;
  }

  ObjectNode predicate() {
    return JsonText.object()
        .put("repository", repository)
        .put("ref", ref)
        .put("from", from.hex())
        .put(DECISION, APPROVE);
  }
}
