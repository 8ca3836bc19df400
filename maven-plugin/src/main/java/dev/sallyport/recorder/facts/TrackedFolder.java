package dev.sallyport.recorder.facts;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of an index as folders, as a commit of it would hold them. */
final class TrackedFolder {
  final SortedMap<String, IndexEntry> entries = new TreeMap<>();
  final SortedMap<String, TrackedFolder> folders = new TreeMap<>();

  /** Of those entries that are in trees: merged, and not only announced. */
  static TrackedFolder of(List<IndexEntry> entries) {
    TrackedFolder root = new TrackedFolder();
    for (IndexEntry entry : entries) {
      if (entry.stage() == 0 && !entry.intentToAdd()) {
        root.add(entry);
      }
    }
    return root;
  }

  private void add(IndexEntry entry) {
    TrackedFolder at = this;
    int begin = 0;
    for (int end = entry.path().indexOf('/'); end >= 0; end = entry.path().indexOf('/', begin)) {
      at = at.folders.computeIfAbsent(entry.path().substring(begin, end), n -> new TrackedFolder());
      begin = end + 1;
    }
    at.entries.put(entry.path().substring(begin), entry);
  }

  /** The id of the tree that git would write, as hex. */
  String gitTree() {
    TreeLines lines = new TreeLines();
    for (Map.Entry<String, IndexEntry> entry : entries.entrySet()) {
      lines.add(entry.getKey(), entry.getValue().mode(), hex(entry.getValue().id()));
    }
    for (Map.Entry<String, TrackedFolder> folder : folders.entrySet()) {
      lines.add(folder.getKey(), IndexEntry.FOLDER, hex(folder.getValue().gitTree()));
    }
    return Sha.hex(lines.gitDigest());
  }

  private static byte[] hex(String id) {
    return HexFormat.of().parseHex(id);
  }
}
