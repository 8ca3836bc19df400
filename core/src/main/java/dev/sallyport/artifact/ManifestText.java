package dev.sallyport.artifact;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A jar's manifest as it is written, also where it is not well-formed.
 *
 * @param main attributes of the main section, in their order; a repeated one keeps its last value
 * @param sections attributes of the others, by {@code section name + ": " + attribute}
 */
record ManifestText(Map<String, String> main, Map<String, String> sections) {

  static ManifestText parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // a value goes on in the next line after one blank
    String unfolded = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n ", "");
    Map<String, String> main = new LinkedHashMap<>();
    Map<String, String> sections = new LinkedHashMap<>();
    Optional<String> section = Optional.empty();
    boolean inMain = true;
    for (String line : unfolded.split("\n", -1)) {
      if (line.isEmpty()) {
        inMain = main.isEmpty();
        section = Optional.empty();
        continue;
      }
      int colon = line.indexOf(':');
      String key = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      if (inMain) {
        main.put(key, value);
      } else if (section.isEmpty()) {
        section = Optional.of(value);
        sections.put(value + ": " + key, value);
      } else {
        sections.put(section.get() + ": " + key, value);
      }
    }
    return new ManifestText(main, sections);
  }
}
