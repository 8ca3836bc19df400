package dev.sallyport.sourcereport;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.CommitRow;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.report.Printable;
import java.util.List;
import java.util.Locale;

/**
 * One row for people, every text printable.
 *
 * @param own whether the step itself is meant, not a commit that it brought
 * @param rules ids of what was found of it
 */
record Cells(
    String id,
    boolean own,
    String shape,
    String author,
    String signer,
    String key,
    String reviewers,
    String rules,
    String subject) {
  static final int SHORT_ID = 12;

  static Cells of(CommitRow row) {
    boolean own = row.id().equals(row.step());
    return new Cells(
        row.id().hex(),
        own,
        row.shape().map(Cells::word).orElse(own ? "" : "+"),
        Printable.of(row.author()),
        Printable.of(row.signer().orElse("")),
        KeyClasses.phrase(row),
        Printable.of(String.join(", ", row.reviewers())),
        String.join(", ", rules(row)),
        Printable.of(row.subject()));
  }

  static String word(Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> rules(CommitRow row) {
    return row.findings().stream().map(finding -> finding.rule().id()).distinct().toList();
  }

  static String shortId(GitId id) {
    return id.hex().substring(0, SHORT_ID);
  }

  /** A commit id in short, anything else as it is, both printable. */
  static String subject(String subject) {
    return GitId.isForm(subject) ? subject.substring(0, SHORT_ID) : Printable.of(subject);
  }
}
