package dev.sallyport.lint;

import dev.sallyport.verdict.Rule;
import java.util.Optional;
import org.apache.maven.model.Dependency;

/** Dependencies that are files of the machine. */
final class SystemScopes implements Check {

  @Override
  public void look(Lineage lineage, Leads leads) {
    for (LintedPom pom : lineage.poms()) {
      if (pom.editable()) {
        for (Part part : lineage.written(pom)) {
          system(part).ifPresent(dependency -> ours(lineage, part, dependency, leads));
        }
      }
    }
    for (Part part : Parts.effective(lineage.effective())) {
      if (!part.kind().isManaged()) {
        system(part).ifPresent(dependency -> inherited(lineage, part, dependency, leads));
      }
    }
  }

  private static Optional<Dependency> system(Part part) {
    return Optional.ofNullable(part.dependency())
        .filter(dependency -> "system".equals(dependency.getScope()));
  }

  private static void ours(Lineage lineage, Part part, Dependency dependency, Leads leads) {
    Place place = lineage.place(part.at());
    String version = part.version();
    leads.add(
        Rule.INPUT_SYSTEM_SCOPE,
        place,
        part.key(),
        fact(dependency),
        "publish that file to a repository that the build may use, then "
            + PomEdit.write(place, Xml.dependency(dependency, version == null ? "" : version)));
  }

  private static void inherited(Lineage lineage, Part part, Dependency dependency, Leads leads) {
    Place place = lineage.place(dependency.getLocation("scope"));
    if (!place.editable()) {
      leads.add(
          Rule.INPUT_SYSTEM_SCOPE,
          place,
          part.key(),
          fact(dependency),
          "take another version of " + Xml.shown(place.file()) + ", or do without this dependency");
    }
  }

  private static String fact(Dependency dependency) {
    String path = dependency.getSystemPath();
    return "a file of the machine: " + Xml.shown(path == null ? "without a path" : path);
  }
}
