package dev.sallyport.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that somebody meant. */
final class Spelling {
  private static final int MAX_LENGTH = 64;

  private Spelling() {}

  /** A hint that names the nearest word, or all of them. */
  static String hint(String word, Collection<String> known) {
    String all =
        known.isEmpty()
            ? "there is none in this policy"
            : "known: " + String.join(", ", known.stream().sorted().toList());
    return nearest(word, known).map(near -> "did you mean '" + near + "'? " + all).orElse(all);
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparing((String candidate) -> distance(word, candidate)));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
