package dev.sallyport.lint;

import dev.sallyport.verdict.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Model;

/**
 * What a build's POMs say that makes its inputs or its bytes move, with the edit that cures it. All
 * findings are notes; no model is changed, nothing is read or resolved.
 */
public final class PomLint {
  private final List<LintedModule> modules;
  private final LintedSession session;

  private PomLint(List<LintedModule> modules, LintedSession session) {
    this.modules = List.copyOf(modules);
    this.session = session;
  }

  /**
   * A lint over a whole reactor.
   *
   * @param modules every module; what they depend on of each other is not a finding
   */
  public static PomLint of(List<LintedModule> modules, LintedSession session) {
    return new PomLint(modules, session);
  }

  /** Each cause once, at the POM where the cure goes; sorted by file, line and rule. */
  public List<Finding> findings() {
    Set<String> own = new HashSet<>();
    for (LintedModule module : modules) {
      Model model = module.effective();
      own.add(model.getGroupId() + ":" + model.getArtifactId() + ":" + model.getVersion());
    }
    List<Check> checks =
        List.of(
            new MovingVersions(session, own),
            new SystemScopes(),
            new UnpinnedPlugins(session),
            new Timestamps(session),
            new IrreproducibleVersions(own),
            new IrreproducibleSettings());
    Leads leads = new Leads();
    for (LintedModule module : modules) {
      Lineage lineage = new Lineage(module);
      checks.forEach(check -> check.look(lineage, leads));
    }
    return leads.findings();
  }
}
