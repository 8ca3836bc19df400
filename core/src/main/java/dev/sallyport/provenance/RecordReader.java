package dev.sallyport.provenance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what {@link RecordJson} writes. Outputs are left out: whoever rebuilds from a record must
 * not know what should come out.
 */
public final class RecordReader {
  private static final long MAX_SIZE = 64L << 20;
  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String name;

  private RecordReader(String name) {
    this.name = name;
  }

  /**
   * Reads a record.
   *
   * @throws Refusal {@code recipe.invalid} saying where the file is not a record
   */
  public static BuildRecord read(Path file) throws Refusal {
    RecordReader reader = new RecordReader(file.toString());
    JsonNode root;
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw reader.invalid("/", "larger than " + MAX_SIZE + " bytes");
      }
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      String why =
          unreadable instanceof com.fasterxml.jackson.core.JsonProcessingException json
              ? json.getOriginalMessage()
              : "cannot be read";
      throw reader.invalid("/", why);
    }
    try {
      return reader.record(root);
    } catch (IllegalArgumentException malformed) {
      throw reader.invalid("/", String.valueOf(malformed.getMessage()));
    }
  }

  private BuildRecord record(JsonNode root) throws Refusal {
    expect(root, "/_type", RecordJson.STATEMENT);
    expect(root, "/predicateType", BuildRecord.PREDICATE);
    JsonNode definition = root.at("/predicate/buildDefinition");
    expect(definition, "/buildType", RecordJson.BUILD_TYPE);
    JsonNode external = definition.path("externalParameters");
    JsonNode internal = definition.path("internalParameters");
    Map<String, JsonNode> dependencies = new TreeMap<>();
    for (JsonNode dependency : definition.path("resolvedDependencies")) {
      if (dependencies.put(text(dependency, "name"), dependency) != null) {
        throw invalid("/resolvedDependencies", "names " + text(dependency, "name") + " twice");
      }
    }
    BuildRecord.Tool jdk = tool(dependencies.remove(RecordJson.JDK), RecordJson.JDK);
    BuildRecord.Tool maven = tool(dependencies.remove(RecordJson.MAVEN), RecordJson.MAVEN);
    dependencies.remove(RecordJson.SOURCE);
    SortedMap<String, BuildRecord.Input> inputs = new TreeMap<>();
    for (Map.Entry<String, JsonNode> input : dependencies.entrySet()) {
      inputs.put(input.getKey(), input(input.getValue()));
    }
    SortedMap<String, String> repositories = new TreeMap<>();
    for (Map.Entry<String, JsonNode> repository : internal.path("repositories").properties()) {
      if (!REPOSITORY.matcher(repository.getKey()).matches()) {
        throw invalid("/repositories", "is not a repository id: " + repository.getKey());
      }
      repositories.put(repository.getKey(), repository.getValue().asText());
    }
    Recipe recipe = Recipe.read(name + "#recipe", recipe(external));
    List<BuildRecord.Module> modules = modules(external.path("modules"));
    if (modules.stream().noneMatch(m -> m.judged() && m.gav().equals(recipe.release()))) {
      throw invalid("/externalParameters/modules", "does not judge " + recipe.release());
    }
    return new BuildRecord(
        recipe,
        source(external.path(RecordJson.SOURCE)),
        modules,
        repositories,
        jdk,
        maven,
        new BuildRecord.Sandboxing(text(internal, "sandbox"), strings(internal, "notEnforced")),
        inputs,
        new TreeSet<>(strings(internal, "absent")),
        new TreeMap<String, Digests>(),
        strings(internal, "command"));
  }

  private byte[] recipe(JsonNode external) throws Refusal {
    try {
      return JSON.writeValueAsBytes(external.path("recipe"));
    } catch (IOException impossible) {
      throw invalid("/externalParameters/recipe", "cannot be read");
    }
  }

  private BuildRecord.Source source(JsonNode node) throws Refusal {
    SortedMap<String, String> digests = new TreeMap<>();
    for (Map.Entry<String, JsonNode> digest : node.path("digest").properties()) {
      digests.put(digest.getKey(), digest.getValue().asText());
    }
    return new BuildRecord.Source(
        text(node, "uri"),
        text(node, "location"),
        optional(node, "ref"),
        optional(node, "remote"),
        text(node, "voucher"),
        digests);
  }

  private List<BuildRecord.Module> modules(JsonNode array) throws Refusal {
    List<BuildRecord.Module> modules = new ArrayList<>();
    for (JsonNode node : array) {
      Gav gav =
          Gav.parse(text(node, "gav"))
              .orElseThrow(() -> invalid("/externalParameters/modules", "holds no coordinate"));
      modules.add(
          new BuildRecord.Module(gav, text(node, "packaging"), node.path("judged").asBoolean()));
    }
    return modules;
  }

  private BuildRecord.Tool tool(@org.jspecify.annotations.Nullable JsonNode node, String tool)
      throws Refusal {
    if (node == null) {
      throw invalid("/resolvedDependencies", "does not name the " + tool);
    }
    return new BuildRecord.Tool(
        text(node.path("annotations"), "version"), new Sha256(text(node.path("digest"), "sha256")));
  }

  private BuildRecord.Input input(JsonNode node) throws Refusal {
    return new BuildRecord.Input(
        new Sha256(text(node.path("digest"), "sha256")),
        node.path("annotations").path("size").asLong(),
        optional(node, "uri"),
        node.path("annotations").has("unchecksummed") ? Map.of("unchecksummed", "true") : Map.of());
  }

  private List<String> strings(JsonNode node, String field) throws Refusal {
    List<String> strings = new ArrayList<>();
    JsonNode array = node.path(field);
    if (!array.isArray()) {
      throw invalid("/" + field, "is not a list");
    }
    for (JsonNode element : array) {
      strings.add(element.asText());
    }
    return strings;
  }

  private String text(JsonNode node, String field) throws Refusal {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw invalid("/" + field, "is not a text");
    }
    return value.asText();
  }

  private Optional<String> optional(JsonNode node, String field) throws Refusal {
    return node.has(field) ? Optional.of(text(node, field)) : Optional.empty();
  }

  private void expect(JsonNode node, String pointer, String value) throws Refusal {
    if (!node.at(pointer).asText("").equals(value)) {
      throw invalid(pointer, "is not " + value);
    }
  }

  private Refusal invalid(String pointer, String fact) {
    return new Refusal(
        Rule.RECIPE_INVALID,
        name + "#" + pointer,
        fact,
        "give a provenance.intoto.json as `sallyport verify` writes it");
  }
}
