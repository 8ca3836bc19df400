package dev.sallyport.objects;

import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.verdict.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through four folders at once, name by name in git's order. */
final class SidesByName {
  private final List<List<TreeEntry>> folders;
  private final int[] at = new int[4];

  private SidesByName(List<List<TreeEntry>> folders) {
    this.folders = folders;
  }

  static SidesByName below(GitObjects objects, Sides sides) throws Refusal {
    return new SidesByName(
        List.of(
            entries(objects, sides.base()),
            entries(objects, sides.first()),
            entries(objects, sides.second()),
            entries(objects, sides.result())));
  }

  private static List<TreeEntry> entries(GitObjects objects, @Nullable TreeEntry folder)
      throws Refusal {
    return folder == null ? List.of() : objects.tree(folder.id());
  }

  /** What the four have under the next name; empty at the end. */
  Optional<Sides> next() {
    TreeEntry least = null;
    for (int side = 0; side < at.length; side++) {
      TreeEntry entry = peek(side);
      if (entry != null && (least == null || GitOrder.compare(entry, least) < 0)) {
        least = entry;
      }
    }
    return least == null
        ? Optional.empty()
        : Optional.of(new Sides(take(0, least), take(1, least), take(2, least), take(3, least)));
  }

  private @Nullable TreeEntry peek(int side) {
    List<TreeEntry> entries = folders.get(side);
    return at[side] < entries.size() ? entries.get(at[side]) : null;
  }

  private @Nullable TreeEntry take(int side, TreeEntry least) {
    TreeEntry entry = peek(side);
    if (entry == null || GitOrder.compare(entry, least) != 0) {
      return null;
    }
    at[side]++;
    return entry;
  }
}
