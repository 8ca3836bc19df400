package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tree of a commit, beside the tree that the index would make. */
final class CommittedTree {
  private static final int ID = 20;
  private static final int DEEPEST = 500;

  /** An entry of a tree object. */
  private record Line(int mode, String id) {}

  private final Noted noted;
  private final String prefix;
  private final GitObjects objects;

  private CommittedTree(GitFolder git, Noted noted, String prefix) throws IOException {
    this.noted = noted;
    this.prefix = prefix;
    this.objects = new GitObjects(git.common().resolve("objects"));
  }

  /**
   * Notes what is in the index and not in the commit, or the other way round.
   *
   * @return the tree of the commit; that of the index when the commit cannot be read
   */
  static String compare(
      GitFolder git, Optional<String> head, TrackedFolder tracked, Noted noted, String prefix) {
    String ours = tracked.gitTree();
    if (head.isEmpty()) {
      return ours;
    }
    try {
      CommittedTree tree = new CommittedTree(git, noted, prefix);
      Optional<String> committed = tree.of(head.get());
      if (committed.isPresent() && !committed.get().equals(ours)) {
        tree.compare("", committed.get(), tracked, 0);
      }
      if (committed.isPresent()) {
        return committed.get();
      }
      tree.unreadable("its commit is not there");
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      noted.add(Noted.DIRTY, shown(prefix), "the tree of HEAD could not be read: " + reason);
    }
    return ours;
  }

  private void unreadable(String reason) {
    noted.add(Noted.DIRTY, shown(prefix), "the tree of HEAD could not be read: " + reason);
  }

  private static String shown(String path) {
    return path.isEmpty() ? "." : RawName.shown(path);
  }

  private Optional<String> of(String commit) throws IOException {
    Optional<byte[]> bytes = objects.read(commit, "commit");
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    String text = new String(bytes.get(), StandardCharsets.ISO_8859_1);
    if (!text.matches("(?s)tree [0-9a-f]{40}\n.*")) {
      throw new IOException("the commit names no tree");
    }
    return Optional.of(text.substring("tree ".length(), "tree ".length() + 2 * ID));
  }

  private void compare(String path, String id, TrackedFolder tracked, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("a tree is too deep");
    }
    Map<String, Line> committed = lines(id);
    Set<String> names = new HashSet<>(committed.keySet());
    names.addAll(tracked.entries.keySet());
    names.addAll(tracked.folders.keySet());
    for (String name : new java.util.TreeSet<>(names)) {
      Line was = committed.get(name);
      IndexEntry entry = tracked.entries.get(name);
      TrackedFolder folder = tracked.folders.getOrDefault(name, new TrackedFolder());
      if (was != null && was.mode() == IndexEntry.FOLDER) {
        if (!was.id().equals(folder.gitTree())) {
          compare(path + name + "/", was.id(), folder, depth + 1);
        }
        was = null;
      } else {
        added(path + name + "/", folder);
      }
      if (was == null ? entry != null : entry == null || !was.equals(line(entry))) {
        String fact = was == null ? "added" : entry == null ? "removed" : "changed";
        staged(path + name, fact);
      }
    }
  }

  private static Line line(IndexEntry entry) {
    return new Line(entry.mode(), entry.id());
  }

  private void added(String path, TrackedFolder folder) {
    folder.entries.keySet().forEach(name -> staged(path + name, "added"));
    folder.folders.forEach((name, inner) -> added(path + name + "/", inner));
  }

  private void staged(String path, String how) {
    noted.add(Noted.DIRTY, shown(prefix + path), "is " + how + " in the index, not in the commit");
  }

  private Map<String, Line> lines(String id) throws IOException {
    byte[] tree =
        objects.read(id, "tree").orElseThrow(() -> new IOException("a tree is not there"));
    Map<String, Line> lines = new TreeMap<>();
    int at = 0;
    while (at < tree.length) {
      int space = indexOf(tree, ' ', at);
      int end = indexOf(tree, '\0', space);
      if (end + 1 + ID > tree.length) {
        throw new IOException("a tree ends before its end");
      }
      String name = new String(tree, space + 1, end - space - 1, StandardCharsets.ISO_8859_1);
      String mode = new String(tree, at, space - at, StandardCharsets.US_ASCII);
      if (!mode.matches("[0-7]{5,6}")) {
        throw new IOException("a tree holds no mode");
      }
      byte[] entry = Arrays.copyOfRange(tree, end + 1, end + 1 + ID);
      lines.put(name, new Line(Integer.parseInt(mode, 8), Sha.hex(entry)));
      at = end + 1 + ID;
    }
    return lines;
  }

  private static int indexOf(byte[] bytes, char wanted, int from) throws IOException {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw new IOException("a tree ends before its end");
  }
}
