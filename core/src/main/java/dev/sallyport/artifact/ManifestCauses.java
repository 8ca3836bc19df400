package dev.sallyport.artifact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which attributes of a manifest differ. */
final class ManifestCauses {
  /** What tells about the environment stands before what follows from it. */
  private static final List<String> TELLING =
      List.of(
          "Build-Jdk-Spec",
          "Build-Jdk",
          "Created-By",
          "Built-By",
          "SCM-Git-Branch",
          "Originally-Created-By");

  private ManifestCauses() {}

  /** Empty where all attributes and their order are the same. */
  static List<Cause> between(byte[] published, byte[] rebuilt) {
    ManifestText before = ManifestText.parse(published);
    ManifestText after = ManifestText.parse(rebuilt);
    List<Cause> causes = new ArrayList<>();
    differences(before.main(), after.main(), causes);
    differences(before.sections(), after.sections(), causes);
    if (causes.isEmpty()
        && !List.copyOf(before.main().keySet()).equals(List.copyOf(after.main().keySet()))) {
      causes.add(new Cause(CauseKind.MANIFEST, "order of the attributes only"));
    }
    return causes;
  }

  private static void differences(
      Map<String, String> before, Map<String, String> after, List<Cause> causes) {
    TreeSet<String> keys =
        new TreeSet<>(Comparator.comparingInt(ManifestCauses::rank).thenComparing(k -> k));
    keys.addAll(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      String old = before.get(key);
      String made = after.get(key);
      String name = OneLine.value(key);
      if (old == null || made == null) {
        String value = OneLine.value(old == null ? String.valueOf(made) : old);
        String side = old == null ? " only rebuilt" : " only published";
        causes.add(new Cause(CauseKind.MANIFEST, name + side + ": " + value));
      } else if (!old.equals(made)) {
        causes.add(new Cause(CauseKind.MANIFEST, name + ": " + values(old, made)));
      }
    }
  }

  private static String values(String old, String made) {
    if (clauses(old).equals(clauses(made))) {
      return "order of the clauses only";
    }
    int at = 0;
    while (at < old.length() && at < made.length() && old.charAt(at) == made.charAt(at)) {
      at++;
    }
    int from = Math.max(old.length(), made.length()) > 60 ? Math.max(0, at - 20) : 0;
    String dots = from > 0 ? "..." : "";
    return dots
        + OneLine.value(old.substring(from))
        + " vs "
        + dots
        + OneLine.value(made.substring(from));
  }

  /** Sorted parts between commas that stand outside of quotes. */
  private static List<String> clauses(String value) {
    List<String> clauses = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        clauses.add(value.substring(start, i).strip());
        start = i + 1;
      }
    }
    clauses.add(value.substring(start).strip());
    clauses.sort(Comparator.naturalOrder());
    return clauses;
  }

  private static int rank(String key) {
    int at = TELLING.indexOf(key);
    return at < 0 ? TELLING.size() : at;
  }
}
