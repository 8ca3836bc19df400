package dev.sallyport.lint;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.apache.maven.model.Model;

/**
 * One POM as it is written, with the places of its elements.
 *
 * @param name how findings call it: a path from the build's folder with {@code /}, or the
 *     coordinate of a POM from a repository
 * @param editable whether it belongs to the source that is built
 * @param model as read, nothing inherited, nothing interpolated
 * @param activeProfiles the ids of its profiles that are active in this build
 */
public record LintedPom(String name, boolean editable, Model model, Set<String> activeProfiles) {
  public LintedPom {
    requireNonNull(name, "name is null");
    requireNonNull(model, "model is null");
    activeProfiles = Set.copyOf(activeProfiles);
  }
}
