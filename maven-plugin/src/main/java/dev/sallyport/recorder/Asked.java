package dev.sallyport.recorder;

import java.util.Comparator;
import java.util.List;

/**
 * Who asked for an input. Of all who did, the smallest is told: so it does not depend on who came
 * first.
 *
 * @param kind what it is to them
 * @param chain outermost first, joined by {@code " > "}; empty when nobody is known
 */
record Asked(Kind kind, String chain) implements Comparable<Asked> {
  static final String NEXT = " > ";
  private static final int LONGEST = 12;
  private static final Comparator<Asked> ORDER =
      Comparator.comparing(Asked::kind)
          .thenComparing(asked -> asked.chain.isEmpty())
          .thenComparing(Asked::depth)
          .thenComparing(Asked::chain);

  /** The chain with one more element; of a chain that is too long the middle is left out. */
  static String longer(String chain, String element) {
    if (chain.isEmpty() || element.isEmpty()) {
      return chain + element;
    }
    String longer = chain + NEXT + element;
    List<String> elements = List.of(longer.split(NEXT, -1));
    if (elements.size() <= LONGEST) {
      return longer;
    }
    return String.join(NEXT, elements.subList(0, 2))
        + NEXT
        + "..."
        + NEXT
        + String.join(NEXT, elements.subList(elements.size() - LONGEST + 3, elements.size()));
  }

  /** Number of elements. */
  int depth() {
    int depth = 1;
    for (int at = chain.indexOf(NEXT); at >= 0; at = chain.indexOf(NEXT, at + NEXT.length())) {
      depth++;
    }
    return depth;
  }

  @Override
  public int compareTo(Asked other) {
    return ORDER.compare(this, other);
  }
}
