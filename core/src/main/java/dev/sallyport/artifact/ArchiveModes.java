package dev.sallyport.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a zip or tar shows of the machine that wrote it, besides its contents.
 *
 * @param files how many files have each mode, as octal digits; none where the archive has no modes
 * @param directories the same of directories
 * @param umask three octal digits, where the modes are those that one umask leaves. Archives that
 *     hold no directories, or that a plugin gives fixed modes, show 022 without proving it
 * @param owners how many entries have each {@code user:group}; only tars name them
 */
public record ArchiveModes(
    SortedMap<String, Integer> files,
    SortedMap<String, Integer> directories,
    Optional<String> umask,
    SortedMap<String, Integer> owners,
    Optional<EntryTimes> times) {
  public ArchiveModes {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    directories = Collections.unmodifiableSortedMap(new TreeMap<>(directories));
    owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
  }

  /** Empty where the file is no sound zip or tar. */
  public static Optional<ArchiveModes> read(Path file) {
    try (RandomBytes bytes = RandomBytes.open(file)) {
      return Archive.read(bytes).map(ArchiveModes::of);
    } catch (IOException | RuntimeException unsound) {
      return Optional.empty();
    }
  }

  private static ArchiveModes of(Archive archive) {
    List<ArchiveEntry> all = archive.entries();
    boolean isZip = archive.form().equals("zip");
    Function<ArchiveEntry, String> mode = entry -> String.format("%04o", entry.mode());
    return new ArchiveModes(
        count(all, entry -> entry.isFile() && entry.mode() >= 0, mode),
        count(all, entry -> entry.kind() == ArchiveEntry.Kind.DIRECTORY && entry.mode() >= 0, mode),
        Umask.of(all),
        count(all, entry -> !isZip, ArchiveEntry::owner),
        EntryTimes.of(all, isZip));
  }

  private static SortedMap<String, Integer> count(
      List<ArchiveEntry> all,
      Predicate<ArchiveEntry> wanted,
      Function<ArchiveEntry, String> property) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    all.stream().filter(wanted).map(property).forEach(p -> counts.merge(p, 1, Integer::sum));
    return counts;
  }
}
