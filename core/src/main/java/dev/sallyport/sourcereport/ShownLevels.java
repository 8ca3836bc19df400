package dev.sallyport.sourcereport;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.CommitRow;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.statement.SourceVsa;
import dev.sallyport.verdict.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a good verdict may claim beyond itself. Policies may have changed on the way, so that the
 * rows decide, and all of them must be there: a list cut short shows the least.
 */
final class ShownLevels {
  private final SourceReport report;

  private ShownLevels(SourceReport report) {
    this.report = report;
  }

  static SortedSet<String> of(SourceReport report) {
    return new ShownLevels(report).all();
  }

  private SortedSet<String> all() {
    SortedSet<String> levels = new TreeSet<>();
    levels.add(SourceVsa.LEVEL_1);
    boolean excepted =
        report.findings().stream()
            .anyMatch(finding -> finding.rule() == Rule.POLICY_EXCEPTION_USED);
    if (!excepted && everyCommitIsSigned()) {
      levels.add(UnsignedVsa.SIGNED);
    }
    if (!excepted && everyStepIsReviewed()) {
      levels.add(UnsignedVsa.REVIEWED);
    }
    if (report.facts().getOrDefault("rollback", "").equals("checked")) {
      levels.add(UnsignedVsa.NO_ROLLBACK);
    }
    return levels;
  }

  /** A merge that brings nothing may be one whose commits the policy did not look at. */
  private boolean everyCommitIsSigned() {
    Set<GitId> bringing = new HashSet<>();
    for (CommitRow row : report.rows()) {
      if (!row.id().equals(row.step())) {
        bringing.add(row.step());
      }
    }
    return report.rows().size() == report.commits()
        && report.rows().stream()
            .allMatch(
                row -> row.signer().isPresent() && (!isMerge(row) || bringing.contains(row.id())));
  }

  private boolean everyStepIsReviewed() {
    List<CommitRow> steps =
        report.rows().stream().filter(row -> row.id().equals(row.step())).toList();
    return steps.size() == report.steps()
        && steps.stream().noneMatch(row -> row.reviewers().isEmpty());
  }

  private static boolean isMerge(CommitRow row) {
    Shape shape = row.shape().orElse(Shape.REVIEWED_COMMIT);
    return shape == Shape.MERGE || shape == Shape.FORGE_MERGE;
  }
}
