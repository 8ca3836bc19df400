package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Optional;

/**
 * What would become of the newest moves of a branch under several settings. It is no verdict:
 * nothing in it was started from a commit that somebody trusts. Texts are not escaped yet.
 *
 * @param repository the policy's opaque id
 * @param ref full name of the branch
 * @param root the commit before the first move looked at
 * @param trustRoot {@code COMMIT:SHA512} of {@code root}, to judge the same moves with; without the
 *     digest where an object is not there
 * @param tip where the branch is
 * @param tipTrustRoot the same of {@code tip}, to start from now on
 * @param steps moves looked at
 * @param basis whose policy was simulated
 * @param levels the policy as it is written comes first, then from the strictest to the loosest
 * @param proposal made where it was asked for or there is no policy
 * @param notes what a reader must know besides
 */
public record Simulation(
    String repository,
    String ref,
    GitId root,
    String trustRoot,
    GitId tip,
    String tipTrustRoot,
    int steps,
    Basis basis,
    List<Level> levels,
    Optional<Proposal> proposal,
    List<Finding> notes) {
  public Simulation {
    levels = List.copyOf(levels);
    notes = List.copyOf(notes);
  }

  /** Whose policy it is. */
  public enum Basis {
    /** The one in the tree of the tip, applied to all moves. */
    OWN,
    /** A file that the caller named. */
    GIVEN,
    /** The one proposed. */
    PROPOSED
  }

  /**
   * One setting.
   *
   * @param asWritten whether it is the policy's own
   * @param refused moves that would not have been let through
   * @param commits looked at; under {@code commits: vouched} the merged ones are not
   * @param rules what was found, by the id of the rule
   * @param stopped why the judgement did not come to its end, if so
   */
  public record Level(
      SimulateSetting setting,
      boolean asWritten,
      int steps,
      int refused,
      int commits,
      List<Count> rules,
      Optional<Finding> stopped) {
    public Level {
      rules = List.copyOf(rules);
    }

    /** Whether so few moves would have been refused that a team can start with it. */
    public boolean fits() {
      return stopped.isEmpty() && refused * 20L <= steps;
    }
  }

  /**
   * What one rule found.
   *
   * @param commits how many
   * @param examples the newest of them
   */
  public record Count(Rule rule, int commits, List<Example> examples) {
    public Count {
      examples = List.copyOf(examples);
    }
  }

  /** One commit that a rule was found at. */
  public record Example(GitId id, String subject, String fact) {}
}
