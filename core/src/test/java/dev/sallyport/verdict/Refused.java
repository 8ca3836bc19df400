package dev.sallyport.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Asks for a refusal of one rule, and hands on what it says. */
public final class Refused {
  private Refused() {}

  public static Finding by(Rule rule, Executable attempt) {
    Finding finding = assertThrows(Refusal.class, attempt).finding();
    assertEquals(rule, finding.rule(), finding.toString());
    return finding;
  }

  /** The sentence that a finding rests on. */
  public static String fact(Finding finding) {
    return ((Evidence.Fact) finding.evidence()).text();
  }
}
