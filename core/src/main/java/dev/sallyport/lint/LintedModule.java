package dev.sallyport.lint;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Model;

/**
 * One module of a build.
 *
 * @param pom its own POM
 * @param parents the POMs it inherits from, nearest first, without Maven's super POM
 * @param effective its effective model, in a running build with Maven's lifecycle bindings
 */
public record LintedModule(LintedPom pom, List<LintedPom> parents, Model effective) {
  public LintedModule {
    requireNonNull(pom, "pom is null");
    requireNonNull(effective, "effective is null");
    parents = List.copyOf(parents);
  }

  /** The module's own POM, then its parents, nearest first. */
  List<LintedPom> lineage() {
    List<LintedPom> lineage = new ArrayList<>();
    lineage.add(pom);
    lineage.addAll(parents);
    return lineage;
  }
}
