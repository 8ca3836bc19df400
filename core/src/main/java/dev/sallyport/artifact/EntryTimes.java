package dev.sallyport.artifact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/**
 * The times that an archive's entries carry. In a zip they are those of a local clock, without a
 * zone, to two seconds.
 *
 * @param isLocal whether they are of a local clock; else they are UTC
 * @param entries how many entries have a time
 */
public record EntryTimes(
    LocalDateTime earliest, LocalDateTime latest, int entries, boolean isLocal) {

  /** Empty where no entry has a time. */
  static Optional<EntryTimes> of(Collection<ArchiveEntry> entries, boolean isLocal) {
    LongSummaryStatistics all =
        entries.stream()
            .flatMapToLong(entry -> entry.time().stream())
            .filter(seconds -> Math.abs(seconds) < 1L << 40)
            .summaryStatistics();
    return all.getCount() == 0
        ? Optional.empty()
        : Optional.of(
            new EntryTimes(
                local(all.getMin()), local(all.getMax()), (int) all.getCount(), isLocal));
  }

  /** The time of all entries, where they share one: the build was given a timestamp. */
  public Optional<LocalDateTime> common() {
    return earliest.equals(latest) ? Optional.of(earliest) : Optional.empty();
  }

  /**
   * The zone of the clock that wrote the archive, if that clock showed the instant.
   *
   * @param instant what the entries' one time should be, e.g. {@code project.build.outputTimestamp}
   * @return empty where the entries have several times, are in UTC anyway, or where the distance is
   *     none that a timezone has
   */
  public Optional<ZoneOffset> offsetFrom(Instant instant) {
    // zips count in steps of two seconds and round down
    long wanted = instant.getEpochSecond() / 2 * 2;
    long seconds = earliest.toEpochSecond(ZoneOffset.UTC) - wanted;
    return isLocal && common().isPresent() && Offsets.isOffset(seconds)
        ? Optional.of(ZoneOffset.ofTotalSeconds((int) seconds))
        : Optional.empty();
  }

  private static LocalDateTime local(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }
}
