package dev.sallyport.artifact;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Optional;

/** Says per file which rule it breaks and what can be done. */
final class ArtifactFindings {
  private static final String CAUSES =
      "read the causes: where one names the build's environment, pin it in the recipe and run"
          + " again; else ask the publisher what it was built from";
  private static final String WITHOUT_FILE =
      "only digests are known of the other file: give it with --reference-repository to see why";

  private ArtifactFindings() {}

  static List<Finding> of(Comparison comparison) {
    if (comparison.verdicts().isEmpty()) {
      return List.of(
          Finding.of(
              Rule.ARTIFACT_NONE,
              "release",
              "neither the release nor the rebuild has a file in scope",
              "check the coordinate, and the repository that the published files come from"));
    }
    return comparison.verdicts().stream()
        .map(ArtifactFindings::finding)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Finding> finding(ArtifactVerdict verdict) {
    return switch (verdict.state()) {
      case IDENTICAL -> Optional.empty();
      case DIFFERENT, EQUIVALENT ->
          Optional.of(
              new Finding(
                  Rule.ARTIFACT_DIFFERS,
                  verdict.path(),
                  causes(verdict),
                  verdict.causes().isEmpty() ? WITHOUT_FILE : CAUSES));
      case FLAKY ->
          Optional.of(
              new Finding(
                  Rule.ARTIFACT_FLAKY,
                  verdict.path(),
                  verdict.causes().isEmpty() ? Evidence.fact(verdict.reason()) : causes(verdict),
                  "the build itself is not repeatable: fix what the causes name, or rebuild again"));
      case MISSING_IN_REBUILD ->
          simple(
              verdict,
              Rule.ARTIFACT_MISSING,
              "check the goals and profiles of the recipe: the build must make this file");
      case MISSING_IN_RELEASE ->
          simple(
              verdict,
              Rule.ARTIFACT_MISSING,
              "check the profiles of the recipe, or ask the publisher why it was left out");
      case UNEXPECTED_IN_RELEASE ->
          simple(
              verdict,
              Rule.ARTIFACT_UNEXPECTED,
              "a profile of the recipe may be missing; else nothing in the source makes this file");
      case NOT_COMPARED ->
          simple(
              verdict,
              Rule.ARTIFACT_NOT_COMPARED,
              "name a repository that has the file with --reference-repository");
    };
  }

  private static Optional<Finding> simple(ArtifactVerdict verdict, Rule rule, String hint) {
    return Optional.of(Finding.of(rule, verdict.path(), verdict.reason(), hint));
  }

  private static Evidence causes(ArtifactVerdict verdict) {
    return new Evidence.Causes(
        verdict.published().map(d -> "sha256 " + d.sha256()).orElse("none"),
        verdict.rebuilt().map(d -> "sha256 " + d.sha256()).orElse("none"),
        verdict.causeLines());
  }
}
