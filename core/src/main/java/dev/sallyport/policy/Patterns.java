package dev.sallyport.policy;

import dev.sallyport.verdict.Refusal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads patterns over paths and refs, and refuses those that could never match. */
final class Patterns {
  private static final int MAX_LENGTH = 512;

  /** What git allows in a ref name, and the wildcards. */
  private static final Pattern REF = Pattern.compile("refs/[!-~&&[^~^:\\[\\\\]]+");

  private Patterns() {}

  static List<PathPattern> paths(YamlNode node) throws Refusal {
    return List.copyOf(Fields.distinct(node, "path patterns", Patterns::path));
  }

  static List<PathPattern> refs(YamlNode node) throws Refusal {
    return List.copyOf(Fields.distinct(node, "ref patterns", Patterns::ref));
  }

  private static PathPattern path(YamlNode node) throws Refusal {
    String text = text(node, "a path pattern");
    if (text.startsWith("/") || text.contains("//")) {
      throw node.at()
          .refusal(
              "a path pattern from the root of the repository",
              node.kind(),
              "write it without a leading or double slash");
    }
    if (text.indexOf('\\') >= 0) {
      throw node.at().refusal("a path pattern with '/'", node.kind(), "write '/' for '\\'");
    }
    refuseDots(node, text);
    return PathPattern.of(text);
  }

  private static PathPattern ref(YamlNode node) throws Refusal {
    String text = text(node, "a ref pattern");
    if (!text.startsWith("refs/")) {
      throw node.at()
          .refusal("a full ref pattern", node.kind(), "write refs/heads/… or refs/tags/…");
    }
    if (!REF.matcher(text).matches() || text.contains("//") || text.contains("@{")) {
      throw node.at().refusal("a ref name that git allows, with wildcards", node.kind());
    }
    refuseDots(node, text);
    return PathPattern.of(text);
  }

  private static String text(YamlNode node, String what) throws Refusal {
    String text = Scalars.text(node, what);
    if (text.length() > MAX_LENGTH) {
      throw node.at().refusal(what + " of at most " + MAX_LENGTH + " characters", node.kind());
    }
    return text;
  }

  private static void refuseDots(YamlNode node, String text) throws Refusal {
    for (String part : text.split("/", -1)) {
      if (Set.of(".", "..").contains(part)) {
        throw node.at().refusal("a pattern without '.' and '..'", node.kind());
      }
    }
  }
}
