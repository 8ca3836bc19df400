package dev.sallyport.sourcereport;

import dev.sallyport.history.CommitRow;
import dev.sallyport.history.TagRow;
import dev.sallyport.report.FindingText;
import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.sourcereport.FindingGroups.Group;
import dev.sallyport.verdict.Finding;
import java.util.ArrayList;
import java.util.List;

/** The report for a person at a terminal. */
public final class SourceText {
  private static final int FEW = 40;
  private static final int SHOWN = 5;
  private static final int WIDEST = 34;
  private static final int SUBJECT = 50;
  private static final String INDENT = "    ";

  private final boolean colours;
  private final boolean allRows;

  /**
   * A renderer.
   *
   * @param allRows whether commits are listed even when they are many and nothing is wrong with
   *     them
   */
  public SourceText(boolean colours, boolean allRows) {
    this.colours = colours;
    this.allRows = allRows;
  }

  public String render(SourceReport report) {
    StringBuilder out = new StringBuilder();
    line(out, FindingText.headline(report.outcome(), report.headline(), colours));
    out.append('\n');
    rows(out, report);
    report.tags().forEach(tag -> tag(out, tag));
    if (!report.tags().isEmpty()) {
      out.append('\n');
    }
    for (Group group : FindingGroups.of(report.findings())) {
      group(out, group);
    }
    facts(out, report);
    List<String> steps = FindingGroups.nextSteps(report.findings(), SHOWN);
    if (!steps.isEmpty()) {
      line(out, "\nnext steps");
      steps.forEach(step -> line(out, "  - " + Printable.of(step)));
    }
    return out.toString();
  }

  private void rows(StringBuilder out, SourceReport report) {
    if (report.rows().isEmpty()) {
      return;
    }
    if (report.rows().size() > FEW && !allRows) {
      line(out, report.rows().size() + " commits; --rows lists them all\n");
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of("commit", "shape", "author", "signer", "key", "reviewers", "rules", "subject"));
    for (CommitRow row : report.rows()) {
      Cells cells = Cells.of(row);
      table.add(
          List.of(
              Cells.shortId(row.id()),
              cells.shape(),
              cut(cells.author(), WIDEST),
              orDash(cells.signer()),
              orDash(cells.key()),
              orDash(cells.reviewers()),
              orDash(cells.rules()),
              cut(cells.subject(), SUBJECT)));
    }
    table(out, table);
    out.append('\n');
  }

  private static void table(StringBuilder out, List<List<String>> table) {
    int columns = table.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : table) {
      for (int i = 0; i < columns - 1; i++) {
        widths[i] = Math.max(widths[i], Math.min(length(row.get(i)), WIDEST));
      }
    }
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        String cell = row.get(i);
        line.append(' ').append(cell).append(" ".repeat(Math.max(0, widths[i] - length(cell))));
      }
      line(out, line.toString().stripTrailing());
    }
  }

  private static void tag(StringBuilder out, TagRow tag) {
    String state = tag.findings().isEmpty() ? "good" : "not good";
    String commit = tag.commit().map(id -> " at " + Cells.shortId(id)).orElse("");
    String signer = tag.signer().map(id -> ", signed by " + Printable.of(id)).orElse("");
    line(out, "tag " + Printable.of(tag.ref()) + commit + ": " + state + signer);
  }

  private static void group(StringBuilder out, Group group) {
    int count = group.findings().size();
    String times = count == 1 ? "" : " (" + count + " times)";
    line(out, FindingText.word(group.rule()) + " " + group.rule().id() + times);
    line(out, INDENT + group.rule().meaning());
    for (Finding finding : group.findings().subList(0, Math.min(count, SHOWN))) {
      line(
          out,
          INDENT
              + Cells.subject(finding.subject())
              + "  "
              + Printable.of(FindingGroups.fact(finding)));
    }
    if (count > SHOWN) {
      line(out, INDENT + "and " + (count - SHOWN) + " more; --format json has them all");
    }
    group.hints(2).forEach(hint -> line(out, INDENT + "hint: " + Printable.of(hint)));
  }

  private static void facts(StringBuilder out, SourceReport report) {
    out.append('\n');
    fact(out, "repository", report.repository());
    fact(out, "branch", report.ref());
    report.root().ifPresent(id -> fact(out, "trust root", id.hex()));
    report.base().ifPresent(id -> fact(out, "base", id.hex()));
    report.head().ifPresent(id -> fact(out, "head", id.hex()));
    report.tree().ifPresent(id -> fact(out, "tree", id.hex()));
    report.treeSha512().ifPresent(digest -> fact(out, "tree-sha512", digest));
    report.policyDigest().ifPresent(digest -> fact(out, "policy digest", digest));
    report.facts().forEach((name, value) -> fact(out, name, value));
  }

  private static void fact(StringBuilder out, String name, String value) {
    line(out, name + " ".repeat(Math.max(1, 15 - length(name))) + Printable.of(value));
  }

  private static String orDash(String cell) {
    return cell.isEmpty() ? "-" : cell;
  }

  private static String cut(String text, int most) {
    return length(text) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 3)) + "...";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
