package dev.sallyport.policy;

import java.text.Normalizer;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes scalars, flow lists and comments so that {@link StrictYaml} reads them back. */
final class YamlText {
  private static final int MAX_TEXT = 200;
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9._+@/=-]*( [A-Za-z0-9][A-Za-z0-9._+@/=-]*)*");

  /** What other readers of YAML take for something else than text. */
  private static final Pattern WORD =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

  private final StringBuilder out = new StringBuilder();

  YamlText line(int indent, String text) {
    out.append("  ".repeat(indent)).append(text).append('\n');
    return this;
  }

  YamlText append(YamlText more) {
    out.append(more.out);
    return this;
  }

  YamlText comment(int indent, String text) {
    return text.isBlank() ? this : line(indent, "# " + harmless(text, MAX_TEXT));
  }

  YamlText field(int indent, String key, String value) {
    return line(indent, key + ": " + scalar(value));
  }

  /** Left out when empty. */
  YamlText list(int indent, String key, Collection<String> values) {
    return values.isEmpty() ? this : line(indent, key + ": " + list(values));
  }

  static String list(Collection<String> values) {
    return values.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  static String scalar(String value) {
    if (PLAIN.matcher(value).matches() && !WORD.matcher(value).matches()) {
      return value;
    }
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** One line of what a policy may hold, in normal form C; everything else becomes U+FFFD. */
  static String harmless(String text, int maxPoints) {
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .limit(maxPoints)
        .forEach(point -> kept.appendCodePoint(StrictText.isPlain(point) ? point : 0xFFFD));
    // Cutting and replacing can bring characters together that then have another form.
    return Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
