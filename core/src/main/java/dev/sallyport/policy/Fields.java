package dev.sallyport.policy;

import dev.sallyport.policy.YamlNode.Entry;
import dev.sallyport.policy.YamlNode.Items;
import dev.sallyport.policy.YamlNode.Mapping;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mapping of which the keys are known. */
final class Fields {
  private final Mapping mapping;
  private final String what;

  private Fields(Mapping mapping, String what) {
    this.mapping = mapping;
    this.what = what;
  }

  /** A mapping with any keys. */
  static Collection<Entry> open(YamlNode node, String what) throws Refusal {
    if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      return mapping.entries().values();
    }
    throw node.at().refusal(what + " as a mapping", node.kind());
  }

  /**
   * A mapping with no other keys than these.
   *
   * @param what it is, for findings
   */
  static Fields of(YamlNode node, String what, String... known) throws Refusal {
    if (!(node instanceof Mapping mapping)) {
      throw node.at().refusal(what + " as a mapping", node.kind());
    }
    List<String> names = List.of(known);
    for (Entry entry : mapping.entries().values()) {
      if (!names.contains(entry.key())) {
        throw entry
            .at()
            .refusal(
                "a key of " + what, Place.shown(entry.key()), Spelling.hint(entry.key(), names));
      }
    }
    return new Fields(mapping, what);
  }

  Place at() {
    return mapping.at();
  }

  /** In the order of the file. */
  Collection<Entry> entries() {
    return mapping.entries().values();
  }

  YamlNode required(String key) throws Refusal {
    Optional<YamlNode> value = optional(key);
    if (value.isEmpty()) {
      throw at().refusal(what + " with '" + key + "'", "no '" + key + "'", "add '" + key + "'");
    }
    return value.get();
  }

  Optional<YamlNode> optional(String key) {
    return Optional.ofNullable(mapping.entries().get(key)).map(Entry::value);
  }

  /** A list, never empty; one scalar stands for a list of it. */
  static List<YamlNode> list(YamlNode node, String what) throws Refusal {
    if (node instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
      return List.of(scalar);
    }
    return items(node, what);
  }

  /** A list, never empty. */
  static List<YamlNode> items(YamlNode node, String what) throws Refusal {
    if (node instanceof Items items && !items.items().isEmpty()) {
      return items.items();
    }
    throw node.at().refusal("a list of " + what, node.kind());
  }

  /** Reads each item of a list, in order. */
  static <T> List<T> each(YamlNode node, String what, Reading<T> reading) throws Refusal {
    List<T> all = new ArrayList<>();
    for (YamlNode item : items(node, what)) {
      all.add(reading.read(item));
    }
    return all;
  }

  /** Reads each item of a list or the one scalar; none may come twice. */
  static <T> Set<T> distinct(YamlNode node, String what, Reading<T> reading) throws Refusal {
    Set<T> all = new LinkedHashSet<>();
    for (YamlNode item : list(node, what)) {
      if (!all.add(reading.read(item))) {
        throw item.at().refusal("each of the " + what + " once", item.kind() + " again");
      }
    }
    return all;
  }

  /** Makes a value of a node. */
  @FunctionalInterface
  interface Reading<T> {
    T read(YamlNode node) throws Refusal;
  }
}
