package dev.sallyport.sourcereport;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.CommitRow;
import dev.sallyport.history.TagRow;
import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.sourcereport.FindingGroups.Group;
import dev.sallyport.verdict.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report as one page of HTML without scripts and without anything from elsewhere: what a
 * release adds, commit by commit.
 */
public final class SourceHtml {
  private static final String TEMPLATE = "release-delta.html";
  private static final int SHOWN = 20;

  private SourceHtml() {}

  public static String render(SourceReport report) {
    return Mustache.compiler().withEscaper(Escapers.HTML).compile(template()).execute(page(report));
  }

  private static String template() {
    try (InputStream in = SourceHtml.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("the template is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException("the template cannot be read", damaged);
    }
  }

  private static Map<String, Object> page(SourceReport report) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (CommitRow row : report.rows()) {
      rows.add(row(Cells.of(row), row));
    }
    Map<String, Object> page = new HashMap<>();
    page.put("outcome", report.outcome().name());
    page.put("class", report.outcome().name().toLowerCase(Locale.ROOT));
    page.put("headline", Printable.of(report.headline()));
    page.put("repository", Printable.of(report.repository()));
    page.put("ref", Printable.of(report.ref()));
    page.put("head-lines", head(report));
    page.put("facts", facts(report));
    page.put("rows", rows);
    page.put("no-rows", rows.isEmpty());
    page.put(
        "groups", FindingGroups.of(report.findings()).stream().map(SourceHtml::group).toList());
    page.put("no-findings", report.findings().isEmpty());
    page.put("tags", report.tags().stream().map(SourceHtml::tag).toList());
    return page;
  }

  private static List<Map<String, Object>> head(SourceReport report) {
    List<Map<String, Object>> lines = new ArrayList<>();
    line(lines, "trust root", report.root().map(GitId::hex));
    line(lines, "base", report.base().map(GitId::hex));
    line(lines, "head", report.head().map(GitId::hex));
    line(lines, "tree", report.tree().map(GitId::hex));
    line(lines, "tree-sha512", report.treeSha512());
    line(lines, "policy digest", report.policyDigest());
    return lines;
  }

  private static List<Map<String, Object>> facts(SourceReport report) {
    List<Map<String, Object>> lines = new ArrayList<>();
    report.facts().forEach((name, value) -> line(lines, name, Optional.of(value)));
    return lines;
  }

  private static void line(List<Map<String, Object>> lines, String name, Optional<String> value) {
    value.ifPresent(
        text -> lines.add(Map.of("name", Printable.of(name), "value", Printable.of(text))));
  }

  private static Map<String, Object> row(Cells cells, CommitRow row) {
    Map<String, Object> map = new HashMap<>();
    map.put("class", cells.own() ? "step" : "brought");
    map.put("id", cells.id());
    map.put("short", cells.id().substring(0, Cells.SHORT_ID));
    map.put("shape", cells.shape());
    map.put("author", cells.author());
    map.put("signer", cells.signer());
    map.put("key-class", cells.key());
    map.put("key", Printable.of(row.key()));
    map.put("reviewers", cells.reviewers());
    map.put("evidence", evidence(row));
    map.put("rules", cells.rules());
    map.put("subject", cells.subject());
    return map;
  }

  /** What showed the reviews, then what was found. */
  private static List<String> evidence(CommitRow row) {
    Stream<String> shown =
        row.reviews().entrySet().stream().map(review -> review.getKey() + ": " + review.getValue());
    Stream<String> found = row.findings().stream().map(FindingGroups::fact);
    return Stream.concat(shown, found).map(Printable::of).distinct().toList();
  }

  private static Map<String, Object> group(Group group) {
    int count = group.findings().size();
    List<Map<String, Object>> shown = new ArrayList<>();
    for (Finding finding : group.findings().subList(0, Math.min(count, SHOWN))) {
      shown.add(
          Map.of(
              "subject",
              Cells.subject(finding.subject()),
              "fact",
              Printable.of(FindingGroups.fact(finding))));
    }
    return Map.of(
        "rule", group.rule().id(),
        "weight", group.rule().weight().name().toLowerCase(Locale.ROOT),
        "meaning", group.rule().meaning(),
        "count", count,
        "findings", shown,
        "more", count > SHOWN ? List.of(count - SHOWN) : List.of(),
        "hints", group.hints(3).stream().map(Printable::of).toList());
  }

  private static Map<String, Object> tag(TagRow tag) {
    return Map.of(
        "ref", Printable.of(tag.ref()),
        "commit", tag.commit().map(GitId::hex).orElse(""),
        "signer", Printable.of(tag.signer().orElse("")),
        "rules", String.join(", ", tag.findings().stream().map(f -> f.rule().id()).toList()));
  }
}
