package dev.sallyport.review;

import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the predicates of this package have in common. */
final class Predicates {
  private Predicates() {}

  static void expect(Statement statement, String type) throws Refusal {
    if (!statement.predicateType().equals(type)) {
      throw statement.predicate().malformed("predicateType", "is not " + type);
    }
  }

  static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
