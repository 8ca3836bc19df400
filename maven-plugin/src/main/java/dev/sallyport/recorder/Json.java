package dev.sallyport.recorder;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes maps, collections, strings, whole numbers and booleans; the same value is the same text.
 */
final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /** Indented by two spaces, members in the order of the map, with a newline at the end. */
  static String write(Map<String, ?> object) {
    Json json = new Json();
    json.value(object, "");
    return json.out.append('\n').toString();
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      object(map, indent);
    } else if (value instanceof Collection<?> items) {
      array(items, indent);
    } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
      out.append(value);
    } else if (value instanceof String text) {
      string(text);
    } else {
      throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }

  private void object(Map<?, ?> map, String indent) {
    String inner = indent + "  ";
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    out.append('{');
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      out.append('\n').append(inner);
      string((String) entry.getKey());
      out.append(": ");
      value(entry.getValue(), inner);
      out.append(entries.hasNext() ? "," : "\n" + indent);
    }
    out.append('}');
  }

  private void array(Collection<?> items, String indent) {
    String inner = indent + "  ";
    Iterator<?> values = items.iterator();
    out.append('[');
    while (values.hasNext()) {
      out.append('\n').append(inner);
      value(values.next(), inner);
      out.append(values.hasNext() ? "," : "\n" + indent);
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (mustEscape(text, i)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /**
   * Beyond what JSON demands: what a terminal would obey or show as something else, and half
   * surrogates, which have no UTF-8 form.
   */
  private static boolean mustEscape(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
