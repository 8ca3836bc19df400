package dev.sallyport.artifact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds two archives against each other, entry by entry. */
final class EntryCauses {
  private final Archive published;
  private final Archive rebuilt;
  private final int nesting;
  private final Map<String, ArchiveEntry> before;
  private final Map<String, ArchiveEntry> after;
  private final List<EntryPair> pairs = new ArrayList<>();

  EntryCauses(Archive published, Archive rebuilt, int nesting) {
    this.published = published;
    this.rebuilt = rebuilt;
    this.nesting = nesting;
    this.before = byName(published);
    this.after = byName(rebuilt);
    before.forEach(
        (name, entry) -> {
          ArchiveEntry other = after.get(name);
          if (other != null) {
            pairs.add(new EntryPair(name, entry, other));
          }
        });
  }

  List<Cause> find(long mismatch) throws IOException {
    List<Cause> causes = new ArrayList<>(oddities());
    boolean isOneForm = published.form().equals(rebuilt.form());
    if (!isOneForm) {
      causes.add(new Cause(CauseKind.CONTAINER, published.form() + " vs " + rebuilt.form()));
    }
    causes.addAll(oneSided(CauseKind.ENTRIES_ONLY_PUBLISHED, "only published: ", before, after));
    causes.addAll(oneSided(CauseKind.ENTRIES_ONLY_REBUILT, "only rebuilt: ", after, before));
    causes.addAll(contents());
    if (isOneForm) {
      causes.addAll(new MetadataCauses(pairs, published.form().equals("zip")).find());
    }
    if (causes.isEmpty()) {
      causes.addAll(WrappingCauses.find(pairs, published.form(), mismatch));
    }
    common().forEach(oddity -> causes.add(new Cause(CauseKind.CONTAINER, "both: " + oddity)));
    return causes;
  }

  private List<Cause> oddities() {
    List<Cause> causes = new ArrayList<>();
    for (String oddity : published.oddities()) {
      if (!rebuilt.oddities().contains(oddity)) {
        causes.add(new Cause(CauseKind.CONTAINER, "published: " + oddity));
      }
    }
    for (String oddity : rebuilt.oddities()) {
      if (!published.oddities().contains(oddity)) {
        causes.add(new Cause(CauseKind.CONTAINER, "rebuilt: " + oddity));
      }
    }
    return causes;
  }

  private List<String> common() {
    return published.oddities().stream().filter(rebuilt.oddities()::contains).toList();
  }

  private static List<Cause> oneSided(
      CauseKind kind,
      String phrase,
      Map<String, ArchiveEntry> side,
      Map<String, ArchiveEntry> other) {
    Set<String> parents = parents(side);
    return side.entrySet().stream()
        .filter(e -> !other.containsKey(e.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new Cause(kind, phrase + describe(e.getKey(), e.getValue(), parents)))
        .toList();
  }

  private static String describe(String name, ArchiveEntry entry, Set<String> parents) {
    return switch (entry.kind()) {
      case DIRECTORY -> (parents.contains(name) ? "directory " : "empty directory ") + name;
      case LINK -> "link " + name;
      case FILE -> name + " (" + entry.size() + " bytes)";
    };
  }

  /** The folders that something lies in. */
  private static Set<String> parents(Map<String, ArchiveEntry> side) {
    Set<String> parents = new TreeSet<>();
    for (String name : side.keySet()) {
      int slash = name.lastIndexOf('/', name.length() - 2);
      while (slash > 0 && parents.add(name.substring(0, slash + 1))) {
        slash = name.lastIndexOf('/', slash - 1);
      }
    }
    return parents;
  }

  private List<Cause> contents() throws IOException {
    List<EntryPair> differing =
        pairs.stream()
            .filter(EntryPair::differsInContent)
            .sorted(Comparator.comparing(EntryPair::rank).thenComparing(EntryPair::name))
            .toList();
    List<EntryPair> looked = differing.subList(0, Math.min(differing.size(), ReadLimits.CONTENTS));
    Map<Integer, byte[]> old = published.contents(indexes(looked, true));
    Map<Integer, byte[]> made = rebuilt.contents(indexes(looked, false));
    Map<Cause, List<String>> grouped = new LinkedHashMap<>();
    for (EntryPair pair : differing) {
      byte[] a = old.get(pair.published().index());
      byte[] b = made.get(pair.rebuilt().index());
      List<Cause> why =
          a == null || b == null
              ? List.of(new Cause(CauseKind.CONTENT, pair.sizes()))
              : ContentCauses.between(pair.name(), a, b, nesting);
      why.forEach(c -> grouped.computeIfAbsent(c, k -> new ArrayList<>()).add(pair.name()));
    }
    return grouped.entrySet().stream()
        .map(group -> named(group.getKey(), group.getValue()))
        .sorted(Comparator.comparing(Cause::kind))
        .toList();
  }

  private static Cause named(Cause cause, List<String> names) {
    String name = OneLine.name(names.get(0));
    if (cause.kind() == CauseKind.MANIFEST && names.size() == 1) {
      return name.equals("META-INF/MANIFEST.MF")
          ? new Cause(cause.kind(), "manifest: " + cause.text())
          : new Cause(cause.kind(), name + ": " + cause.text());
    }
    return names.size() == 1
        ? new Cause(cause.kind(), name + ": " + cause.text())
        : new Cause(cause.kind(), names.size() + " entries, first " + name + ": " + cause.text());
  }

  private static Set<Integer> indexes(List<EntryPair> pairs, boolean published) {
    return pairs.stream()
        .map(pair -> published ? pair.published().index() : pair.rebuilt().index())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The second entry of one name gets a number, the third the next. */
  private static Map<String, ArchiveEntry> byName(Archive archive) {
    Map<String, ArchiveEntry> named = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (ArchiveEntry entry : archive.entries()) {
      int times = seen.merge(entry.name(), 1, Integer::sum);
      String suffix = times == 1 ? "" : " (occurrence " + times + ")";
      named.put(entry.name() + suffix, entry);
    }
    return named;
  }
}
