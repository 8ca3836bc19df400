package dev.sallyport.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Relative paths with slashes inside a tree; the root is the empty text. */
final class TreePath {
  private TreePath() {}

  /** The folder of a path. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Follows a relative reference by its text; empty where it is absolute or leaves the tree. */
  static Optional<String> resolve(String folder, String reference) {
    if (reference.startsWith("/")) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (folder + "/" + reference).split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }
}
