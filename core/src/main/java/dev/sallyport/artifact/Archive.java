package dev.sallyport.artifact;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A zip or a tar, read strictly; what no well-behaved writer makes is among the oddities. */
interface Archive {

  List<ArchiveEntry> entries();

  /** Facts that make two readers of the same bytes disagree, one phrase each. */
  List<String> oddities();

  /** {@code zip}, {@code tar}, {@code tar.gz}, … */
  String form();

  /** Uncompressed bytes of the entries of these places; entries beyond the limits are left out. */
  Map<Integer, byte[]> contents(Set<Integer> indexes) throws IOException;

  /**
   * Reads what the first and last bytes show to be an archive.
   *
   * @return empty where they show nothing of that kind
   * @throws UnreadableArchive where it cannot be read to its end
   */
  static Optional<Archive> read(RandomBytes bytes) throws IOException {
    if (ZipEnd.looksLikeZip(bytes)) {
      return Optional.of(ZipArchive.read(bytes));
    }
    return TarArchive.read(bytes);
  }

  static List<String> duplicates(List<ArchiveEntry> entries) {
    Set<String> seen = new HashSet<>();
    return entries.stream()
        .map(ArchiveEntry::name)
        .filter(name -> !seen.add(name))
        .distinct()
        .map(name -> "the name " + OneLine.name(name) + " occurs more than once")
        .toList();
  }
}
