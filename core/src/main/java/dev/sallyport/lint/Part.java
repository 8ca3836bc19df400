package dev.sallyport.lint;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputLocationTracker;
import org.jspecify.annotations.Nullable;

/**
 * One element of a model that names something with a version.
 *
 * @param version null where none is written or merged in
 * @param versionAt where the version is written; null where Maven chose it
 * @param at where the element is written
 * @param dependency the element, where it is a dependency
 * @param owner the plugin that a plugin dependency is of
 */
record Part(
    Kind kind,
    String groupId,
    String artifactId,
    @Nullable String version,
    @Nullable InputLocation versionAt,
    @Nullable InputLocation at,
    @Nullable Dependency dependency,
    @Nullable Part owner) {

  enum Kind {
    PARENT("parent"),
    DEPENDENCY("dependency"),
    MANAGED_DEPENDENCY("managed dependency"),
    IMPORT("imported POM"),
    PLUGIN("plugin"),
    MANAGED_PLUGIN("managed plugin"),
    PLUGIN_DEPENDENCY("plugin's dependency"),
    MANAGED_PLUGIN_DEPENDENCY("managed plugin's dependency"),
    EXTENSION("build extension"),
    REPORT("report plugin");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Whether a managed entry takes effect only where something uses it. */
    boolean isManaged() {
      return this == MANAGED_DEPENDENCY
          || this == MANAGED_PLUGIN
          || this == MANAGED_PLUGIN_DEPENDENCY;
    }
  }

  static Part of(
      Kind kind,
      String groupId,
      String artifactId,
      @Nullable String version,
      InputLocationTracker element) {
    return new Part(
        kind,
        text(groupId),
        text(artifactId),
        version,
        element.getLocation("version"),
        element.getLocation(""),
        null,
        null);
  }

  static Part of(Kind kind, Dependency dependency, @Nullable Part owner) {
    return new Part(
        kind,
        text(dependency.getGroupId()),
        text(dependency.getArtifactId()),
        dependency.getVersion(),
        dependency.getLocation("version"),
        dependency.getLocation(""),
        dependency,
        owner);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  Part withVersion(String interpolated) {
    return new Part(kind, groupId, artifactId, interpolated, versionAt, at, dependency, owner);
  }

  /** {@code groupId:artifactId}. */
  String key() {
    return groupId + ":" + artifactId;
  }

  /** Where the version is written, else the element. */
  @Nullable InputLocation where() {
    return versionAt != null ? versionAt : at;
  }
}
