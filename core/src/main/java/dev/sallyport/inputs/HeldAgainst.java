package dev.sallyport.inputs;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a comparison means where the reference is a lock, or a record that stands for one. */
final class HeldAgainst {
  private static final String UPDATE =
      "if it is meant, make the lock anew with -Dsallyport.updateLock and have it reviewed";

  private final Comparison comparison;
  private final boolean soFar;
  private final List<Finding> findings = new ArrayList<>();

  private HeldAgainst(Comparison comparison, boolean soFar) {
    this.comparison = comparison;
    this.soFar = soFar;
  }

  /**
   * The findings, worst first.
   *
   * @param soFar whether the build still goes on, so that what is not read yet is no finding
   */
  static List<Finding> findings(Comparison comparison, boolean soFar) {
    HeldAgainst held = new HeldAgainst(comparison, soFar);
    held.differences();
    held.facts();
    held.tools();
    held.ends();
    return List.copyOf(held.findings);
  }

  private void differences() {
    for (Difference changed : comparison.changed()) {
      List<String> lines = new ArrayList<>();
      String expected = files(changed.before());
      String actual = files(changed.after());
      lines.add("expected " + expected);
      lines.add("actual   " + actual);
      lines.addAll(usedBy(changed));
      findings.add(
          new Finding(
              Rule.INPUT_DIFFERS,
              changed.path(),
              new Evidence.Causes(expected, actual, lines),
              changed.isMetadata()
                  ? "a repository has other versions now; pin the version, or: " + UPDATE
                  : "find out who replaced the file: delete it here and fetch it anew; " + UPDATE));
    }
    Map<String, String> before = versions(comparison.removed(), comparison.reference());
    for (Difference added : comparison.added()) {
      List<String> lines = new ArrayList<>(List.of(files(added.after())));
      String version = before.get(artifact(added.path()));
      if (version != null && !version.equals(version(added.path()))) {
        lines.add("the lock has version " + version);
      }
      lines.addAll(usedBy(added));
      found(Rule.INPUT_ADDED, added, lines);
    }
    for (Difference removed : comparison.removed()) {
      List<String> lines = new ArrayList<>(List.of(files(removed.before())));
      lines.addAll(usedBy(removed));
      found(Rule.INPUT_REMOVED, removed, lines);
    }
  }

  private void found(Rule rule, Difference difference, List<String> lines) {
    findings.add(new Finding(rule, difference.path(), new Evidence.Items(lines), UPDATE));
  }

  private static String files(List<BuildInput> side) {
    List<String> texts = new ArrayList<>();
    for (BuildInput input : side) {
      texts.add("sha256 " + input.sha256() + ", " + input.size() + " bytes");
    }
    return String.join(" and ", texts);
  }

  private static List<String> usedBy(Difference difference) {
    String kind = difference.any().kindText();
    String chain = difference.askedBy();
    return List.of(kind + (chain.isEmpty() ? "" : ", used by " + chain));
  }

  /** Of what the reference alone reads, or all that it reads: artifact to versions. */
  private static Map<String, String> versions(List<Difference> removed, BuildInputs reference) {
    Map<String, Set<String>> versions = new HashMap<>();
    if (removed.isEmpty()) {
      reference.inputs().forEach(input -> version(versions, input.path()));
    } else {
      removed.forEach(difference -> version(versions, difference.path()));
    }
    Map<String, String> joined = new HashMap<>();
    versions.forEach((artifact, all) -> joined.put(artifact, String.join(", ", all)));
    return joined;
  }

  private static void version(Map<String, Set<String>> versions, String path) {
    versions.computeIfAbsent(artifact(path), artifact -> new TreeSet<>()).add(version(path));
  }

  /** The folder of all versions. */
  private static String artifact(String path) {
    String[] segments = path.split("/", -1);
    int end = Math.max(0, segments.length - 2);
    return String.join("/", List.of(segments).subList(0, end));
  }

  private static String version(String path) {
    String[] segments = path.split("/", -1);
    return segments[Math.max(0, segments.length - 2)];
  }

  private void facts() {
    if (!comparison.toolsDiffer().isEmpty()) {
      return;
    }
    for (FactDifference fact : comparison.differingFacts()) {
      Rule rule =
          fact.name().startsWith(BuildInputs.JDK)
              ? Rule.TOOL_JDK_CHANGED
              : fact.name().startsWith(BuildInputs.MAVEN)
                  ? Rule.TOOL_MAVEN_CHANGED
                  : Rule.RECORD_ENVIRONMENT_DIFFERS;
      findings.add(
          new Finding(
              rule,
              fact.name(),
              new Evidence.Mismatch(fact.before().orElse(""), fact.after().orElse("")),
              "build where the fact is the same, or record anew"));
    }
  }

  private void tools() {
    if (comparison.toolsDiffer().isEmpty()) {
      return;
    }
    findings.add(
        Finding.of(
            Rule.INPUT_LOCK_TOOLS,
            comparison.reference().name(),
            String.join("; ", comparison.toolsDiffer())
                + ": "
                + (comparison.same() + comparison.changed().size())
                + " inputs of both were compared, "
                + (comparison.onlyReference() + comparison.onlyActual())
                + " that only one has were not judged",
            "build with the Maven, the JDK and the way in that the lock names, or make it anew"));
  }

  private void ends() {
    unfinished(comparison.reference());
    if (!soFar) {
      unfinished(comparison.actual());
    }
  }

  private void unfinished(BuildInputs inputs) {
    BuildInputs.Extent extent = inputs.extent();
    if (!extent.isToTheEnd()) {
      findings.add(
          Finding.of(
              Rule.RECORD_UNFINISHED,
              inputs.name(),
              extent.success()
                  ? "the record goes only until " + extent.until()
                  : "the recorded build failed: " + String.join("; ", extent.failures()),
              "build once more to the end, with the recorder in lib/ext"));
    }
  }
}
