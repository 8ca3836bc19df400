package dev.sallyport.sourcereport;

import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.Proposal;
import dev.sallyport.sourcegate.Simulation;
import dev.sallyport.sourcegate.Simulation.Count;
import dev.sallyport.sourcegate.Simulation.Example;
import dev.sallyport.sourcegate.Simulation.Level;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import java.nio.file.Path;
import java.util.Optional;

/** A simulation for people to read. */
public final class SimulationText {
  private static final int SHOWN_LEFT_OUT = 20;
  private static final int SHORT = 12;

  private final Simulation simulation;
  private final StringBuilder out = new StringBuilder();

  private SimulationText(Simulation simulation) {
    this.simulation = simulation;
  }

  /**
   * Renders.
   *
   * @param written where the proposal was written to
   */
  public static String of(Simulation simulation, Optional<Path> written) {
    SimulationText text = new SimulationText(simulation);
    text.head();
    simulation.levels().forEach(text::level);
    simulation.proposal().ifPresent(proposal -> text.proposal(proposal, written));
    text.notes();
    text.next(written);
    return text.out.toString();
  }

  private void line(String text) {
    out.append(Printable.of(text)).append('\n');
  }

  private void head() {
    line(
        "The last "
            + simulation.steps()
            + " moves of "
            + simulation.ref()
            + ", after "
            + simulation.root().hex().substring(0, SHORT)
            + " up to "
            + simulation.tip().hex().substring(0, SHORT)
            + ", under "
            + switch (simulation.basis()) {
              case OWN -> "the repository's own policy";
              case GIVEN -> "the policy given";
              case PROPOSED -> "the policy proposed below";
            }
            + ". This is no verdict: nobody said yet which commit to trust.");
    line("");
  }

  private void level(Level level) {
    line(
        (level.asWritten() ? "as written: " : "")
            + level.setting()
            + ": "
            + (level.refused() == 0 && level.stopped().isEmpty()
                ? "all pass"
                : level.refused() + " of " + level.steps() + " moves refused"));
    for (Count count : level.rules()) {
      line("    " + count.rule().id() + " at " + commits(count.commits()) + ", the newest:");
      for (Example example : count.examples().subList(0, shown(level, count))) {
        line(
            "        "
                + example.id().hex().substring(0, SHORT)
                + " "
                + shortened(example.subject(), 60)
                + (example.fact().isEmpty() ? "" : ": " + shortened(example.fact(), 160)));
      }
    }
    level.stopped().ifPresent(finding -> line("    not judged to the end: " + words(finding)));
  }

  /** All that is kept where it matters: under the policy that is there, or is proposed. */
  private int shown(Level level, Count count) {
    boolean matters =
        level.asWritten()
            || simulation.proposal().filter(p -> p.setting().equals(level.setting())).isPresent();
    return matters ? count.examples().size() : Math.min(1, count.examples().size());
  }

  private static String commits(int count) {
    return count == 1 ? "1 commit" : count + " commits";
  }

  private static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "...";
  }

  private void proposal(Proposal proposal, Optional<Path> written) {
    line("");
    line("Proposed: " + proposal.setting());
    proposal.leftOut().stream()
        .limit(SHOWN_LEFT_OUT)
        .forEach(text -> line("    left out: " + text));
    int more = proposal.leftOut().size() - SHOWN_LEFT_OUT;
    if (more > 0) {
      line("    and " + more + " more");
    }
    if (written.isEmpty()) {
      line("");
      proposal.text().lines().forEach(text -> line("  " + text));
      proposal.keyFiles().keySet().forEach(path -> line("  (with " + path + ")"));
    }
  }

  private void notes() {
    if (!simulation.notes().isEmpty()) {
      line("");
    }
    for (Finding note : simulation.notes()) {
      line("note: " + words(note));
    }
  }

  private static String words(Finding finding) {
    String fact =
        finding.evidence() instanceof Evidence.Fact text ? text.text() : finding.rule().meaning();
    return finding.rule().id()
        + " "
        + finding.subject()
        + ": "
        + fact
        + (finding.hint().isEmpty() ? "" : "; " + finding.hint());
  }

  private void next(Optional<Path> written) {
    line("");
    written.ifPresent(
        folder -> line("Written: " + folder + ". Read it, then commit it as .sallyport, signed."));
    if (simulation.basis() == Simulation.Basis.OWN) {
      line("To start from the tip, pin: --trust-root " + simulation.tipTrustRoot());
    } else {
      line(
          "When .sallyport is committed, run this again: it prints the commit to pin as trust"
              + " root.");
    }
    line("To judge these very moves: --trust-root " + simulation.trustRoot());
  }
}
