package dev.sallyport.report;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.util.List;

/** How verdicts and findings are worded in every report for people. */
public final class FindingText {
  private FindingText() {}

  /** What it means for the verdict, in seven columns. */
  public static String word(Rule rule) {
    return switch (rule.weight()) {
      case REFUTES -> "refuted";
      case INDETERMINATE -> "open   ";
      case NOTE -> "note   ";
    };
  }

  /** What it rests on; not escaped. */
  public static List<String> lines(Evidence evidence) {
    if (evidence instanceof Evidence.Fact fact) {
      return fact.text().lines().toList();
    }
    if (evidence instanceof Evidence.Mismatch mismatch) {
      return List.of("expected " + mismatch.expected(), "actual   " + mismatch.actual());
    }
    if (evidence instanceof Evidence.Causes causes) {
      return causes.causes();
    }
    return evidence instanceof Evidence.Items items ? items.items() : List.of();
  }

  /** The headline, escaped, in the colour of the outcome. */
  public static String headline(Outcome outcome, String headline, boolean colours) {
    String line = Printable.of(headline);
    if (!colours) {
      return line;
    }
    int colour =
        switch (outcome) {
          case VERIFIED -> 32;
          case REFUTED -> 31;
          case INDETERMINATE -> 33;
        };
    return "\u001b[1;" + colour + "m" + line + "\u001b[0m";
  }
}
