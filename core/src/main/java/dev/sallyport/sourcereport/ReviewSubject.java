package dev.sallyport.sourcereport;

import dev.sallyport.objects.Change;
import dev.sallyport.report.Printable;
import dev.sallyport.review.ReviewedChange;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody is about to approve.
 *
 * @param changes by path
 * @param authors of the new commits as they claim, and how many each; empty when only a tree was
 *     named
 */
public record ReviewSubject(
    ReviewedChange change, List<Change> changes, SortedMap<String, Integer> authors) {
  private static final int SHOWN = 60;

  public ReviewSubject {
    changes = List.copyOf(changes);
    authors = new TreeMap<>(authors);
  }

  /** For the reviewer's eyes, before the signature. */
  public String text() {
    StringBuilder out = new StringBuilder();
    line(out, "repository   " + Printable.of(change.repository()));
    line(out, "branch       " + Printable.of(change.ref()));
    line(out, "from         " + change.from());
    line(out, "tree         " + change.tree());
    line(out, "tree-sha512  " + change.treeSha512());
    authors.forEach(
        (author, count) -> line(out, "author       " + Printable.of(author) + " (" + count + ")"));
    line(out, "");
    changes.stream().limit(SHOWN).forEach(path -> line(out, "  " + path(path)));
    if (changes.size() > SHOWN) {
      line(out, "  and " + (changes.size() - SHOWN) + " more");
    }
    line(out, "  to read it: git diff " + change.from() + " " + change.tree());
    line(out, "  " + changes.size() + (changes.size() == 1 ? " path" : " paths") + " changed");
    if (changes.stream().anyMatch(path -> path.path().startsWith(".sallyport/"))) {
      line(out, "  THE POLICY ITSELF IS CHANGED");
    }
    return out.toString();
  }

  private static String path(Change change) {
    String what = change.before().isEmpty() ? "A" : change.after().isEmpty() ? "D" : "M";
    boolean mode =
        change.before().isPresent()
            && change.after().isPresent()
            && change.before().get().mode() != change.after().get().mode();
    String kind =
        mode
            ? "  (" + change.before().get().mode() + " -> " + change.after().get().mode() + ")"
            : "";
    return what + "  " + Printable.of(change.path()) + kind;
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
