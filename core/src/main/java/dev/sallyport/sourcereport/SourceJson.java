package dev.sallyport.sourcereport;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.CommitRow;
import dev.sallyport.history.TagRow;
import dev.sallyport.report.FindingJson;
import dev.sallyport.report.JsonReport.Run;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.verdict.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The report for a program: {@code schema} says which form, {@code run} holds the only things that
 * two runs with the same facts do not share. Rows are written one after the other, since a history
 * may have very many.
 */
public final class SourceJson {
  public static final String SCHEMA = "sallyport/source-report/1";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private SourceJson() {}

  public static String render(SourceReport report, Run run) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(lines);
      printer.indentArraysWith(lines);
      json.setPrettyPrinter(printer);
      write(json, report, run);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string could not be written", impossible);
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, SourceReport report, Run run) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("outcome", report.outcome().name());
    json.writeNumberField("exit", report.outcome().exitCode());
    json.writeStringField("headline", report.headline());
    json.writeStringField("repository", report.repository());
    json.writeStringField("ref", report.ref());
    id(json, "root", report.root());
    id(json, "base", report.base());
    id(json, "head", report.head());
    id(json, "tree", report.tree());
    text(json, "treeSha512", report.treeSha512());
    text(json, "policyDigest", report.policyDigest());
    json.writeNumberField("steps", report.steps());
    json.writeNumberField("commits", report.commits());
    json.writeArrayFieldStart("rows");
    for (CommitRow row : report.rows()) {
      json.writeTree(row(row));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tags");
    for (TagRow tag : report.tags()) {
      json.writeTree(tag(tag));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      ObjectNode node = JSON.createObjectNode();
      FindingJson.fill(node, finding);
      json.writeTree(node);
    }
    json.writeEndArray();
    ObjectNode facts = JSON.createObjectNode();
    report.facts().forEach(facts::put);
    json.writeFieldName("facts");
    json.writeTree(facts);
    json.writeFieldName("run");
    json.writeTree(
        JSON.createObjectNode()
            .put("id", run.id())
            .put("started", run.started())
            .put("finished", run.finished())
            .put("tool", run.tool()));
    json.writeEndObject();
  }

  private static ObjectNode row(CommitRow row) {
    ObjectNode node = JSON.createObjectNode();
    node.put("commit", row.id().hex()).put("step", row.step().hex());
    row.shape().ifPresent(shape -> node.put("shape", Cells.word(shape)));
    node.put("author", row.author()).put("subject", row.subject());
    row.signer().ifPresent(signer -> node.put("signer", signer));
    node.put("key", row.key()).put("keyClass", KeyClasses.of(row)).put("touch", row.touch());
    row.signerKind()
        .ifPresent(kind -> node.put("signerKind", kind.name().toLowerCase(Locale.ROOT)));
    ObjectNode reviews = node.putObject("reviews");
    row.reviews().forEach(reviews::put);
    ArrayNode rules = node.putArray("rules");
    Cells.rules(row).forEach(rules::add);
    return node;
  }

  private static ObjectNode tag(TagRow tag) {
    ObjectNode node = JSON.createObjectNode().put("ref", tag.ref());
    tag.commit().ifPresent(commit -> node.put("commit", commit.hex()));
    tag.signer().ifPresent(signer -> node.put("signer", signer));
    ArrayNode rules = node.putArray("rules");
    tag.findings().forEach(finding -> rules.add(finding.rule().id()));
    return node;
  }

  private static void id(JsonGenerator json, String name, Optional<GitId> id) throws IOException {
    text(json, name, id.map(GitId::hex));
  }

  private static void text(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }
}
