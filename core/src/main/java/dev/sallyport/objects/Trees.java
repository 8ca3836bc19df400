package dev.sallyport.objects;

import dev.sallyport.gitobject.CaseTwins;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.gitobject.TreeParser;
import dev.sallyport.gitobject.TreeSha512;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.binary.Hex;

/** Trees, read and parsed strictly; those used last are kept. */
final class Trees {
  /** No path that git can check out has more folders. */
  static final int DEEPEST = 1000;

  /** A tree of few kilobytes can name more paths than there are atoms. */
  static final int MOST_VISITED = 5_000_000;

  /** Entries in all trees kept together: some 20 MB. */
  private static final int MOST_KEPT = 80_000;

  private static final int MOST_DIGESTS = 100_000;

  private final ObjectStore store;
  private final Map<GitId, List<TreeEntry>> kept = new LinkedHashMap<>(256, 0.75f, true);
  private int keptEntries;

  /** By blob or tree: an id is never both. */
  private final Map<GitId, byte[]> digests = new ConcurrentHashMap<>();

  Trees(ObjectStore store) {
    this.store = store;
  }

  List<TreeEntry> read(GitId id) throws Refusal {
    synchronized (kept) {
      List<TreeEntry> known = kept.get(id);
      if (known != null) {
        return known;
      }
    }
    byte[] raw = store.read(ObjectStore.id(id), ObjectKind.TREE, ObjectKind.TREE.limit());
    List<TreeEntry> entries = TreeParser.parse(id, raw);
    keep(id, entries);
    return entries;
  }

  private void keep(GitId id, List<TreeEntry> entries) {
    synchronized (kept) {
      if (kept.put(id, entries) == null) {
        keptEntries += entries.size() + 1;
      }
      var oldest = kept.entrySet().iterator();
      while (keptEntries > MOST_KEPT && oldest.hasNext()) {
        keptEntries -= oldest.next().getValue().size() + 1;
        oldest.remove();
      }
    }
  }

  Optional<TreeEntry> entry(GitId root, String path) throws Refusal {
    GitId tree = root;
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      Optional<TreeEntry> folder = named(tree, path.substring(from, slash));
      if (folder.isEmpty() || folder.get().mode() != TreeEntry.Mode.TREE) {
        return Optional.empty();
      }
      tree = folder.get().id();
      from = slash + 1;
    }
    return named(tree, path.substring(from));
  }

  private Optional<TreeEntry> named(GitId tree, String name) throws Refusal {
    for (TreeEntry entry : read(tree)) {
      if (entry.name().equals(name)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  void checkTwins(GitId root) throws Refusal {
    checkTwins("", root, new HashSet<>(), 0);
  }

  private void checkTwins(String path, GitId tree, Set<GitId> seen, int depth) throws Refusal {
    requireDepth(tree, depth);
    if (!seen.add(tree)) {
      return;
    }
    List<TreeEntry> entries = read(tree);
    CaseTwins.check(path, entries);
    for (TreeEntry entry : entries) {
      if (entry.mode() == TreeEntry.Mode.TREE) {
        String below = path.isEmpty() ? entry.name() : path + "/" + entry.name();
        checkTwins(below, entry.id(), seen, depth + 1);
      }
    }
  }

  String sha512(GitId tree) throws Refusal {
    return Hex.encodeHexString(treeDigest(tree, 0));
  }

  private byte[] treeDigest(GitId tree, int depth) throws Refusal {
    byte[] known = digests.get(tree);
    if (known != null) {
      return known;
    }
    requireDepth(tree, depth);
    return remembered(
        tree,
        TreeSha512.of(
            read(tree),
            entry ->
                entry.mode() == TreeEntry.Mode.TREE
                    ? treeDigest(entry.id(), depth + 1)
                    : blobDigest(entry.id())));
  }

  byte[] blobDigest(GitId blob) throws Refusal {
    byte[] known = digests.get(blob);
    return known != null ? known : remembered(blob, store.sha512(ObjectStore.id(blob)));
  }

  private byte[] remembered(GitId id, byte[] digest) {
    if (digests.size() >= MOST_DIGESTS) {
      digests.clear();
    }
    digests.put(id, digest);
    return digest;
  }

  static void requireDepth(GitId tree, int depth) throws Refusal {
    if (depth > DEEPEST) {
      throw limit(tree, "it lies more than " + DEEPEST + " folders deep");
    }
  }

  static Refusal tooMany(GitId tree) {
    return limit(tree, "more than " + MOST_VISITED + " files and folders are to be compared");
  }

  private static Refusal limit(GitId tree, String fact) {
    return new Refusal(
        Rule.HISTORY_LIMIT,
        "tree " + tree,
        fact,
        "no checkout can hold this; ask who made it and remove it from the history");
  }
}
