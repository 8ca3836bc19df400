package dev.sallyport.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person approves a change.
 *
 * @param reviewer the person id that the statement claims; only the key that signed it decides
 * @param reviewedAt when, by the reviewer's own clock; nothing rests on it
 */
public record ReviewStatement(
    ReviewedChange change, Optional<String> reviewer, Optional<Instant> reviewedAt) {
  public static final String PREDICATE = "https://sallyport.dev/review/v0.1";

  /** The SSHSIG namespace of everything under {@code refs/sallyport/reviews}. */
  public static final String NAMESPACE = "sallyport-review";

  /**
   * Reads the facts out of a statement.
   *
   * @throws Refusal {@code evidence.malformed}
   */
  public static ReviewStatement read(Statement statement) throws Refusal {
    Predicates.expect(statement, PREDICATE);
    return new ReviewStatement(
        ReviewedChange.read(statement),
        statement.predicate().optionalText("reviewer"),
        statement.predicate().optionalTime("reviewedAt"));
  }

  /** The bytes to be signed, an in-toto Statement v1. Same facts, same bytes. */
  public byte[] write() {
    ObjectNode predicate = change.predicate();
    reviewer.ifPresent(id -> predicate.put("reviewer", id));
    reviewedAt.ifPresent(time -> predicate.put("reviewedAt", Predicates.seconds(time)));
    return Statement.write(List.of(change.subject()), PREDICATE, predicate);
  }
}
