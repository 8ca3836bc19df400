package dev.sallyport.artifact;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Offsets that timezones have: quarters of an hour up to fourteen hours. */
final class Offsets {
  private static final long QUARTER = 900;
  private static final long MOST = 14 * 3600;

  private Offsets() {}

  /** Empty unless all deltas are one offset, or the two offsets of a zone with summer time. */
  static Optional<String> between(List<EntryPair> pairs) {
    TreeSet<Long> deltas = new TreeSet<>();
    for (EntryPair pair : pairs) {
      if (!pair.haveTimes() || !isOffset(pair.delta()) || deltas.size() > 2) {
        return Optional.empty();
      }
      deltas.add(pair.delta());
    }
    if (deltas.size() == 1) {
      return Optional.of(words(deltas.first()));
    }
    boolean summer = deltas.size() == 2 && deltas.last() - deltas.first() == 3600;
    return summer
        ? Optional.of(words(deltas.first()) + " or " + words(deltas.last()))
        : Optional.empty();
  }

  static boolean isOffset(long seconds) {
    return seconds % QUARTER == 0 && Math.abs(seconds) <= MOST;
  }

  static String words(long seconds) {
    long minutes = Math.abs(seconds) / 60;
    String rest = minutes % 60 == 0 ? "" : ":" + minutes % 60;
    return (seconds < 0 ? "-" : "+") + minutes / 60 + rest + " h";
  }
}
