package dev.sallyport.artifact;

import java.util.List;
import java.util.Optional;

/** The umask that an archive's modes show, where they show one. */
final class Umask {
  private static final int[] USUAL = {0022, 0002, 0027, 0007, 0077, 0000};

  private Umask() {}

  /** Three octal digits; empty where the modes are not those that one umask leaves. */
  static Optional<String> of(List<ArchiveEntry> entries) {
    List<ArchiveEntry> told =
        entries.stream().filter(e -> e.mode() > 0 && e.kind() != ArchiveEntry.Kind.LINK).toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    for (int umask : USUAL) {
      if (told.stream().allMatch(entry -> fits(entry, umask))) {
        return Optional.of(String.format("%03o", umask));
      }
    }
    return Optional.empty();
  }

  /** The bits for set-group-id are inherited by folders, whatever the umask. */
  private static boolean fits(ArchiveEntry entry, int umask) {
    int mode = entry.mode() & 0777;
    boolean full = mode == (0777 & ~umask);
    return entry.isFile() ? full || mode == (0666 & ~umask) : full;
  }
}
