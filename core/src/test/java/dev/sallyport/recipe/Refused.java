package dev.sallyport.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import org.junit.jupiter.api.function.Executable;

/** Asks for a refusal of one rule, and says what it was about. */
final class Refused {
  private Refused() {}

  static Finding by(Rule rule, Executable action) {
    Finding finding = assertThrows(Refusal.class, action).finding();
    assertEquals(rule, finding.rule(), finding.toString());
    return finding;
  }

  static String fact(Finding finding) {
    return ((Evidence.Fact) finding.evidence()).text();
  }
}
