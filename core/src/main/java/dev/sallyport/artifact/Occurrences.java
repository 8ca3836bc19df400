package dev.sallyport.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where texts turn up in a file that another version of it does not have. */
public final class Occurrences {
  private static final int MOST = 1000;

  private final Collection<String> texts;
  private final List<Place> found = new ArrayList<>();

  private Occurrences(Collection<String> texts) {
    this.texts = texts;
  }

  /**
   * One place.
   *
   * @param entry of the archive, one in an archive inside it behind {@code !/}; empty where the
   *     file is no archive
   */
  public record Place(String entry, String text) {}

  /**
   * Looks into what differs, entry by entry in archives; never throws for what the files hold.
   *
   * @param texts looked for as they are, in UTF-8
   */
  public static List<Place> of(Path before, Path after, Collection<String> texts)
      throws IOException {
    Occurrences occurrences = new Occurrences(List.copyOf(new TreeSet<>(texts)));
    try (RandomBytes old = RandomBytes.open(before);
        RandomBytes made = RandomBytes.open(after)) {
      occurrences.search("", read(old), made, 0);
    }
    return List.copyOf(occurrences.found);
  }

  private void search(String name, Optional<Archive> old, RandomBytes made, int nesting)
      throws IOException {
    Optional<Archive> archive = read(made);
    if (archive.isEmpty()) {
      if (made.size() <= ReadLimits.CONTENT_BYTES) {
        find(name, made.stream().readAllBytes());
      }
      return;
    }
    Set<String> same = new HashSet<>();
    old.ifPresent(known -> known.entries().forEach(entry -> same.add(key(entry))));
    Set<Integer> differing = new TreeSet<>();
    for (ArchiveEntry entry : archive.get().entries()) {
      if (entry.isFile() && !same.contains(key(entry)) && differing.size() < ReadLimits.CONTENTS) {
        differing.add(entry.index());
      }
    }
    for (Map.Entry<Integer, byte[]> each : contents(archive.get(), differing).entrySet()) {
      String entry = (name.isEmpty() ? "" : name + "!/") + nameOf(archive.get(), each.getKey());
      if (nesting < ReadLimits.NESTING) {
        search(entry, Optional.empty(), RandomBytes.of(each.getValue()), nesting + 1);
      } else {
        find(entry, each.getValue());
      }
    }
  }

  private static String key(ArchiveEntry entry) {
    return entry.content() + " " + entry.name();
  }

  private static String nameOf(Archive archive, int index) {
    return archive.entries().stream()
        .filter(entry -> entry.index() == index)
        .map(ArchiveEntry::name)
        .findFirst()
        .orElse("");
  }

  private static Map<Integer, byte[]> contents(Archive archive, Set<Integer> indexes) {
    try {
      return archive.contents(indexes);
    } catch (IOException | RuntimeException unsound) {
      return Map.of();
    }
  }

  /** Empty for what is no archive, and for a broken one, which is then searched as it is. */
  private static Optional<Archive> read(RandomBytes bytes) {
    try {
      return Archive.read(bytes);
    } catch (IOException | RuntimeException broken) {
      return Optional.empty();
    }
  }

  private void find(String name, byte[] bytes) {
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String text : texts) {
      String wanted =
          new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      if (found.size() < MOST && occurs(content, wanted)) {
        found.add(new Place(name, text));
      }
    }
  }

  /** Not as the begin of a longer name. */
  private static boolean occurs(String content, String wanted) {
    for (int at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      if (end == content.length()
          || !(Character.isLetterOrDigit(content.charAt(end)) || content.charAt(end) == '_')) {
        return true;
      }
    }
    return false;
  }
}
