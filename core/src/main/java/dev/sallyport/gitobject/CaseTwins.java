package dev.sallyport.gitobject;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names in one folder that some file systems take for one: they differ in letter case, in Unicode
 * form or in code points that are not seen. A checkout there has other content than the tree.
 */
public final class CaseTwins {
  private CaseTwins() {}

  /**
   * Refuses a folder that holds twins.
   *
   * @param folder its path for the report, empty for the root
   * @throws Refusal {@code tree.case-twins}
   */
  public static void check(String folder, List<TreeEntry> entries) throws Refusal {
    Map<String, String> seen = new HashMap<>();
    for (TreeEntry entry : entries) {
      String other = seen.putIfAbsent(folded(entry.name()), entry.name());
      if (other != null) {
        throw new Refusal(
            Rule.TREE_CASE_TWINS,
            folder.isEmpty() ? entry.name() : folder + "/" + entry.name(),
            "beside it stands " + Headers.quoted(other),
            "rename one of the two; a file system that does not tell them apart shows only one");
      }
    }
  }

  private static String folded(String name) {
    if (name.chars().allMatch(c -> c < 0x80)) {
      return name.toLowerCase(Locale.ROOT);
    }
    String upper = normal(name).toUpperCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(upper.length());
    normal(upper.toLowerCase(Locale.ROOT))
        .chars()
        .filter(c -> !DotGit.isIgnored(c))
        .forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }
}
