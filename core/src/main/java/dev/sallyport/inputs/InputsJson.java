package dev.sallyport.inputs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.provenance.SessionRecord.Fact;
import dev.sallyport.provenance.SessionRecord.Noted;
import dev.sallyport.report.FindingJson;
import dev.sallyport.report.JsonReport.Run;
import dev.sallyport.verdict.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Inputs, differences and verdicts about them for programs. Written piece by piece. */
public final class InputsJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private InputsJson() {}

  /** Everything that a record or lock says about the inputs: {@code sallyport/inputs/1}. */
  public static String show(BuildInputs inputs) {
    return write(
        json -> {
          json.writeStringField("schema", "sallyport/inputs/1");
          side(json, inputs);
          json.writeArrayFieldStart("facts");
          for (Fact fact : inputs.facts()) {
            json.writeStartObject();
            json.writeStringField("name", fact.name());
            json.writeStringField("value", fact.value());
            json.writeBooleanField("mustBeEqual", fact.mustBeEqual());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("kinds");
          for (Tally tally : Tally.byKind(inputs.inputs())) {
            json.writeStartObject();
            json.writeStringField("kind", tally.name());
            json.writeNumberField("files", tally.files());
            json.writeNumberField("bytes", tally.bytes());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("findings");
          for (Noted noted : inputs.noted()) {
            json.writeStartObject();
            json.writeStringField("rule", noted.rule());
            json.writeStringField("subject", noted.subject());
            json.writeStringField("fact", noted.fact());
            json.writeEndObject();
          }
          json.writeEndArray();
          files(json, "inputs", inputs.inputs());
        });
  }

  /**
   * Two builds: {@code sallyport/inputs-diff/1}; {@code result} is same, different or
   * indeterminate.
   */
  public static String diff(Comparison comparison, int exit) {
    return write(
        json -> {
          json.writeStringField("schema", "sallyport/inputs-diff/1");
          json.writeStringField("result", ComparisonText.word(comparison));
          json.writeNumberField("exit", exit);
          json.writeStringField("headline", ComparisonText.summary(comparison));
          json.writeObjectFieldStart("reference");
          side(json, comparison.reference());
          json.writeEndObject();
          json.writeObjectFieldStart("actual");
          side(json, comparison.actual());
          json.writeEndObject();
          strings(json, "toolsDiffer", comparison.toolsDiffer());
          json.writeArrayFieldStart("facts");
          for (FactDifference fact : comparison.facts()) {
            json.writeStartObject();
            json.writeStringField("name", fact.name());
            text(json, "reference", fact.before().orElse(""), fact.before().isPresent());
            text(json, "actual", fact.after().orElse(""), fact.after().isPresent());
            json.writeBooleanField("mustBeEqual", fact.mustBeEqual());
            json.writeEndObject();
          }
          json.writeEndArray();
          differences(json, "added", comparison.added());
          differences(json, "removed", comparison.removed());
          differences(json, "changed", comparison.changed());
          differences(json, "regardedOtherwise", comparison.regarded());
          json.writeNumberField("same", comparison.same());
          json.writeNumberField("onlyReference", comparison.onlyReference());
          json.writeNumberField("onlyActual", comparison.onlyActual());
        });
  }

  /** A verdict: {@code sallyport/inputs-report/1}; only {@code run} differs between two runs. */
  public static String report(InputsReport report, Run run) {
    return write(
        json -> {
          json.writeStringField("schema", "sallyport/inputs-report/1");
          json.writeStringField("outcome", report.outcome().name());
          json.writeNumberField("exit", report.outcome().exitCode());
          json.writeStringField("headline", report.headline());
          json.writeStringField("subject", report.subject());
          json.writeArrayFieldStart("findings");
          for (Finding finding : report.findings()) {
            ObjectNode node = JSON.createObjectNode();
            FindingJson.fill(node, finding);
            json.writeTree(node);
          }
          json.writeEndArray();
          json.writeObjectFieldStart("facts");
          for (Map.Entry<String, String> fact : report.facts().entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
          }
          json.writeEndObject();
          json.writeObjectFieldStart("run");
          json.writeStringField("id", run.id());
          json.writeStringField("started", run.started());
          json.writeStringField("finished", run.finished());
          json.writeStringField("tool", run.tool());
          json.writeEndObject();
        });
  }

  private interface Body {
    void to(JsonGenerator json) throws IOException;
  }

  private static String write(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(lines);
      printer.indentArraysWith(lines);
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      body.to(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string could not be written", impossible);
    }
    return text.append('\n').toString();
  }

  private static void side(JsonGenerator json, BuildInputs inputs) throws IOException {
    BuildInputs.Extent extent = inputs.extent();
    json.writeStringField("name", inputs.name());
    json.writeStringField("form", inputs.form().name());
    json.writeStringField("coverage", extent.coverage());
    json.writeStringField("until", extent.until());
    json.writeBooleanField("success", extent.success());
    strings(json, "failures", extent.failures());
    strings(json, "cannotSee", extent.cannotSee());
    json.writeNumberField("files", inputs.inputs().size());
    json.writeNumberField("bytes", Tally.of("all", inputs.inputs()).bytes());
  }

  private static void differences(JsonGenerator json, String name, List<Difference> all)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Difference difference : all) {
      json.writeStartObject();
      json.writeStringField("path", difference.path());
      files(json, "reference", difference.before());
      files(json, "actual", difference.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void files(JsonGenerator json, String name, List<BuildInput> inputs)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (BuildInput input : inputs) {
      json.writeStartObject();
      json.writeStringField("path", input.path());
      json.writeStringField("sha256", input.sha256().hex());
      json.writeNumberField("size", input.size());
      json.writeStringField("kind", input.kindText());
      text(json, "askedBy", input.askedBy(), !input.askedBy().isEmpty());
      text(json, "repository", input.repository(), !input.repository().isEmpty());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, String value, boolean there)
      throws IOException {
    if (there) {
      json.writeStringField(name, value);
    }
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
