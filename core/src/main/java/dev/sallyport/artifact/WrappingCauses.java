package dev.sallyport.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is left where every entry has the same bytes, order, time, mode and owner. */
final class WrappingCauses {
  private WrappingCauses() {}

  static List<Cause> find(List<EntryPair> pairs, String form, long mismatch) {
    Map<String, Integer> fields = new TreeMap<>();
    for (EntryPair pair : pairs) {
      for (String field : differing(pair)) {
        fields.merge(field, 1, Integer::sum);
      }
    }
    List<Cause> causes = new ArrayList<>();
    Integer compressed = fields.remove(ArchiveEntry.COMPRESSED);
    if (!fields.isEmpty()) {
      List<String> named =
          fields.entrySet().stream()
              .map(field -> field.getKey() + " (" + field.getValue() + " of " + pairs.size() + ")")
              .toList();
      String text = "all entries are equal, their headers are not: " + String.join(", ", named);
      causes.add(new Cause(CauseKind.CONTAINER, text));
    }
    if (compressed != null) {
      String count = compressed + " of " + pairs.size();
      String text = "all entries are equal, the compressed bytes of " + count + " are not";
      causes.add(new Cause(CauseKind.COMPRESSION, text + ": another zlib or level"));
    }
    if (causes.isEmpty()) {
      causes.add(outside(form, mismatch));
    }
    return causes;
  }

  private static Cause outside(String form, long mismatch) {
    boolean inHeader = mismatch < 10;
    if (form.equals("tar.gz") && inHeader) {
      String text = "all entries are equal, the gzip header (time, system, level) is not";
      return new Cause(CauseKind.CONTAINER, text);
    }
    if (form.equals("tar.gz") || form.equals("tar.bz2")) {
      String text = "all entries are equal, the compression around them is not";
      return new Cause(CauseKind.COMPRESSION, text);
    }
    String text = "all entries are equal; bytes outside of them differ, first at byte ";
    return new Cause(CauseKind.CONTAINER, text + mismatch);
  }

  private static List<String> differing(EntryPair pair) {
    List<String> before = pair.published().wrapping().lines().toList();
    List<String> after = pair.rebuilt().wrapping().lines().toList();
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (!before.get(i).equals(after.get(i))) {
        fields.add(before.get(i).substring(0, before.get(i).indexOf('=')));
      }
    }
    return fields;
  }
}
