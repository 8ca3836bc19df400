package dev.sallyport.recipe;

import dev.sallyport.verdict.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The format of {@link java.util.Properties}, read so that a key that is there twice is seen, and
 * written so that equal values are equal bytes.
 */
final class PropertyLines {
  private final String file;
  private final String[] lines;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private int at;

  private PropertyLines(String file, String text) {
    this.file = file;
    this.lines = text.split("\n", -1);
  }

  /** In the order of the file. */
  static Map<String, String> read(String file, String text) throws Refusal {
    return new PropertyLines(file, text).read();
  }

  private Map<String, String> read() throws Refusal {
    while (at < lines.length) {
      String line = lines[at++].stripLeading();
      if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '!') {
        property(whole(line));
      }
    }
    return properties;
  }

  private String whole(String line) {
    StringBuilder whole = new StringBuilder(line);
    while (endsWithEscape(whole)) {
      whole.setLength(whole.length() - 1);
      if (at == lines.length) {
        break;
      }
      whole.append(lines[at++].stripLeading());
    }
    return whole.toString();
  }

  private static boolean endsWithEscape(StringBuilder line) {
    int escapes = 0;
    while (escapes < line.length() && line.charAt(line.length() - 1 - escapes) == '\\') {
      escapes++;
    }
    return escapes % 2 == 1;
  }

  private void property(String line) throws Refusal {
    int end = 0;
    while (end < line.length() && "=: \t".indexOf(line.charAt(end)) < 0) {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    int keyEnd = Math.min(end, line.length());
    String rest = line.substring(keyEnd).stripLeading();
    if (!rest.isEmpty() && "=:".indexOf(rest.charAt(0)) >= 0) {
      rest = rest.substring(1).stripLeading();
    }
    String key = unescape(line.substring(0, keyEnd));
    if (properties.put(key, unescape(rest)) != null) {
      throw StrictText.invalid(
          file + ":" + at, "has the key " + RecipeForm.quoted(key) + " twice", "remove one");
    }
  }

  private String unescape(String text) throws Refusal {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 't' -> plain.append('\t');
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 'f' -> plain.append('\f');
        case 'u' -> {
          plain.append(unicode(text, i + 1));
          i += 4;
        }
        default -> plain.append(escaped);
      }
    }
    return plain.toString();
  }

  private char unicode(String text, int from) throws Refusal {
    String digits = text.substring(from, Math.min(text.length(), from + 4));
    if (!digits.matches("[0-9A-Fa-f]{4}")) {
      throw StrictText.invalid(file + ":" + at, "has a malformed \\u escape", "correct it");
    }
    return (char) Integer.parseInt(digits, 16);
  }

  /** One line with its line end; keys are of harmless characters. */
  static String line(String key, String value) {
    StringBuilder line = new StringBuilder(key).append('=');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        case '\f' -> line.append("\\f");
        case ' ' -> line.append(i == 0 ? "\\ " : " ");
        default -> line.append(c);
      }
    }
    return line.append('\n').toString();
  }
}
