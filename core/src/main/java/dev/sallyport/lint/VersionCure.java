package dev.sallyport.lint;

import dev.sallyport.lint.Part.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import org.apache.maven.model.Dependency;

/** Which edit gives a part another version: at the place that says it now, or above that place. */
final class VersionCure {
  private final Lineage lineage;

  VersionCure(Lineage lineage) {
    this.lineage = lineage;
  }

  /** The edit after which the part has that version in every module below. */
  String to(Part part, String version) {
    Optional<Part> written = lineage.writtenAt(part.versionAt());
    if (written.isEmpty()) {
      return above(part, part, version);
    }
    Optional<String> property = property(written.get(), version);
    if (property.isPresent()) {
      return property.get();
    }
    Place place = lineage.place(part.versionAt());
    return place.editable()
        ? PomEdit.write(place, Xml.element("version", version))
        : above(part, written.get(), version);
  }

  /** The edit that names the version of a plugin or extension that has none in any POM. */
  String pinned(Part part, String version) {
    String tag = Xml.element("version", version);
    if (part.kind() != Kind.EXTENSION) {
      return plugin(lineage.top(), part, false, tag);
    }
    Place place = lineage.place(part.at());
    return place.editable() ? PomEdit.inside(place, "extension", tag) : above(part, part, version);
  }

  /**
   * Where the version is one reference to a property that a POM holds, that property is changed.
   */
  private Optional<String> property(Part written, String version) {
    String text = written.version();
    Matcher reference = Lineage.REFERENCE.matcher(text == null ? "" : text.strip());
    if (!reference.matches()) {
      return Optional.empty();
    }
    return lineage
        .property(reference.group(1))
        .map(
            property -> {
              String xml = Xml.element(Xml.shown(property.name()), version);
              return property.pom().editable()
                  ? PomEdit.write(lineage.place(property.at()), xml)
                  : PomEdit.add(lineage.top(), PomEdit.PROPERTIES, xml);
            });
  }

  /** An edit in our POMs that wins over what a POM of a repository, or nobody, says. */
  private String above(Part part, Part written, String version) {
    LintedPom top = lineage.top();
    String tag = Xml.element("version", version);
    return switch (written.kind()) {
      case PARENT, IMPORT ->
          "take a version of " + Xml.shown(fromElsewhere(written)) + " that names no such version";
      case DEPENDENCY ->
          PomEdit.add(
              top,
              lineage.writtenAt(part.versionAt()).isPresent()
                  ? "project/dependencies"
                  : "project/dependencyManagement/dependencies",
              dependency(part, version));
      case MANAGED_DEPENDENCY ->
          PomEdit.add(top, "project/dependencyManagement/dependencies", dependency(part, version));
      case PLUGIN -> plugin(top, part, lineage.writtenAt(part.versionAt()).isPresent(), tag);
      case MANAGED_PLUGIN -> plugin(top, part, false, tag);
      case PLUGIN_DEPENDENCY, MANAGED_PLUGIN_DEPENDENCY ->
          pluginDependency(top, written, part, version);
      case EXTENSION ->
          PomEdit.add(
              top,
              "project/build/extensions",
              Xml.wrap(
                  "extension",
                  Xml.element("groupId", part.groupId())
                      + Xml.element("artifactId", part.artifactId())
                      + tag));
      case REPORT ->
          PomEdit.add(
              top, "project/reporting/plugins", Xml.plugin(part.groupId(), part.artifactId(), tag));
    };
  }

  private String fromElsewhere(Part written) {
    return lineage.place(written.where()).file();
  }

  /** Management is enough unless a parent names the version where it uses the plugin. */
  private String plugin(LintedPom top, Part part, boolean versionAtUse, String tag) {
    Kind kind = versionAtUse ? Kind.PLUGIN : Kind.MANAGED_PLUGIN;
    Optional<Part> there = lineage.find(top, kind, other -> other.key().equals(part.key()));
    if (there.isPresent() && there.get().version() == null && there.get().at() != null) {
      return PomEdit.inside(lineage.place(there.get().at()), "plugin", tag);
    }
    return PomEdit.add(
        top,
        versionAtUse ? PomEdit.PLUGINS : PomEdit.PLUGIN_MANAGEMENT,
        Xml.plugin(part.groupId(), part.artifactId(), tag));
  }

  private static String pluginDependency(LintedPom top, Part written, Part part, String version) {
    Part owner = part.owner();
    String inside = Xml.wrap("dependencies", dependency(part, version));
    return PomEdit.add(
        top,
        written.kind() == Kind.PLUGIN_DEPENDENCY ? PomEdit.PLUGINS : PomEdit.PLUGIN_MANAGEMENT,
        owner == null ? inside : Xml.plugin(owner.groupId(), owner.artifactId(), inside));
  }

  private static String dependency(Part part, String version) {
    Dependency dependency = part.dependency();
    return dependency == null ? "" : Xml.dependency(dependency, version);
  }
}
