package dev.sallyport.gitobject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.verdict.Evidence;
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

  /** The fact must name what is wrong: otherwise a case may fail for another reason. */
  static void by(Rule rule, String fact, Executable attempt) {
    String text = ((Evidence.Fact) by(rule, attempt).evidence()).text();
    assertEquals(true, text.contains(fact), text);
  }
}
