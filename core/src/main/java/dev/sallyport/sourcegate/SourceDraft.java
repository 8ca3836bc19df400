package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.CommitRow;
import dev.sallyport.history.StepVerdict;
import dev.sallyport.history.TagRow;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A report while it is made. */
final class SourceDraft {
  Optional<String> repository = Optional.empty();
  Optional<GitId> root = Optional.empty();
  Optional<GitId> tree = Optional.empty();
  Optional<String> treeSha512 = Optional.empty();
  Optional<String> policyDigest = Optional.empty();
  final List<Finding> findings = new ArrayList<>();
  final List<TagRow> tags = new ArrayList<>();
  final SortedMap<String, String> facts = new TreeMap<>();
  private final List<CommitRow> rows = new ArrayList<>();
  private Optional<Revision> revision = Optional.empty();
  private int steps;
  private int commits;
  private boolean whole;

  void revision(Revision found) {
    revision = Optional.of(found);
  }

  void take(StepVerdict verdict) {
    rows.addAll(verdict.rows());
    verdict.rows().forEach(row -> findings.addAll(row.findings()));
  }

  /** From here on a report without findings is a good one. */
  void judged(int allSteps, int allCommits) {
    steps = allSteps;
    commits = allCommits;
    whole = steps > 0;
  }

  boolean hasNoFindings() {
    return hasNoFindingsBeside(Optional.empty());
  }

  /** Whether no step has any but one that is only proposed. */
  boolean hasNoFindingsBeside(Optional<GitId> proposal) {
    return rows.stream()
        .filter(row -> !proposal.equals(Optional.of(row.step())))
        .flatMap(row -> row.findings().stream())
        .allMatch(finding -> finding.rule().weight() == Weight.NOTE);
  }

  /** Before everything is judged again. */
  void forgetRows() {
    rows.forEach(row -> findings.removeAll(row.findings()));
    rows.clear();
  }

  /** Lists only what came after a commit of the chain. */
  void listSince(GitId since) {
    int last = -1;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(since)) {
        last = i;
      }
    }
    rows.subList(0, last + 1).clear();
  }

  Outcome outcome() {
    if (has(Weight.REFUTES)) {
      return Outcome.REFUTED;
    }
    return has(Weight.INDETERMINATE) || !whole ? Outcome.INDETERMINATE : Outcome.VERIFIED;
  }

  private boolean has(Weight weight) {
    return findings.stream().anyMatch(finding -> finding.rule().weight() == weight);
  }

  SourceReport report(SourceRequest request) {
    String folder = String.valueOf(request.repository().toAbsolutePath().normalize().getFileName());
    return new SourceReport(
        outcome(),
        repository.orElse(folder),
        revision.map(Revision::ref).orElse(request.branch().orElse("HEAD")),
        root,
        revision.filter(r -> r.proposal().isPresent()).map(Revision::tip),
        revision.map(Revision::judged),
        tree,
        treeSha512,
        policyDigest,
        steps,
        commits,
        rows,
        tags,
        findings,
        facts);
  }
}
