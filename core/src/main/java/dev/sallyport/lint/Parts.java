package dev.sallyport.lint;

import dev.sallyport.lint.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Extension;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.model.ReportPlugin;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a model. */
final class Parts {
  private final List<Part> parts = new ArrayList<>();

  private Parts() {}

  /** Those of a POM as written, with its active profiles. */
  static List<Part> written(Model model, Set<String> activeProfiles) {
    Parts parts = new Parts();
    Parent parent = model.getParent();
    if (parent != null) {
      parts.parts.add(
          Part.of(
              Kind.PARENT,
              parent.getGroupId(),
              parent.getArtifactId(),
              parent.getVersion(),
              parent));
    }
    parts.base(model, model.getBuild());
    for (Profile profile : model.getProfiles()) {
      if (activeProfiles.contains(profile.getId())) {
        parts.base(profile, profile.getBuild());
      }
    }
    return List.copyOf(parts.parts);
  }

  /** Those in force; imports are no longer there, and the parent is not the model's own. */
  static List<Part> effective(Model model) {
    Parts parts = new Parts();
    parts.base(model, model.getBuild());
    return List.copyOf(parts.parts);
  }

  private void base(ModelBase model, @Nullable BuildBase build) {
    dependencies(Kind.DEPENDENCY, model.getDependencies(), null);
    DependencyManagement management = model.getDependencyManagement();
    if (management != null) {
      for (Dependency dependency : management.getDependencies()) {
        boolean imported =
            "import".equals(dependency.getScope()) && "pom".equals(dependency.getType());
        parts.add(Part.of(imported ? Kind.IMPORT : Kind.MANAGED_DEPENDENCY, dependency, null));
      }
    }
    if (build != null) {
      plugins(Kind.PLUGIN, Kind.PLUGIN_DEPENDENCY, build.getPlugins());
      if (build.getPluginManagement() != null) {
        plugins(
            Kind.MANAGED_PLUGIN,
            Kind.MANAGED_PLUGIN_DEPENDENCY,
            build.getPluginManagement().getPlugins());
      }
    }
    if (build instanceof Build whole) {
      for (Extension extension : whole.getExtensions()) {
        parts.add(
            Part.of(
                Kind.EXTENSION,
                extension.getGroupId(),
                extension.getArtifactId(),
                extension.getVersion(),
                extension));
      }
    }
    if (model.getReporting() != null) {
      for (ReportPlugin report : model.getReporting().getPlugins()) {
        parts.add(
            Part.of(
                Kind.REPORT,
                report.getGroupId(),
                report.getArtifactId(),
                report.getVersion(),
                report));
      }
    }
  }

  private void plugins(Kind kind, Kind dependencyKind, List<Plugin> plugins) {
    for (Plugin plugin : plugins) {
      Part part =
          Part.of(kind, plugin.getGroupId(), plugin.getArtifactId(), plugin.getVersion(), plugin);
      parts.add(part);
      dependencies(dependencyKind, plugin.getDependencies(), part);
    }
  }

  private void dependencies(Kind kind, List<Dependency> dependencies, @Nullable Part owner) {
    for (Dependency dependency : dependencies) {
      parts.add(Part.of(kind, dependency, owner));
    }
  }
}
