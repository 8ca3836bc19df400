package dev.sallyport.artifact;

import static java.util.Objects.requireNonNull;

import dev.sallyport.digest.Digests;
import dev.sallyport.verdict.ArtifactState;
import java.util.List;
import java.util.Optional;

/**
 * What is the case with one file in scope.
 *
 * @param path in the repository
 * @param published empty where the release does not have it, or its bytes could not be had
 * @param rebuilt empty where the first rebuild did not make it
 * @param causes of a difference, most telling first; empty for every other state
 * @param reason one phrase, for the states that digests do not explain; else empty
 */
public record ArtifactVerdict(
    String path,
    String name,
    ArtifactState state,
    Optional<Digests> published,
    Optional<Digests> rebuilt,
    List<Cause> causes,
    String reason) {
  public ArtifactVerdict {
    requireNonNull(path, "path is null");
    requireNonNull(name, "name is null");
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    causes = List.copyOf(causes);
  }

  /** The causes as text, one line each. */
  public List<String> causeLines() {
    return causes.stream().map(Cause::text).toList();
  }
}
