package dev.sallyport.artifact;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Order, times, modes and owners of the entries that two archives share.
 *
 * @param pairs in the published order
 * @param timesAreLocal whether the archives write the time of a local clock, as zips do
 */
record MetadataCauses(List<EntryPair> pairs, boolean timesAreLocal) {

  List<Cause> find() {
    List<Cause> causes = new ArrayList<>();
    order().ifPresent(causes::add);
    times().ifPresent(causes::add);
    modes().ifPresent(causes::add);
    owners().ifPresent(causes::add);
    return causes;
  }

  private Optional<Cause> order() {
    List<EntryPair> sorted = new ArrayList<>(pairs);
    sorted.sort(Comparator.comparingInt(pair -> pair.rebuilt().index()));
    for (int i = 0; i < pairs.size(); i++) {
      if (!pairs.get(i).equals(sorted.get(i))) {
        String first = OneLine.value(pairs.get(i).name());
        String second = OneLine.value(sorted.get(i).name());
        String text = "entry order differs from entry " + (i + 1) + " on: ";
        return Optional.of(new Cause(CauseKind.ENTRY_ORDER, text + first + " vs " + second));
      }
    }
    return Optional.empty();
  }

  private Optional<Cause> times() {
    List<EntryPair> differing = pairs.stream().filter(EntryPair::differsInTime).toList();
    if (differing.isEmpty()) {
      return stamps();
    }
    if (timesAreLocal && differing.size() == pairs.size()) {
      Optional<String> offset = Offsets.between(pairs);
      if (offset.isPresent()) {
        String text = "all times differ by " + offset.get() + ": timezone";
        return Optional.of(new Cause(CauseKind.TIMEZONE, text));
      }
    }
    EntryPair first = differing.get(0);
    String text =
        count(differing.size())
            + " times differ, first of "
            + OneLine.value(first.name())
            + ": "
            + time(first.published().time())
            + " vs "
            + time(first.rebuilt().time());
    return Optional.of(new Cause(CauseKind.ENTRY_TIMES, text));
  }

  private Optional<Cause> stamps() {
    List<EntryPair> differing = pairs.stream().filter(EntryPair::differsInStamp).toList();
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    EntryPair first = differing.get(0);
    String text =
        count(differing.size())
            + " times differ in the extra field only, first of "
            + OneLine.value(first.name())
            + ": "
            + time(first.published().stamp())
            + " vs "
            + time(first.rebuilt().stamp());
    return Optional.of(new Cause(CauseKind.ENTRY_TIMES, text));
  }

  private Optional<Cause> modes() {
    List<EntryPair> differing = pairs.stream().filter(EntryPair::differsInMode).toList();
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    String modes =
        most(differing, p -> octal(p.published().mode()) + " vs " + octal(p.rebuilt().mode()));
    Optional<String> before = Umask.of(pairs.stream().map(EntryPair::published).toList());
    Optional<String> after = Umask.of(pairs.stream().map(EntryPair::rebuilt).toList());
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      String text = "modes " + modes + ": umask " + before.get() + " vs " + after.get();
      return Optional.of(new Cause(CauseKind.UMASK, text));
    }
    return Optional.of(new Cause(CauseKind.ENTRY_MODES, "modes " + modes));
  }

  private Optional<Cause> owners() {
    List<EntryPair> differing = pairs.stream().filter(EntryPair::differsInOwner).toList();
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    String owners =
        most(differing, p -> owner(p.published().owner()) + " vs " + owner(p.rebuilt().owner()));
    return Optional.of(new Cause(CauseKind.ENTRY_OWNERS, "owners " + owners));
  }

  /** The most frequent difference, with an example and a count. */
  private String most(List<EntryPair> differing, Function<EntryPair, String> shape) {
    Map<String, List<EntryPair>> shapes = new TreeMap<>();
    differing.forEach(p -> shapes.computeIfAbsent(shape.apply(p), k -> new ArrayList<>()).add(p));
    Comparator<Map.Entry<String, List<EntryPair>>> bySize =
        Comparator.comparingInt(entry -> -entry.getValue().size());
    return shapes.entrySet().stream()
        .sorted(bySize.thenComparing(Map.Entry.comparingByKey()))
        .limit(2)
        .map(e -> e.getKey() + " (" + count(e.getValue().size()) + example(e.getValue()) + ")")
        .reduce((first, second) -> first + ", " + second)
        .orElse("");
  }

  private String example(List<EntryPair> some) {
    return some.size() == pairs.size() ? "" : ", first " + OneLine.value(some.get(0).name());
  }

  private String count(int some) {
    return some == pairs.size() ? "all " + some : some + " of " + pairs.size();
  }

  private static String octal(int mode) {
    return mode < 0 ? "none" : Integer.toOctalString(mode);
  }

  private static String owner(String owner) {
    return owner.isEmpty() ? "none" : OneLine.value(owner);
  }

  static String time(OptionalLong seconds) {
    // no archive can say a year that this clamp would change without lying
    return seconds.isEmpty()
        ? "none"
        : LocalDateTime.ofEpochSecond(
                Math.max(-1L << 40, Math.min(1L << 40, seconds.getAsLong())), 0, ZoneOffset.UTC)
            .toString();
  }
}
