package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.CommitRow;
import dev.sallyport.history.TagRow;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything gate one says about a branch. Renderings add nothing to it; texts are not escaped yet.
 *
 * @param repository the policy's opaque id, else the folder's name
 * @param ref full name of the branch
 * @param treeSha512 of the head's tree
 * @param policyDigest of the policy in force at the head, or of the one given from outside
 * @param steps moves of the branch that were judged
 * @param commits looked at
 * @param rows listed, in the order of the chain, what a step brought before the step itself
 * @param findings of everything: commits, tags, the repository
 * @param facts e.g. {@code reviews}, {@code commits}, {@code expiry}, {@code rollback}
 */
public record SourceReport(
    Outcome outcome,
    String repository,
    String ref,
    Optional<GitId> root,
    Optional<GitId> base,
    Optional<GitId> head,
    Optional<GitId> tree,
    Optional<String> treeSha512,
    Optional<String> policyDigest,
    int steps,
    int commits,
    List<CommitRow> rows,
    List<TagRow> tags,
    List<Finding> findings,
    SortedMap<String, String> facts) {

  public SourceReport {
    rows = List.copyOf(rows);
    tags = List.copyOf(tags);
    findings = List.copyOf(findings);
    facts = new TreeMap<>(facts);
  }

  /** The one line that a person reads, and nothing else, when he reads one line. */
  public String headline() {
    StringBuilder line = new StringBuilder();
    line.append(outcome).append(' ').append(steps).append(steps == 1 ? " step, " : " steps, ");
    line.append(commits).append(commits == 1 ? " commit: " : " commits: ").append(ref);
    head.ifPresent(id -> line.append(" at ").append(id.hex(), 0, 12));
    root.ifPresent(id -> line.append(" since ").append(id.hex(), 0, 12));
    facts.forEach(
        (name, value) -> {
          if (SAID_ALOUD.contains(name)) {
            line.append("; ").append(name).append(": ").append(value);
          }
        });
    return line.toString();
  }

  /** What a reader must not overlook even when everything is fine. */
  private static final List<String> SAID_ALOUD =
      List.of("reviews", "commits", "expiry", "rollback", "policy");
}
