package dev.sallyport.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The short answer to why two files are not the same. */
public final class Causes {
  private Causes() {}

  /**
   * At most twelve causes, most telling first; empty for equal bytes only. Never throws for what
   * the files hold: that is a cause too. Where a kind has causes at all, at least one is in the
   * list.
   */
  public static List<Cause> between(Path published, Path rebuilt) {
    try (RandomBytes released = RandomBytes.open(published);
        RandomBytes made = RandomBytes.open(rebuilt)) {
      String name = Optional.ofNullable(published.getFileName()).map(Path::toString).orElse("");
      return between(name, released, made, 0);
    } catch (IOException unreadable) {
      return List.of(new Cause(CauseKind.UNREADABLE, "a file cannot be read from the disk"));
    }
  }

  static List<Cause> between(String name, RandomBytes published, RandomBytes rebuilt, int nesting)
      throws IOException {
    long mismatch = mismatch(published, rebuilt);
    if (mismatch < 0) {
      return List.of();
    }
    List<Cause> unreadable = new ArrayList<>();
    Optional<Archive> released = read("published", published, unreadable);
    Optional<Archive> made = read("rebuilt", rebuilt, unreadable);
    if (!unreadable.isEmpty()) {
      return unreadable;
    }
    List<Cause> causes = new ArrayList<>();
    if (released.isPresent() && made.isPresent()) {
      causes.addAll(archives(released.get(), made.get(), nesting, mismatch));
    } else if (released.isPresent() || made.isPresent()) {
      causes.add(
          new Cause(
              CauseKind.CONTAINER,
              released.map(Archive::form).orElse("no archive")
                  + " vs "
                  + made.map(Archive::form).orElse("no archive")));
    } else {
      causes.addAll(plain(name, published, rebuilt, nesting));
    }
    if (causes.isEmpty()) {
      causes.add(new Cause(CauseKind.CONTENT, "bytes differ from byte " + mismatch + " on"));
    }
    return shorten(causes);
  }

  private static Optional<Archive> read(String side, RandomBytes bytes, List<Cause> unreadable) {
    try {
      return Archive.read(bytes);
    } catch (UnreadableArchive known) {
      unreadable.add(new Cause(known.kind(), side + " is no sound archive: " + known.getMessage()));
    } catch (IOException | RuntimeException broken) {
      unreadable.add(new Cause(CauseKind.UNREADABLE, side + " is no sound archive"));
    }
    return Optional.empty();
  }

  private static List<Cause> archives(Archive released, Archive made, int nesting, long mismatch) {
    try {
      return new EntryCauses(released, made, nesting).find(mismatch);
    } catch (IOException | RuntimeException broken) {
      return List.of(new Cause(CauseKind.UNREADABLE, "an entry cannot be read a second time"));
    }
  }

  private static List<Cause> plain(
      String name, RandomBytes published, RandomBytes rebuilt, int nesting) throws IOException {
    if (Math.max(published.size(), rebuilt.size()) > ReadLimits.CONTENT_BYTES) {
      return List.of();
    }
    byte[] before = published.stream().readAllBytes();
    byte[] after = rebuilt.stream().readAllBytes();
    return ContentCauses.between(name, before, after, nesting);
  }

  /** Leaves out of the longest kinds first, so that no kind is lost. */
  private static List<Cause> shorten(List<Cause> causes) {
    List<Cause> distinct = causes.stream().distinct().toList();
    for (int most = 4; most > 0; most--) {
      List<Cause> kept = atMostEach(most, distinct);
      if (kept.size() <= ReadLimits.LINES) {
        return kept;
      }
    }
    return atMostEach(1, distinct).subList(0, ReadLimits.LINES);
  }

  private static List<Cause> atMostEach(int most, List<Cause> causes) {
    Map<CauseKind, List<Cause>> byKind = new EnumMap<>(CauseKind.class);
    causes.forEach(c -> byKind.computeIfAbsent(c.kind(), k -> new ArrayList<>()).add(c));
    List<CauseKind> order = causes.stream().map(Cause::kind).distinct().toList();
    List<Cause> kept = new ArrayList<>();
    for (CauseKind kind : order) {
      List<Cause> all = byKind.getOrDefault(kind, List.of());
      int whole = all.size() <= most ? all.size() : Math.max(1, most - 1);
      kept.addAll(all.subList(0, whole));
      if (whole < all.size() && most > 1) {
        kept.add(new Cause(kind, "and " + (all.size() - whole) + " more of this kind"));
      }
    }
    kept.sort(Comparator.comparingInt(cause -> order.indexOf(cause.kind())));
    return kept;
  }

  /** The first byte that differs; -1 for equal bytes. */
  private static long mismatch(RandomBytes published, RandomBytes rebuilt) throws IOException {
    java.io.InputStream before = published.stream();
    java.io.InputStream after = rebuilt.stream();
    long at = 0;
    while (true) {
      byte[] a = before.readNBytes(1 << 16);
      byte[] b = after.readNBytes(1 << 16);
      int where = java.util.Arrays.mismatch(a, b);
      if (where >= 0) {
        return at + where;
      }
      if (a.length == 0) {
        return -1;
      }
      at += a.length;
    }
  }
}
