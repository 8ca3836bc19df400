package dev.sallyport.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.artifact.ArtifactVerdict;
import dev.sallyport.digest.Digests;
import java.util.List;
import java.util.Optional;

/**
 * The report for a program: {@code schema} says which form, {@code run} holds the only things that
 * two runs with the same facts do not share.
 */
public final class JsonReport {
  public static final String SCHEMA = "sallyport/report/1";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private JsonReport() {}

  /** What differs between two runs. */
  public record Run(String id, String started, String finished, String tool) {}

  public static String render(Report report, Run run) {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("outcome", report.outcome().name());
    root.put("exit", report.outcome().exitCode());
    root.put("headline", report.headline());
    root.put("subject", report.subject());
    root.put("publishedSet", report.publishedSet());
    report.source().ifPresent(source -> source(root.putObject("source"), source));
    ArrayNode artifacts = root.putArray("artifacts");
    report.artifacts().forEach(artifact -> artifact(artifacts.addObject(), artifact));
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(finding -> FindingJson.fill(findings.addObject(), finding));
    ArrayNode recipe = root.putArray("recipe");
    for (Report.RecipeLine line : report.environment()) {
      recipe
          .addObject()
          .put("field", line.field())
          .put("value", line.value())
          .put("origin", line.origin())
          .put("confidence", line.confidence());
    }
    ObjectNode facts = root.putObject("facts");
    report.facts().forEach(facts::put);
    root.putObject("run")
        .put("id", run.id())
        .put("started", run.started())
        .put("finished", run.finished())
        .put("tool", run.tool());
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values was not written", impossible);
    }
  }

  private static void source(ObjectNode node, SourceFacts source) {
    node.put("origin", source.origin());
    source.ref().ifPresent(ref -> node.put("ref", ref));
    source.commit().ifPresent(commit -> node.put("commit", commit));
    source.tree().ifPresent(tree -> node.put("tree", tree));
    node.put("pomMatch", source.match());
    node.put("voucher", source.voucher().name());
  }

  private static void artifact(ObjectNode node, ArtifactVerdict artifact) {
    node.put("path", artifact.path()).put("state", artifact.state().name());
    digests(node, "published", artifact.published());
    digests(node, "rebuilt", artifact.rebuilt());
    strings(node, "causes", artifact.causeLines());
    node.put("reason", artifact.reason());
  }

  private static void digests(ObjectNode node, String side, Optional<Digests> digests) {
    digests.ifPresent(
        d -> {
          ObjectNode object = node.putObject(side);
          if (d.size() != Digests.UNKNOWN_SIZE) {
            object.put("size", d.size());
          }
          object.put("sha256", d.sha256().hex()).put("sha512", d.sha512());
        });
  }

  private static void strings(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }
}
