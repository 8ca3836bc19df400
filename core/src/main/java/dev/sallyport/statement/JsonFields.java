package dev.sallyport.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object, read by name and type. Fields that nobody asks for are ignored; a
 * field that is there with another type, {@code null} included, is {@code evidence.malformed}.
 */
public final class JsonFields {
  private static final int LONGEST = 100;
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

  private final String source;
  private final String pointer;
  private final ObjectNode node;

  private JsonFields(String source, String pointer, ObjectNode node) {
    this.source = source;
    this.pointer = pointer;
    this.node = node;
  }

  static JsonFields of(String source, JsonNode root) throws Refusal {
    if (root instanceof ObjectNode object) {
      return new JsonFields(source, "", object);
    }
    throw StrictJson.malformed(source, "is not a JSON object");
  }

  /** A copy of the whole object. */
  public ObjectNode copy() {
    return node.deepCopy();
  }

  public boolean has(String field) {
    return node.has(field);
  }

  public String text(String field) throws Refusal {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw malformed(field, "is not a text");
    }
    return paired(field, value.textValue());
  }

  /**
   * A text that must have a form.
   *
   * @param what the form in words, for the finding
   */
  public String text(String field, Pattern form, String what) throws Refusal {
    String text = text(field);
    if (!form.matcher(text).matches()) {
      throw malformed(field, "is not " + what);
    }
    return text;
  }

  public Optional<String> optionalText(String field) throws Refusal {
    return has(field) ? Optional.of(text(field)) : Optional.empty();
  }

  /** A whole number that is not negative. */
  public long number(String field) throws Refusal {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw malformed(field, "is not a whole number");
    }
    return value.longValue();
  }

  /** A time of RFC 3339 in UTC, with a capital {@code T} and {@code Z}. */
  public Instant time(String field) throws Refusal {
    String text = text(field, TIME, "a time like 2026-01-31T12:00:00Z");
    try {
      return Instant.parse(text);
    } catch (DateTimeException noSuchTime) {
      throw malformed(field, "is not a time that exists");
    }
  }

  public Optional<Instant> optionalTime(String field) throws Refusal {
    return has(field) ? Optional.of(time(field)) : Optional.empty();
  }

  public JsonFields object(String field) throws Refusal {
    if (node.path(field) instanceof ObjectNode object) {
      return new JsonFields(source, pointer + "/" + field, object);
    }
    throw malformed(field, "is not an object");
  }

  /** The objects of a list; a list of anything else is refused. */
  public List<JsonFields> objects(String field, int most) throws Refusal {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode element : list(field, most)) {
      if (!(element instanceof ObjectNode object)) {
        throw malformed(field, "holds something that is not an object");
      }
      objects.add(new JsonFields(source, pointer + "/" + field + "/" + objects.size(), object));
    }
    return objects;
  }

  public List<String> texts(String field, int most) throws Refusal {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list(field, most)) {
      if (!element.isTextual()) {
        throw malformed(field, "holds something that is not a text");
      }
      texts.add(paired(field, element.textValue()));
    }
    return texts;
  }

  /** Every field of this object, all of which must be texts. */
  public SortedMap<String, String> allTexts() throws Refusal {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      texts.put(paired("a name", field.getKey()), text(field.getKey()));
    }
    return texts;
  }

  /** A finding about one field of this object. */
  public Refusal malformed(String field, String fact) {
    String shown = field.length() > LONGEST ? field.substring(0, LONGEST) + "..." : field;
    return StrictJson.malformed(source + "#" + pointer + "/" + shown, fact);
  }

  private JsonNode list(String field, int most) throws Refusal {
    JsonNode list = node.path(field);
    if (!list.isArray()) {
      throw malformed(field, "is not a list");
    }
    if (list.size() > most) {
      throw malformed(field, "holds more than " + most);
    }
    return list;
  }

  /** Half of a surrogate pair cannot be written again as UTF-8: two texts would become one. */
  private String paired(String field, String text) throws Refusal {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw malformed(field, "holds half of a character");
      }
    }
    return text;
  }
}
