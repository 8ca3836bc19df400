package dev.sallyport.lint;

import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;

/** Plugins in a version that is known not to give the same bytes twice. */
final class IrreproducibleVersions implements Check {
  private final Set<String> own;

  /**
   * Looks at every plugin but those that the build makes itself.
   *
   * @param own the build's own coordinates, {@code g:a:v}
   */
  IrreproducibleVersions(Set<String> own) {
    this.own = Set.copyOf(own);
  }

  @Override
  public void look(Lineage lineage, Leads leads) {
    Build build = lineage.effective().getBuild();
    for (Plugin plugin : build == null ? List.<Plugin>of() : build.getPlugins()) {
      Optional<KnownPlugin> known = KnownPlugins.of(plugin.getKey());
      if (known.isPresent()
          && !isSwitchedOff(plugin)
          && !own.contains(plugin.getKey() + ":" + plugin.getVersion())) {
        judge(lineage, plugin, known.get(), leads);
      }
    }
  }

  private static boolean isSwitchedOff(Plugin plugin) {
    List<PluginExecution> executions = plugin.getExecutions();
    return !executions.isEmpty()
        && executions.stream().allMatch(execution -> "none".equals(execution.getPhase()));
  }

  private static void judge(Lineage lineage, Plugin plugin, KnownPlugin known, Leads leads) {
    Part part =
        Part.of(
            Part.Kind.PLUGIN,
            plugin.getGroupId(),
            plugin.getArtifactId(),
            plugin.getVersion(),
            plugin);
    String version = plugin.getVersion();
    if (known.minimum().isEmpty()) {
      leads.add(
          Rule.RECIPE_PLUGIN_IRREPRODUCIBLE,
          subject(lineage, part),
          part.key(),
          "no version is known to give the same bytes twice: " + known.cause(),
          known.instead());
    } else if (version != null && Versions.isOlder(version, known.minimum().get())) {
      leads.add(
          Rule.RECIPE_PLUGIN_IRREPRODUCIBLE,
          subject(lineage, part),
          part.key(),
          Xml.shown(version)
              + " is older than "
              + known.minimum().get()
              + ", the first that is known to give the same bytes twice"
              + (known.cause().isEmpty() ? "" : "; before it differ: " + known.cause()),
          new VersionCure(lineage).to(part, known.minimum().get()));
    }
  }

  private static Place subject(Lineage lineage, Part part) {
    Place place = lineage.place(part.where());
    return place.editable() ? place : lineage.place(Lineage.managementOf(lineage.top().model()));
  }
}
