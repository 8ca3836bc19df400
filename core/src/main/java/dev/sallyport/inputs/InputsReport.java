package dev.sallyport.inputs;

import dev.sallyport.report.Report;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A verdict about the inputs of a build.
 *
 * @param subject what was judged
 * @param count what was looked at, in words, for the headline
 * @param facts further facts by name
 */
public record InputsReport(
    Outcome outcome,
    String subject,
    String count,
    List<Finding> findings,
    SortedMap<String, String> facts) {
  public InputsReport {
    findings = List.copyOf(findings);
    facts = new TreeMap<>(facts);
  }

  static InputsReport of(
      String subject, String count, List<Finding> findings, SortedMap<String, String> facts) {
    Outcome outcome = Report.outcomeOf(findings, Outcome.VERIFIED);
    return new InputsReport(outcome, subject, count, findings, facts);
  }

  /** This and what repositories say that they publish. */
  public InputsReport with(PublishedCheck.Result published) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(published.findings());
    SortedMap<String, String> more = new TreeMap<>(facts);
    published
        .confirmed()
        .forEach((id, files) -> more.put("published by " + id, Integer.toString(files)));
    return of(subject, count, all, more);
  }

  /** This and findings of others; they can make it worse, never better. */
  public InputsReport plus(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    InputsReport together = of(subject, count, all, facts);
    return outcome == Outcome.VERIFIED
        ? together
        : new InputsReport(
            Report.outcomeOf(all, outcome), subject, count, together.findings(), facts);
  }

  /** About what could not be judged. */
  public static InputsReport unjudged(String subject, Finding finding) {
    return new InputsReport(
        Outcome.INDETERMINATE, subject, "no inputs", List.of(finding), new TreeMap<>());
  }

  /** The one line that is read when one line is read. */
  public String headline() {
    return outcome + " " + count + ": " + subject;
  }

  /**
   * Holds inputs against a lock, or against a record that stands for one.
   *
   * @param soFar whether the build still goes on
   */
  public static InputsReport held(BuildInputs lock, BuildInputs actual, boolean soFar) {
    Comparison comparison = Comparison.of(lock, actual);
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("lock", lock.name());
    facts.put("inputs", actual.name());
    facts.put("coverage", actual.extent().coverage());
    facts.put("same", Integer.toString(comparison.same()));
    facts.put("until", actual.extent().until());
    String count =
        comparison.same()
            + " of "
            + actual.byPath().size()
            + (soFar ? " inputs so far" : " inputs");
    return of(lock.name(), count, HeldAgainst.findings(comparison, soFar), facts);
  }
}
