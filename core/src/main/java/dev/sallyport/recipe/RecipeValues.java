package dev.sallyport.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values of recipe fields to and from JSON, by their shape. */
final class RecipeValues {
  private RecipeValues() {}

  /** The shape of a field is chosen together with its type, in {@link RecipeField} only. */
  @SuppressWarnings("unchecked")
  static <T> T read(RecipeField<T> field, JsonNode node, JsonPlace place) throws Refusal {
    return (T)
        switch (field.shape()) {
          case TEXT -> text(node, place);
          case TEXT_OR_NULL -> node.isNull() ? Optional.empty() : Optional.of(text(node, place));
          case LIST -> list(node, place);
          case MAP -> map(node, place);
        };
  }

  private static String text(JsonNode node, JsonPlace place) throws Refusal {
    if (!node.isTextual()) {
      throw place.wrong("a text");
    }
    return node.textValue();
  }

  private static List<String> list(JsonNode node, JsonPlace place) throws Refusal {
    if (!node.isArray()) {
      throw place.wrong("a list of texts");
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      values.add(text(node.get(i), place.child(Integer.toString(i))));
    }
    return List.copyOf(values);
  }

  private static Map<String, String> map(JsonNode node, JsonPlace place) throws Refusal {
    if (!node.isObject()) {
      throw place.wrong("an object of texts");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      values.put(property.getKey(), text(property.getValue(), place.child(property.getKey())));
    }
    return values;
  }

  static void write(ObjectNode into, Object value) {
    if (value instanceof List<?> list) {
      ArrayNode array = into.putArray("value");
      list.forEach(one -> array.add((String) one));
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = into.putObject("value");
      new TreeMap<>(map).forEach((key, one) -> object.put((String) key, (String) one));
    } else if (value instanceof Optional<?> optional) {
      into.put("value", (String) optional.orElse(null));
    } else {
      into.put("value", (String) value);
    }
  }
}
