package dev.sallyport.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The files of a commit, and both digests of them. Immutable. */
record Content(SortedMap<String, Entry> entries) {

  Content {
    entries = new TreeMap<>(entries);
  }

  static Content empty() {
    return new Content(new TreeMap<>());
  }

  /** A file, link or submodule; of the last, {@code bytes} are the 40 digits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(String mode, byte[] bytes) {
    static Entry file(String text) {
      return new Entry("100644", Wire.utf8(text));
    }

    boolean same(Entry other) {
      return mode.equals(other.mode) && java.util.Arrays.equals(bytes, other.bytes);
    }
  }

  /** One line of a tree object, with what the SHA-512 tree has in its place. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(String mode, String name, String id, byte[] sha512) {
    Row mode(String other) {
      return new Row(other, name, id, sha512);
    }

    Row name(String other) {
      return new Row(mode, other, id, sha512);
    }

    /** Git sorts a folder as if its name ended in a slash. */
    private String sortName() {
      return mode.equals("40000") ? name + "/" : name;
    }
  }

  /** The ids of a tree that was written. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(String id, byte[] sha512) {
    String hex() {
      return HexFormat.of().formatHex(sha512);
    }
  }

  Content with(String path, Entry entry) {
    SortedMap<String, Entry> changed = new TreeMap<>(entries);
    changed.put(path, entry);
    return new Content(changed);
  }

  /** Without the file, or without all that is below the folder. */
  Content without(String path) {
    SortedMap<String, Entry> changed = new TreeMap<>(entries);
    changed.keySet().removeIf(p -> p.equals(path) || p.startsWith(path + "/"));
    return new Content(changed);
  }

  /** What both sides changed since the base; where both did, ours. */
  static Content merged(Content base, Content ours, Content theirs) {
    SortedMap<String, Entry> merged = new TreeMap<>(ours.entries);
    for (var entry : theirs.entries.entrySet()) {
      if (unchanged(base, ours, entry.getKey())) {
        merged.put(entry.getKey(), entry.getValue());
      }
    }
    for (String path : base.entries.keySet()) {
      if (!theirs.entries.containsKey(path) && unchanged(base, ours, path)) {
        merged.remove(path);
      }
    }
    return new Content(merged);
  }

  private static boolean unchanged(Content base, Content ours, String path) {
    Entry before = base.entries.get(path);
    Entry now = ours.entries.get(path);
    return before == null ? now == null : now != null && now.same(before);
  }

  /** Writes all of it; the change is made to the lines of the topmost tree. */
  Written write(LooseObjects objects, UnaryOperator<List<Row>> change) {
    return write(objects, change, "");
  }

  private Written write(LooseObjects objects, UnaryOperator<List<Row>> change, String folder) {
    List<Row> rows = new ArrayList<>();
    String last = "";
    for (var entry : entries.entrySet()) {
      if (!entry.getKey().startsWith(folder)) {
        continue;
      }
      String rest = entry.getKey().substring(folder.length());
      int slash = rest.indexOf('/');
      if (slash < 0) {
        rows.add(leaf(objects, rest, entry.getValue()));
      } else if (!rest.substring(0, slash).equals(last)) {
        last = rest.substring(0, slash);
        Written below = write(objects, UnaryOperator.identity(), folder + last + "/");
        rows.add(new Row("40000", last, below.id(), below.sha512()));
      }
    }
    rows.sort(Comparator.comparing(Row::sortName));
    return tree(objects, change.apply(rows));
  }

  private static Row leaf(LooseObjects objects, String name, Entry entry) {
    boolean link = entry.mode().equals("160000");
    String id = link ? Wire.latin1(entry.bytes()) : objects.write("blob", entry.bytes());
    return new Row(entry.mode(), name, id, Wire.digest("SHA-512", entry.bytes()));
  }

  private static Written tree(LooseObjects objects, List<Row> rows) {
    byte[] git = new byte[0];
    byte[] own = new byte[0];
    for (Row row : rows) {
      byte[] head = Wire.latin1(row.mode() + " " + row.name() + "\0");
      git = Wire.concat(git, head, HexFormat.of().parseHex(row.id()));
      own = Wire.concat(own, head, row.sha512());
    }
    return new Written(objects.write("tree", git), Wire.digest("SHA-512", own));
  }
}
