package dev.sallyport.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Another place for sources whose address starts with a prefix, as {@code --source-mirror} gives.
 *
 * @param template a URL or path with {@code {path}} (what follows the prefix), {@code {owner}} and
 *     {@code {name}} (the last two parts of the address, the name without {@code .git})
 */
public record SourceMirror(String prefix, String template) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.~+-]+");

  /** Reads {@code PREFIX=TEMPLATE}; empty where it is not of that form. */
  public static Optional<SourceMirror> parse(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      return Optional.empty();
    }
    return Optional.of(new SourceMirror(text.substring(0, equals), text.substring(equals + 1)));
  }

  /**
   * Where to look instead of {@code url}; empty where this mirror is not for it. An address with
   * parts that could climb out of the template's folder is never rewritten.
   */
  public Optional<String> rewrite(String url) {
    if (!url.startsWith(prefix)) {
      return Optional.empty();
    }
    String path = url.substring(prefix.length()).replaceFirst("^/+", "");
    List<String> parts = parts(url.replaceFirst("^[a-z+]+://", ""));
    if (parts.size() < 2 || !allPlain(parts(path))) {
      return Optional.empty();
    }
    String owner = parts.get(parts.size() - 2);
    String name = parts.get(parts.size() - 1).replaceFirst("\\.git$", "");
    if (!allPlain(List.of(owner, name))) {
      return Optional.empty();
    }
    return Optional.of(
        template.replace("{path}", path).replace("{owner}", owner).replace("{name}", name));
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static boolean allPlain(List<String> parts) {
    return parts.stream()
        .allMatch(p -> PART.matcher(p).matches() && !p.equals(".") && !p.equals(".."));
  }
}
