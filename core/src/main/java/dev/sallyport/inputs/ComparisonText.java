package dev.sallyport.inputs;

import dev.sallyport.report.Printable;
import java.util.List;
import java.util.function.Predicate;

/**
 * Two builds' inputs side by side, for a person: facts first, then files, then a line that counts.
 */
public final class ComparisonText {
  private final Comparison comparison;
  private final StringBuilder out = new StringBuilder();

  private ComparisonText(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The same comparison gives the same text. */
  public static String render(Comparison comparison) {
    ComparisonText text = new ComparisonText(comparison);
    text.side("- ", comparison.reference());
    text.side("+ ", comparison.actual());
    text.facts();
    Predicate<Difference> metadata = Difference::isMetadata;
    text.group("added", "+", comparison.added(), metadata.negate());
    text.group("removed", "-", comparison.removed(), metadata.negate());
    text.group("changed", "!", comparison.changed(), metadata.negate());
    text.group("metadata added", "+", comparison.added(), metadata);
    text.group("metadata removed", "-", comparison.removed(), metadata);
    text.group("metadata changed", "!", comparison.changed(), metadata);
    text.unjudged();
    return text.out.append('\n').append(summary(comparison)).append('\n').toString();
  }

  /** One line: the word, and how many of what. */
  public static String summary(Comparison comparison) {
    String counts =
        comparison.added().size()
            + " added, "
            + comparison.removed().size()
            + " removed, "
            + comparison.changed().size()
            + " changed, "
            + comparison.same()
            + " the same";
    int facts = comparison.differingFacts().size();
    String steering = facts == 0 ? "" : facts == 1 ? ", 1 fact" : ", " + facts + " facts";
    return word(comparison) + " " + counts + steering;
  }

  static String word(Comparison comparison) {
    return comparison.isDifferent() ? "DIFFERENT" : comparison.isSame() ? "SAME" : "INDETERMINATE";
  }

  private void side(String mark, BuildInputs side) {
    out.append(mark).append(Printable.of(side.name())).append('\n');
    out.append("    ").append(side.form().text()).append(", coverage ");
    out.append(Printable.of(side.extent().coverage())).append(", Maven ");
    out.append(Printable.of(side.mavenVersion())).append(", JDK ");
    out.append(Printable.of(side.fact(BuildInputs.JDK_VERSION).orElse("unknown")));
    out.append(", ").append(side.inputs().size()).append(" inputs\n");
    if (!side.extent().isToTheEnd()) {
      out.append("    not recorded to the end of a build that succeeded: until ");
      out.append(Printable.of(side.extent().until())).append('\n');
    }
  }

  private void facts() {
    boolean any = false;
    for (FactDifference fact : comparison.facts()) {
      if (fact.isSaidByBoth()) {
        out.append(any ? "" : "\nfacts\n");
        any = true;
        out.append("  ").append(Printable.of(fact.name()));
        out.append(fact.mustBeEqual() ? "\n" : "  (information)\n");
        out.append("    - ").append(Printable.of(fact.before().orElse(""))).append('\n');
        out.append("    + ").append(Printable.of(fact.after().orElse(""))).append('\n');
      }
    }
  }

  private void group(String title, String mark, List<Difference> all, Predicate<Difference> which) {
    List<Difference> group = all.stream().filter(which).toList();
    if (group.isEmpty()) {
      return;
    }
    out.append('\n').append(title).append(" (").append(group.size()).append(")\n");
    for (Difference difference : group) {
      out.append("  ").append(mark).append(' ').append(difference.path());
      out.append("  ").append(difference.any().kindText()).append('\n');
      if (!difference.askedBy().isEmpty()) {
        out.append("      asked for by ").append(Printable.of(difference.askedBy())).append('\n');
      }
      difference.before().forEach(input -> file("      - ", input));
      difference.after().forEach(input -> file("      + ", input));
    }
  }

  private void file(String mark, BuildInput input) {
    out.append(mark).append("sha256 ").append(input.sha256());
    out.append("  ").append(Sizes.human(input.size())).append('\n');
  }

  private void unjudged() {
    if (!comparison.toolsDiffer().isEmpty()) {
      out.append("\nnot comparable as a whole\n");
      comparison
          .toolsDiffer()
          .forEach(why -> out.append("  ").append(Printable.of(why)).append('\n'));
      out.append("  only what both read was compared; only the first reads ");
      out.append(comparison.onlyReference()).append(", only the second ");
      out.append(comparison.onlyActual()).append('\n');
    }
    if (!comparison.regarded().isEmpty()) {
      out.append("\nthe same files, asked for by another or of another kind: ");
      out.append(comparison.regarded().size()).append('\n');
    }
  }
}
