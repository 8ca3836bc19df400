package dev.sallyport.sourcereport;

import static java.util.stream.Collectors.toMap;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.CommitRow;
import dev.sallyport.history.CommitRow.SignerKind;
import dev.sallyport.history.TagRow;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.report.JsonReport.Run;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reports made by hand. */
final class SampleReports {
  static final String NASTY =
      "\u001b[2K\r\n\u0000\u009b1A\u202e\u2066\u2028\u200b\ud800\uffff<script>&\"'`{{x}}]]>";
  static final Run RUN =
      new Run("id-1", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", "sallyport test");

  private SampleReports() {}

  static GitId id(int number) {
    return new GitId(String.format("%040x", number));
  }

  /** A step's own row. */
  static CommitRow step(int number, Shape shape, String signer, String touch, Finding... found) {
    return row(number, number, Optional.of(shape), signer, touch, List.of("bob"), found);
  }

  /** A row of what a step brought. */
  static CommitRow brought(int number, int step, String signer, Finding... found) {
    return row(number, step, Optional.empty(), signer, "none", List.of(), found);
  }

  private static CommitRow row(
      int number,
      int step,
      Optional<Shape> shape,
      String signer,
      String touch,
      List<String> reviewers,
      Finding... found) {
    return new CommitRow(
        id(number),
        id(step),
        "Alice <alice@example.org>",
        Optional.of(signer).filter(name -> !name.isEmpty()),
        kind(signer, shape),
        signer.isEmpty() ? "" : "ssh:SHA256:" + signer + " (ssh ed25519)",
        touch,
        shape,
        new TreeMap<>(reviewers.stream().collect(toMap(who -> who, who -> "signed the merge"))),
        "Subject " + number,
        List.of(found));
  }

  private static Optional<SignerKind> kind(String signer, Optional<Shape> shape) {
    if (signer.isEmpty()) {
      return Optional.empty();
    }
    return switch (shape.orElse(Shape.MERGE)) {
      case FORGE_MERGE, FORGE_SQUASH -> Optional.of(SignerKind.FORGE);
      case BOT -> Optional.of(SignerKind.BOT);
      case MERGE, REVIEWED_COMMIT, RELEASE_COMMIT -> Optional.of(SignerKind.PERSON);
    };
  }

  static Finding found(Rule rule, int commit) {
    return Finding.of(rule, id(commit).hex(), "fact of " + commit, "do " + rule.id());
  }

  static SourceReport report(
      Outcome outcome, List<CommitRow> rows, List<TagRow> tags, Finding... others) {
    List<Finding> findings = new ArrayList<>();
    rows.forEach(row -> findings.addAll(row.findings()));
    tags.forEach(tag -> findings.addAll(tag.findings()));
    findings.addAll(List.of(others));
    long steps = rows.stream().filter(row -> row.id().equals(row.step())).count();
    return new SourceReport(
        outcome,
        "acme/widgets",
        "refs/heads/main",
        Optional.of(id(1)),
        Optional.empty(),
        Optional.of(id(255)),
        Optional.of(id(7)),
        Optional.of("a".repeat(128)),
        Optional.of("b".repeat(64)),
        (int) steps,
        rows.size(),
        rows,
        tags,
        findings,
        new TreeMap<>(Map.of("reviews", "1 by others", "rollback", "checked")));
  }

  /** A merge that brings a commit, all fine. */
  static SourceReport good() {
    return report(
        Outcome.VERIFIED,
        List.of(brought(2, 3, "alice"), step(3, Shape.MERGE, "bob", "flagged")),
        List.of());
  }

  /** Two commits with findings, a tag, and something about the repository. */
  static SourceReport bad() {
    return report(
        Outcome.REFUTED,
        List.of(
            brought(2, 3, "", found(Rule.COMMIT_UNSIGNED, 2)),
            step(3, Shape.MERGE, "bob", "declared"),
            step(4, Shape.FORGE_MERGE, "github", "none", found(Rule.REVIEW_UNAVAILABLE, 4))),
        List.of(
            new TagRow(
                "refs/tags/v1",
                Optional.of(id(4)),
                Optional.empty(),
                List.of(Finding.of(Rule.TAG_UNSIGNED, "refs/tags/v1", "none", "sign it")))),
        Finding.of(Rule.BRANCH_REWRITTEN, "refs/heads/main", "moved", "find out"),
        Finding.of(Rule.POLICY_UNSAFE, "expiry", "no witness", "name one"));
  }

  /** Texts of an attacker wherever a report has a text that is not of our making. */
  static SourceReport hostile() {
    Finding finding = Finding.of(Rule.COMMIT_IDENTITY, NASTY, NASTY, NASTY);
    CommitRow row =
        new CommitRow(
            id(2),
            id(2),
            NASTY,
            Optional.of(NASTY),
            Optional.of(SignerKind.PERSON),
            NASTY,
            NASTY,
            Optional.of(Shape.MERGE),
            new TreeMap<>(Map.of(NASTY, NASTY)),
            NASTY,
            List.of(finding));
    TagRow tag =
        new TagRow("refs/tags/" + NASTY, Optional.of(id(2)), Optional.of(NASTY), List.of(finding));
    return new SourceReport(
        Outcome.REFUTED,
        NASTY,
        "refs/heads/" + NASTY,
        Optional.of(id(1)),
        Optional.empty(),
        Optional.of(id(2)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        1,
        List.of(row),
        List.of(tag),
        List.of(finding),
        new TreeMap<>(Map.of("reviews", NASTY)));
  }
}
