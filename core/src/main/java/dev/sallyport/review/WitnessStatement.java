package dev.sallyport.review;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.statement.JsonFields;
import dev.sallyport.statement.SourceVsa;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;

/**
 * Somebody whom the policy trusts for it saw a commit at a time. It is read out of a SLSA Source
 * VSA: whether that verdict was good does not matter here, that the commit was there does.
 *
 * @param commit existed, with everything that it reaches
 * @param time not later than this
 */
public record WitnessStatement(GitId commit, Instant time) {
  /** The SSHSIG namespace of everything under {@code refs/sallyport/witness}. */
  public static final String NAMESPACE = "sallyport-witness";

  /**
   * Reads the facts out of a VSA, ours or another's.
   *
   * @throws Refusal {@code evidence.malformed}
   */
  public static WitnessStatement read(Statement statement) throws Refusal {
    Predicates.expect(statement, SourceVsa.PREDICATE);
    JsonFields digest = statement.onlySubject().fields().object("digest");
    return new WitnessStatement(
        ReviewedChange.id(digest, "gitCommit"), statement.predicate().time("timeVerified"));
  }
}
