package dev.sallyport.sourcegate;

import dev.sallyport.sourcegate.Simulation.Count;
import dev.sallyport.sourcegate.Simulation.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The strictest setting under which at most one move in twenty would have been refused; where there
 * is none, the one that would have refused the fewest, and of those the strictest.
 *
 * @param why one sentence
 * @param about what stricter settings would have refused, one sentence each
 */
record SimulateChoice(SimulateSetting setting, String why, List<String> about) {

  /**
   * Chooses.
   *
   * @param levels from the strictest to the loosest
   */
  static SimulateChoice of(List<Level> levels) {
    Level chosen =
        levels.stream()
            .filter(Level::fits)
            .findFirst()
            .orElseGet(() -> SimulateChoice.least(levels));
    List<String> stricter = new ArrayList<>();
    for (Level level : levels.subList(0, levels.indexOf(chosen))) {
      stricter.add("Stricter: " + level.setting() + " refuses " + of(level) + ".");
    }
    String why =
        (chosen.fits() ? "The strictest setting that fits: it" : "No setting fits; this one")
            + " refuses "
            + of(chosen)
            + ".";
    return new SimulateChoice(chosen.setting(), why, stricter);
  }

  private static Level least(List<Level> levels) {
    return levels.stream()
        .min(
            Comparator.comparing((Level level) -> level.stopped().isPresent())
                .thenComparingInt(Level::refused))
        .orElseThrow();
  }

  private static String of(Level level) {
    if (level.stopped().isPresent()) {
      return "nobody knows how many of the moves (" + level.stopped().get().rule().id() + ")";
    }
    String rules =
        level.rules().stream().limit(3).map(SimulateChoice::of).collect(Collectors.joining(", "));
    return level.refused()
        + " of the last "
        + level.steps()
        + " moves"
        + (rules.isEmpty() ? "" : " (commits: " + rules + ")");
  }

  private static String of(Count count) {
    return count.commits() + " " + count.rule().id();
  }
}
