package dev.sallyport.inputs;

import dev.sallyport.provenance.SessionRecord.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many files, and how large together.
 *
 * @param bytes the sum; as large as a number gets where there are more
 */
public record Tally(String name, int files, long bytes) {

  /** One for each kind that there is, in the order of the kinds; what has none comes last. */
  public static List<Tally> byKind(Collection<BuildInput> inputs) {
    Map<String, List<BuildInput>> groups = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      groups.put(kind.text(), new ArrayList<>());
    }
    for (BuildInput input : inputs) {
      groups.computeIfAbsent(input.kindText(), unknown -> new ArrayList<>()).add(input);
    }
    List<Tally> tallies = new ArrayList<>();
    groups.forEach(
        (name, group) -> {
          if (!group.isEmpty()) {
            tallies.add(of(name, group));
          }
        });
    return tallies;
  }

  static Tally of(String name, Collection<BuildInput> inputs) {
    long bytes = 0;
    for (BuildInput input : inputs) {
      bytes = bytes + input.size() < 0 ? Long.MAX_VALUE : bytes + input.size();
    }
    return new Tally(name, inputs.size(), bytes);
  }
}
