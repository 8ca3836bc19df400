package dev.sallyport.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/**
 * Writes a build record as an in-toto Statement v1 with a SLSA Provenance v1 predicate. The same
 * record gives the same bytes.
 */
public final class RecordJson {
  static final String STATEMENT = "https://in-toto.io/Statement/v1";
  static final String BUILD_TYPE = "https://sallyport.dev/build-types/rebuild/v1";
  static final String BUILDER = "https://sallyport.dev/builders/rebuilder/v1";
  static final String SOURCE = "source";
  static final String JDK = "jdk";
  static final String MAVEN = "maven";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private RecordJson() {}

  public static String write(BuildRecord record) {
    ObjectNode root = JSON.createObjectNode();
    root.put("_type", STATEMENT);
    ArrayNode subjects = root.putArray("subject");
    record.outputs().forEach((path, digests) -> subject(subjects.addObject(), path, digests));
    root.put("predicateType", BuildRecord.PREDICATE);
    ObjectNode predicate = root.putObject("predicate");
    definition(predicate.putObject("buildDefinition"), record);
    predicate.putObject("runDetails").putObject("builder").put("id", BUILDER);
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values was not written", impossible);
    }
  }

  private static void subject(ObjectNode node, String path, Digests digests) {
    node.put("name", path);
    node.putObject("digest").put("sha256", digests.sha256().hex()).put("sha512", digests.sha512());
  }

  private static void definition(ObjectNode node, BuildRecord record) {
    node.put("buildType", BUILD_TYPE);
    ObjectNode external = node.putObject("externalParameters");
    source(external.putObject(SOURCE), record.source());
    external.set("recipe", tree(record));
    ArrayNode modules = external.putArray("modules");
    for (BuildRecord.Module module : record.modules()) {
      modules
          .addObject()
          .put("gav", module.gav().toString())
          .put("packaging", module.packaging())
          .put("judged", module.judged());
    }
    ObjectNode internal = node.putObject("internalParameters");
    internal.put("sandbox", record.sandbox().mode());
    strings(internal, "notEnforced", record.sandbox().notEnforced());
    strings(internal, "command", record.command());
    record.repositories().forEach(internal.putObject("repositories")::put);
    strings(internal, "absent", record.absent());
    ArrayNode dependencies = node.putArray("resolvedDependencies");
    ObjectNode source = dependencies.addObject().put("name", SOURCE);
    source.put("uri", record.source().origin());
    record.source().digests().forEach(source.putObject("digest")::put);
    tool(dependencies.addObject(), JDK, record.jdk());
    tool(dependencies.addObject(), MAVEN, record.maven());
    for (Map.Entry<String, BuildRecord.Input> input : record.inputs().entrySet()) {
      input(dependencies.addObject(), input.getKey(), input.getValue());
    }
  }

  private static ObjectNode tree(BuildRecord record) {
    try {
      return (ObjectNode) JSON.readTree(record.recipe().toJson());
    } catch (IOException impossible) {
      throw new IllegalStateException("a recipe's own JSON was not read", impossible);
    }
  }

  private static void source(ObjectNode node, BuildRecord.Source source) {
    node.put("uri", source.origin());
    node.put("location", source.location());
    source.ref().ifPresent(ref -> node.put("ref", ref));
    source.remote().ifPresent(remote -> node.put("remote", remote));
    node.put("voucher", source.voucher());
    source.digests().forEach(node.putObject("digest")::put);
  }

  private static void tool(ObjectNode node, String name, BuildRecord.Tool tool) {
    node.put("name", name);
    node.putObject("digest").put("sha256", tool.digest().hex());
    node.putObject("annotations").put("version", tool.version());
  }

  private static void input(ObjectNode node, String name, BuildRecord.Input input) {
    node.put("name", name);
    input.purl().ifPresent(purl -> node.put("uri", purl));
    node.putObject("digest").put("sha256", input.sha256().hex());
    ObjectNode annotations = node.putObject("annotations");
    annotations.put("size", input.size());
    input.annotations().forEach(annotations::put);
  }

  private static void strings(ObjectNode node, String name, Collection<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }
}
