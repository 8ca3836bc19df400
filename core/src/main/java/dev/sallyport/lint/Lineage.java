package dev.sallyport.lint;

import dev.sallyport.lint.Part.Kind;
import dev.sallyport.lint.Place.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Build;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.jspecify.annotations.Nullable;

/** The POMs behind one module: which of them a location is in, and what is written there. */
final class Lineage {
  static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}]{1,200})}");
  private static final int LONGEST = 10_000;
  private static final int LONGEST_VALUE = 1_000;
  private static final int DEEPEST = 5;

  private final LintedModule module;
  private final Map<LintedPom, List<Part>> written = new HashMap<>();

  Lineage(LintedModule module) {
    this.module = module;
    for (LintedPom pom : module.lineage()) {
      written.put(pom, Parts.written(pom.model(), pom.activeProfiles()));
    }
  }

  Model effective() {
    return module.effective();
  }

  List<LintedPom> poms() {
    return module.lineage();
  }

  /** The parts that a POM writes itself. */
  List<Part> written(LintedPom pom) {
    return written.getOrDefault(pom, List.of());
  }

  /** The farthest POM of the lineage that can be edited: a cure there is one for all modules. */
  LintedPom top() {
    LintedPom top = module.pom();
    for (LintedPom parent : module.parents()) {
      if (!parent.editable()) {
        break;
      }
      top = parent;
    }
    return top;
  }

  /** Where a POM manages its plugins, or would. */
  static @Nullable InputLocation managementOf(Model model) {
    Build build = model.getBuild();
    if (build != null && build.getPluginManagement() != null) {
      return build.getPluginManagement().getLocation("");
    }
    return build != null ? build.getLocation("") : model.getLocation("");
  }

  /** Where a POM has its properties, or would. */
  static @Nullable InputLocation propertiesOf(Model model) {
    InputLocation properties = model.getLocation("properties");
    return properties != null ? properties : model.getLocation("");
  }

  Place place(@Nullable InputLocation at) {
    return pom(at)
        .map(
            pom ->
                new Place(
                    pom.editable() ? Origin.TREE : Origin.PARENT,
                    pom.name(),
                    at == null ? 0 : Math.max(0, at.getLineNumber())))
        .orElseGet(() -> Place.outside(at));
  }

  Optional<LintedPom> pom(@Nullable InputLocation at) {
    InputSource source = at == null ? null : at.getSource();
    if (source == null) {
      return Optional.empty();
    }
    return poms().stream().filter(pom -> isOf(source, pom)).findFirst();
  }

  private static boolean isOf(InputSource source, LintedPom pom) {
    InputLocation start = pom.model().getLocation("");
    InputSource own = start == null ? null : start.getSource();
    if (own == null) {
      return false;
    }
    String file = own.getLocation();
    String other = source.getLocation();
    if (own == source || (file != null && other != null)) {
      return own == source || file.equals(other);
    }
    // Maven 4 does not say where a POM of a repository lies
    return own.getModelId() != null && own.getModelId().equals(source.getModelId());
  }

  /** The part that writes the version at a location, as written. */
  Optional<Part> writtenAt(@Nullable InputLocation versionAt) {
    return pom(versionAt)
        .flatMap(
            pom ->
                written(pom).stream()
                    .filter(part -> isSame(part.versionAt(), versionAt))
                    .findFirst());
  }

  static boolean isSame(@Nullable InputLocation one, @Nullable InputLocation other) {
    return one != null
        && other != null
        && one.getLineNumber() == other.getLineNumber()
        && one.getColumnNumber() == other.getColumnNumber();
  }

  /** The first part of a kind in a POM. */
  Optional<Part> find(LintedPom pom, Kind kind, Predicate<Part> which) {
    return written(pom).stream().filter(part -> part.kind() == kind).filter(which).findFirst();
  }

  /** A property as it is written, and where. */
  record Property(LintedPom pom, String name, String value, @Nullable InputLocation at) {}

  /** The nearest POM's property of that name; that of an active profile before the POM's own. */
  Optional<Property> property(String name) {
    for (LintedPom pom : poms()) {
      for (Profile profile : pom.model().getProfiles()) {
        if (pom.activeProfiles().contains(profile.getId())
            && profile.getProperties().getProperty(name) != null) {
          return Optional.of(
              property(pom, name, profile.getProperties(), profile.getLocation("properties")));
        }
      }
      if (pom.model().getProperties().getProperty(name) != null) {
        return Optional.of(
            property(
                pom, name, pom.model().getProperties(), pom.model().getLocation("properties")));
      }
    }
    return Optional.empty();
  }

  private static Property property(
      LintedPom pom, String name, Properties properties, @Nullable InputLocation at) {
    InputLocation own = at == null ? null : at.getLocation(name);
    return new Property(pom, name, properties.getProperty(name, ""), own != null ? own : at);
  }

  /** A written text with the references that the effective model can answer. */
  String interpolated(String text) {
    String current = text;
    for (int depth = 0; depth < DEEPEST && current.length() < LONGEST; depth++) {
      Matcher matcher = REFERENCE.matcher(current);
      String next =
          matcher.replaceAll(
              match ->
                  Matcher.quoteReplacement(
                      value(match.group(1))
                          .filter(value -> value.length() < LONGEST_VALUE)
                          .orElse(match.group())));
      if (next.equals(current)) {
        return current;
      }
      current = next;
    }
    return current;
  }

  private Optional<String> value(String name) {
    Model model = effective();
    return Optional.ofNullable(
        switch (name) {
          case "project.version", "pom.version", "version" -> model.getVersion();
          case "project.groupId", "pom.groupId" -> model.getGroupId();
          case "project.artifactId", "pom.artifactId" -> model.getArtifactId();
          case "project.parent.version" ->
              model.getParent() == null ? null : model.getParent().getVersion();
          default -> model.getProperties().getProperty(name);
        });
  }
}
