package dev.sallyport.verdict;

import java.util.List;

/** What a finding rests on, by shape. Texts may come from an attacker; renderers escape them. */
public sealed interface Evidence {

  /** Nothing but the fact itself. */
  record None() implements Evidence {}

  /** One sentence, lower-case, without a final full stop. */
  record Fact(String text) implements Evidence {}

  /** Something was wanted and something else was there. */
  record Mismatch(String expected, String actual) implements Evidence {}

  /** The short causes found when two files were held against each other, most telling first. */
  record Causes(String expected, String actual, List<String> causes) implements Evidence {
    public Causes {
      causes = List.copyOf(causes);
    }
  }

  /** A list, sorted by whoever made it. */
  record Items(List<String> items) implements Evidence {
    public Items {
      items = List.copyOf(items);
    }
  }

  static Evidence none() {
    return new None();
  }

  static Evidence fact(String text) {
    return new Fact(text);
  }
}
