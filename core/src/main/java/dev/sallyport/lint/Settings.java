package dev.sallyport.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The configuration of plugins, as it is in force and as it is written. */
final class Settings {
  private static final int DEEPEST = 50;
  private static final List<Xpp3Dom> NONE = List.of();

  private final Lineage lineage;

  Settings(Lineage lineage) {
    this.lineage = lineage;
  }

  /** Those of a plugin and of its executions that run. */
  static List<Xpp3Dom> of(Plugin plugin) {
    List<Xpp3Dom> settings = new ArrayList<>();
    if (plugin.getConfiguration() instanceof Xpp3Dom dom) {
      settings.add(dom);
    }
    for (PluginExecution execution : plugin.getExecutions()) {
      if (!"none".equals(execution.getPhase())
          && execution.getConfiguration() instanceof Xpp3Dom dom) {
        settings.add(dom);
      }
    }
    return settings;
  }

  /** Every element below one, with the path of names to it; not deeper than 50. */
  static void walk(Xpp3Dom root, String path, BiConsumer<String, Xpp3Dom> visitor) {
    for (Xpp3Dom child : root.getChildren()) {
      String at = path + "/" + child.getName();
      visitor.accept(at, child);
      if (at.chars().filter(c -> c == '/').count() < DEEPEST) {
        walk(child, at, visitor);
      }
    }
  }

  static @Nullable InputLocation location(Xpp3Dom element) {
    return element.getInputLocation() instanceof InputLocation at ? at : null;
  }

  /**
   * A setting before its references were replaced.
   *
   * @param exact whether the place is that of the element; else of its plugin, for Maven 4 does not
   *     say where settings are
   */
  record Written(String text, Place place, boolean exact) {}

  /**
   * What was written where now an element of a plugin's settings is; empty where nothing is found.
   */
  Optional<Written> written(Plugin plugin, String path, Xpp3Dom element) {
    InputLocation at = location(element);
    List<Written> found = new ArrayList<>();
    for (LintedPom pom : at == null ? lineage.poms() : lineage.pom(at).stream().toList()) {
      for (Plugin candidate : plugins(pom)) {
        for (Xpp3Dom settings : candidate.getKey().equals(plugin.getKey()) ? of(candidate) : NONE) {
          walk(
              settings,
              "",
              (where, one) -> {
                if (one.getValue() != null
                    && where.equals(path)
                    && (at == null || Lineage.isSame(location(one), at))) {
                  Place place = lineage.place(at == null ? candidate.getLocation("") : at);
                  found.add(new Written(one.getValue(), place, at != null));
                }
              });
        }
      }
    }
    return found.stream().findFirst();
  }

  /** The edit that adds a setting to a plugin, at its element nearest to the top. */
  String added(String groupId, String artifactId, String xml) {
    String key = groupId + ":" + artifactId;
    List<LintedPom> ours = lineage.poms().stream().filter(LintedPom::editable).toList();
    for (int i = ours.size() - 1; i >= 0; i--) {
      for (Plugin plugin : plugins(ours.get(i))) {
        if (plugin.getKey().equals(key)) {
          InputLocation settings =
              plugin.getConfiguration() instanceof Xpp3Dom dom ? location(dom) : null;
          return settings != null
              ? PomEdit.inside(lineage.place(settings), "configuration", xml)
              : PomEdit.inside(
                  lineage.place(plugin.getLocation("")), "plugin", Xml.wrap("configuration", xml));
        }
      }
    }
    return PomEdit.add(
        lineage.top(),
        PomEdit.PLUGIN_MANAGEMENT,
        Xml.plugin(groupId, artifactId, Xml.wrap("configuration", xml)));
  }

  private static List<Plugin> plugins(LintedPom pom) {
    List<Plugin> plugins = new ArrayList<>();
    collect(pom.model().getBuild(), plugins);
    for (Profile profile : pom.model().getProfiles()) {
      if (pom.activeProfiles().contains(profile.getId())) {
        collect(profile.getBuild(), plugins);
      }
    }
    return plugins;
  }

  private static void collect(@Nullable BuildBase build, List<Plugin> plugins) {
    if (build != null) {
      plugins.addAll(build.getPlugins());
      if (build.getPluginManagement() != null) {
        plugins.addAll(build.getPluginManagement().getPlugins());
      }
    }
  }
}
