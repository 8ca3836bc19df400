package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_ARCHIVE_REFUSED;

import dev.sallyport.verdict.Refusal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The symbolic links of a tree, followed as the kernel would before any of them is written: a link
 * may pass through other links, so its text alone does not tell where it ends.
 */
record Links(Map<String, String> targets) {
  private static final int MOST_HOPS = 40;

  /** Refuses a link whose way leaves the tree at any step, also where it then comes back. */
  void requireInside() throws Refusal {
    for (String link : targets.keySet()) {
      if (leaves(link)) {
        throw new Refusal(
            SOURCE_ARCHIVE_REFUSED,
            link,
            "the link leads out of the source tree: " + targets.get(link),
            "take the link out of the source, or build from another source of this release");
      }
    }
  }

  private boolean leaves(String link) {
    Deque<String> ahead = new ArrayDeque<>(parts(link));
    Deque<String> at = new ArrayDeque<>();
    int hops = 0;
    while (!ahead.isEmpty()) {
      String part = ahead.removeFirst();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        if (at.pollLast() == null) {
          return true;
        }
        continue;
      }
      at.addLast(part);
      String target = targets.get(String.join("/", at));
      if (target == null) {
        continue;
      }
      if (target.startsWith("/")) {
        return true;
      }
      if (++hops > MOST_HOPS) {
        // the kernel gives up here as well: such a link leads nowhere
        return false;
      }
      at.removeLast();
      List<String> replaced = parts(target);
      for (int i = replaced.size() - 1; i >= 0; i--) {
        ahead.addFirst(replaced.get(i));
      }
    }
    return false;
  }

  private static List<String> parts(String path) {
    return Arrays.asList(path.split("/"));
  }
}
