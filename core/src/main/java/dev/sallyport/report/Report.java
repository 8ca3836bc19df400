package dev.sallyport.report;

import dev.sallyport.artifact.ArtifactVerdict;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a verdict says. Renderings add nothing to it.
 *
 * @param subject the coordinate, or what was compared
 * @param count e.g. {@code 4 of 5 (javadoc not judged)}
 * @param publishedSet how the published files were found: {@code listed} or {@code probed (N
 *     names)}
 * @param environment recipe fields in the order of the recipe: value and origin
 * @param facts further facts by name: tools, sandbox, folders
 */
public record Report(
    Outcome outcome,
    String subject,
    String count,
    Optional<SourceFacts> source,
    String publishedSet,
    List<ArtifactVerdict> artifacts,
    List<Finding> findings,
    List<RecipeLine> environment,
    SortedMap<String, String> facts) {

  /** One field of the recipe that was used. */
  public record RecipeLine(String field, String value, String origin, String confidence) {}

  public Report {
    artifacts = List.copyOf(artifacts);
    findings = List.copyOf(findings);
    environment = List.copyOf(environment);
    facts = new TreeMap<>(facts);
  }

  /** A verdict about something that could not be judged, for the reasons in the findings. */
  public static Report unjudged(String subject, List<Finding> findings) {
    return new Report(
        outcomeOf(findings, Outcome.INDETERMINATE),
        subject,
        "0 files",
        Optional.empty(),
        "not asked",
        List.of(),
        findings,
        List.of(),
        new TreeMap<>(Map.of()));
  }

  /** Findings that refute win over those that leave open, and both over what the files say. */
  public static Outcome outcomeOf(List<Finding> findings, Outcome files) {
    if (files == Outcome.REFUTED || has(findings, Rule.Weight.REFUTES)) {
      return Outcome.REFUTED;
    }
    return has(findings, Rule.Weight.INDETERMINATE) ? Outcome.INDETERMINATE : files;
  }

  private static boolean has(List<Finding> findings, Rule.Weight weight) {
    return findings.stream().anyMatch(finding -> finding.rule().weight() == weight);
  }

  /** The one line that a person reads, and nothing else, when he reads one line. */
  public String headline() {
    String about = source.map(s -> ", source " + s.phrase()).orElse("");
    String unconfined = "none".equals(facts.get("sandbox")) ? ", built without a sandbox" : "";
    return outcome + " " + count + ": " + subject + about + unconfined;
  }
}
