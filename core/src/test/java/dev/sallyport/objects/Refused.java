package dev.sallyport.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import org.junit.jupiter.api.function.Executable;

/** What a refused attempt says. */
final class Refused {
  private Refused() {}

  static Finding by(Rule rule, Executable attempt) {
    Finding finding = assertThrows(Refusal.class, attempt).finding();
    assertEquals(rule, finding.rule(), finding.toString());
    return finding;
  }
}
