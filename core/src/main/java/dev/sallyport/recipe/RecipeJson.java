package dev.sallyport.recipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of recipes: an object of {@code schema}, {@code release} and the fields, each as
 * {@code {"value": …, "origin": …, "confidence": …}}. When read, a bare value means GIVEN.
 */
final class RecipeJson {
  private static final int LARGEST = 1 << 20;
  private static final String HINT = "compare with the output of --print-recipe";
  private static final Set<String> PARTS = Set.of("value", "origin", "confidence");

  private static final ObjectMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(20).build())
              .build());

  private final String name;

  RecipeJson(String name) {
    this.name = name;
  }

  RecipeOverrides read(byte[] json) throws Refusal {
    JsonNode root = tree(StrictText.decode(name, json, LARGEST));
    if (!root.isObject()) {
      throw invalid("", "is not an object");
    }
    if (!root.path("schema").isTextual()
        || !root.path("schema").textValue().equals(Recipe.SCHEMA)) {
      throw invalid("/schema", "is not " + Recipe.SCHEMA);
    }
    Set<String> unknown = new TreeSet<>();
    root.fieldNames().forEachRemaining(unknown::add);
    unknown.remove("schema");
    unknown.remove("release");
    RecipeOverrides read = release(root.get("release"));
    for (RecipeField<?> field : RecipeField.ALL) {
      if (unknown.remove(field.name())) {
        read = add(read, field, root.get(field.name()));
      }
    }
    if (!unknown.isEmpty()) {
      throw invalid(pointer("", unknown.iterator().next()), "is not a field of a recipe");
    }
    return read;
  }

  private JsonNode tree(String text) throws Refusal {
    try (JsonParser parser = MAPPER.createParser(text)) {
      try {
        JsonNode root = MAPPER.readTree(parser);
        if (root == null || parser.nextToken() != null) {
          throw invalid("", root == null ? "is empty" : "is followed by more");
        }
        return root;
      } catch (JsonProcessingException malformed) {
        String at = parser.getParsingContext().pathAsPointer().toString();
        throw invalid(at, "is not JSON or names a key twice: " + malformed.getOriginalMessage());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private RecipeOverrides release(@Nullable JsonNode node) throws Refusal {
    if (node == null) {
      return RecipeOverrides.none();
    }
    Optional<Gav> gav = node.isTextual() ? Gav.parse(node.textValue()) : Optional.empty();
    return RecipeOverrides.none()
        .forRelease(gav.orElseThrow(() -> invalid("/release", "is not group:artifact:version")));
  }

  private <T> RecipeOverrides add(RecipeOverrides to, RecipeField<T> field, JsonNode node)
      throws Refusal {
    String at = pointer("", field.name());
    boolean sourced = node.has("value") && !node.get("value").isTextual();
    sourced |= node.has("value") && field.shape() != RecipeField.Shape.MAP;
    JsonNode value = sourced ? node.get("value") : node;
    String origin = name;
    Confidence confidence = Confidence.GIVEN;
    if (sourced) {
      onlyParts(at, node);
      origin = node.has("origin") ? text(at + "/origin", node.get("origin")) : origin;
      confidence =
          node.has("confidence")
              ? confidence(at + "/confidence", node.get("confidence"))
              : confidence;
    }
    T read = RecipeValues.read(field, value, new JsonPlace(name, sourced ? at + "/value" : at));
    return to.with(field, new Sourced<>(read, origin, confidence));
  }

  private void onlyParts(String at, JsonNode node) throws Refusal {
    Set<String> others = new TreeSet<>();
    node.fieldNames().forEachRemaining(others::add);
    others.removeAll(PARTS);
    if (!others.isEmpty()) {
      throw invalid(pointer(at, others.iterator().next()), "is not one of " + new TreeSet<>(PARTS));
    }
  }

  private String text(String at, JsonNode node) throws Refusal {
    if (!node.isTextual() || RecipeForm.hasControl(node.textValue())) {
      throw invalid(at, "is not a text without control characters");
    }
    return node.textValue();
  }

  private Confidence confidence(String at, JsonNode node) throws Refusal {
    return Arrays.stream(Confidence.values())
        .filter(one -> node.isTextual() && one.name().equals(node.textValue()))
        .findFirst()
        .orElseThrow(() -> invalid(at, "is not one of " + names()));
  }

  private static String names() {
    return Arrays.stream(Confidence.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String pointer(String at, String key) {
    return at + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private Refusal invalid(String pointer, String fact) {
    return StrictText.invalid(name + "#" + pointer, fact, HINT);
  }

  static byte[] write(Recipe recipe) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", Recipe.SCHEMA);
    root.put("release", recipe.release().toString());
    for (RecipeField<?> field : RecipeField.ALL) {
      Sourced<?> sourced = field.of(recipe);
      ObjectNode node = root.putObject(field.name());
      RecipeValues.write(node, sourced.value());
      node.put("origin", sourced.origin());
      node.put("confidence", sourced.confidence().name());
    }
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      String text = MAPPER.writer(printer).writeValueAsString(root) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
