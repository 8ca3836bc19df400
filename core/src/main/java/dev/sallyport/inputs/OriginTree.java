package dev.sallyport.inputs;

import dev.sallyport.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Inputs below who asked for them: module or plugin, then each link of the chain. */
final class OriginTree {
  private static final String LINK = " > ";

  /** Deeper chains are cut: a record could nest them until a stack overflows. */
  private static final int MAX_DEPTH = 32;

  private final SortedMap<String, OriginTree> children = new TreeMap<>();
  private final List<BuildInput> own = new ArrayList<>();
  private int files;
  private long bytes;

  private OriginTree() {}

  static OriginTree of(List<BuildInput> inputs) {
    OriginTree root = new OriginTree();
    for (BuildInput input : inputs) {
      OriginTree at = root;
      at.count(input);
      String chain = input.askedBy().isEmpty() ? "(not said)" : input.askedBy();
      for (String link : chain.split(LINK, MAX_DEPTH)) {
        at = at.children.computeIfAbsent(link, unknown -> new OriginTree());
        at.count(input);
      }
      at.own.add(input);
    }
    return root;
  }

  private void count(BuildInput input) {
    files++;
    bytes = bytes + input.size() < 0 ? Long.MAX_VALUE : bytes + input.size();
  }

  /** Two columns of blanks for each level; files with kind and size. */
  String render() {
    StringBuilder out = new StringBuilder();
    render(out, "  ");
    return out.toString();
  }

  private void render(StringBuilder out, String indent) {
    children.forEach(
        (link, child) -> {
          out.append(indent).append(Printable.of(link)).append("  (");
          out.append(child.files).append(child.files == 1 ? " file, " : " files, ");
          out.append(Sizes.human(child.bytes)).append(")\n");
          child.render(out, indent + "  ");
        });
    for (BuildInput input : own) {
      out.append(indent).append(input.path()).append("  ").append(input.kindText());
      out.append(", ").append(Sizes.human(input.size())).append('\n');
    }
  }
}
