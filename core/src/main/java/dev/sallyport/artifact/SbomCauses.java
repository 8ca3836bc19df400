package dev.sallyport.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Hashes of dependencies in two CycloneDX documents. One that differs says that the two builds did
 * not use the same bytes of that dependency.
 */
final class SbomCauses {
  private SbomCauses() {}

  /** Empty where the bytes are no such documents, or where no hash differs. */
  static List<Cause> between(byte[] published, byte[] rebuilt) {
    SortedMap<String, SortedMap<String, String>> before = Sbom.hashes(published);
    SortedMap<String, SortedMap<String, String>> after = Sbom.hashes(rebuilt);
    List<Cause> causes = new ArrayList<>();
    before.forEach(
        (component, hashes) -> {
          SortedMap<String, String> others = after.getOrDefault(component, hashes);
          for (String algorithm : hashes.keySet()) {
            String old = hashes.get(algorithm);
            String made = others.get(algorithm);
            if (old != null && made != null && !old.equalsIgnoreCase(made)) {
              causes.add(cause(component, algorithm, old, made));
              break;
            }
          }
        });
    return causes;
  }

  private static Cause cause(String component, String algorithm, String old, String made) {
    String text =
        "a dependency's hash differs: "
            + OneLine.name(component)
            + " ("
            + OneLine.of(algorithm, 12)
            + " "
            + OneLine.of(old, 19)
            + " vs "
            + OneLine.of(made, 19)
            + ")";
    return new Cause(CauseKind.DEPENDENCY_HASH, text);
  }
}
