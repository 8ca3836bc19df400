package dev.sallyport.policy;

import java.util.List;
import java.util.Map;

/** A piece of a policy file with its place. No types yet: a scalar is text. */
sealed interface YamlNode {
  Place at();

  /** What it is, for a finding. */
  String kind();

  /**
   * A scalar.
   *
   * @param plain written without quotes and not as a block
   */
  record Scalar(Place at, String text, boolean plain) implements YamlNode {
    @Override
    public String kind() {
      return text.isEmpty() ? "nothing" : Place.shown(text);
    }
  }

  /** A list. */
  record Items(Place at, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return items.isEmpty() ? "an empty list" : "a list";
    }
  }

  /** A mapping in the order of the file. */
  record Mapping(Place at, Map<String, Entry> entries) implements YamlNode {
    @Override
    public String kind() {
      return entries.isEmpty() ? "an empty mapping" : "a mapping";
    }
  }

  /** One key of a mapping with its value. */
  record Entry(Place at, String key, YamlNode value) {}
}
