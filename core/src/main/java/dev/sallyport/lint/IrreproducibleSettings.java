package dev.sallyport.lint;

import dev.sallyport.verdict.Rule;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Settings of plugins that give other bytes each time or on each machine. */
final class IrreproducibleSettings implements Check {
  private static final List<String> OF_THE_CLONE =
      List.of("git.build", "git.branch", "git.remote", "git.tags", "git.total.commit.count");

  @Override
  public void look(Lineage lineage, Leads leads) {
    Build build = lineage.effective().getBuild();
    for (Plugin plugin : build == null ? List.<Plugin>of() : build.getPlugins()) {
      for (Xpp3Dom settings : Settings.of(plugin)) {
        Settings.walk(
            settings, "", (path, element) -> element(lineage, plugin, path, element, leads));
      }
      switch (plugin.getKey()) {
        case "org.codehaus.mojo:jaxb2-maven-plugin" -> jaxb(lineage, plugin, leads);
        case "io.github.git-commit-id:git-commit-id-maven-plugin",
            "pl.project13.maven:git-commit-id-plugin" ->
            git(lineage, plugin, leads);
        default -> {
          // nothing is known of its settings as a whole
        }
      }
    }
  }

  private static void element(
      Lineage lineage, Plugin plugin, String path, Xpp3Dom element, Leads leads) {
    String value = element.getValue() == null ? "" : element.getValue().strip();
    if (path.contains("/manifestEntries/") || path.startsWith("/instructions/")) {
      new Settings(lineage)
          .written(plugin, path, element)
          .ifPresent(written -> entry(lineage, plugin, element.getName(), written, leads));
    } else if (path.endsWith("/archive/manifest/addBuildEnvironmentEntries")
        && value.equals("true")) {
      other(lineage, plugin, element, KnownSetting.BUILD_ENVIRONMENT, leads);
    } else if (plugin.getKey().equals(KnownSetting.JAVADOC.plugins())
        && path.equals("/notimestamp")
        && value.equals("false")) {
      other(lineage, plugin, element, KnownSetting.JAVADOC, leads);
    }
  }

  private static void entry(
      Lineage lineage, Plugin plugin, String name, Settings.Written written, Leads leads) {
    Changing.in(lineage, written.text())
        .ifPresent(
            why ->
                add(
                    lineage,
                    plugin,
                    written.place(),
                    "the entry " + Xml.shown(name) + " " + why,
                    entryCure(written, Xml.shown(name), why),
                    leads));
  }

  private static String entryCure(Settings.Written written, String name, String why) {
    if (!written.place().editable()) {
      return "give the entry " + name + " a fixed value in your own pluginManagement";
    }
    if (!written.exact()) {
      return "in the settings of that plugin, give the entry "
          + name
          + " a fixed value or remove it";
    }
    return Changing.isTime(why)
        ? PomEdit.write(written.place(), Xml.element(name, "${" + Timestamps.NAME + "}"))
        : PomEdit.remove(written.place(), name);
  }

  /** A setting that should have another value. */
  private static void other(
      Lineage lineage, Plugin plugin, Xpp3Dom element, KnownSetting known, Leads leads) {
    Place place = lineage.place(Settings.location(element));
    String xml = Xml.element(element.getName(), known.cure());
    String cure =
        place.editable()
            ? PomEdit.write(place, xml)
            : "set " + xml + " for " + Xml.shown(plugin.getKey()) + " in your own pluginManagement";
    add(lineage, plugin, place, known.setting() + ": " + known.cause(), cure, leads);
  }

  private static void jaxb(Lineage lineage, Plugin plugin, Leads leads) {
    boolean generates =
        plugin.getExecutions().stream()
            .anyMatch(one -> one.getGoals().contains("xjc") || one.getGoals().contains("testXjc"));
    boolean cured =
        Settings.of(plugin).stream()
            .anyMatch(settings -> text(settings, "noGeneratedHeaderComments").equals("true"));
    if (generates && !cured) {
      missing(
          lineage,
          plugin,
          KnownSetting.JAXB,
          Xml.element("noGeneratedHeaderComments", "true"),
          leads);
    }
  }

  private static void git(Lineage lineage, Plugin plugin, Leads leads) {
    for (Xpp3Dom settings : Settings.of(plugin)) {
      boolean writes = text(settings, "generateGitPropertiesFile").equals("true");
      // patterns of a POM are not run, they may be made to run for ever
      String excluded = texts(settings.getChild("excludeProperties"));
      if (writes
          && settings.getChild("includeOnlyProperties") == null
          && !OF_THE_CLONE.stream().allMatch(excluded::contains)) {
        StringBuilder all = new StringBuilder();
        for (String name : OF_THE_CLONE) {
          all.append(Xml.element("excludeProperty", "^" + name.replace(".", "\\.") + ".*$"));
        }
        String xml = Xml.wrap("excludeProperties", all.toString());
        missing(lineage, plugin, KnownSetting.GIT, xml, leads);
      }
    }
  }

  private static String text(Xpp3Dom settings, String name) {
    Xpp3Dom child = settings.getChild(name);
    return child == null || child.getValue() == null ? "" : child.getValue().strip();
  }

  private static String texts(@Nullable Xpp3Dom list) {
    StringBuilder all = new StringBuilder();
    for (Xpp3Dom child : list == null ? new Xpp3Dom[0] : list.getChildren()) {
      all.append(child.getValue()).append('\n');
    }
    return all.toString().replace("\\", "");
  }

  private static void missing(
      Lineage lineage, Plugin plugin, KnownSetting known, String xml, Leads leads) {
    add(
        lineage,
        plugin,
        lineage.place(plugin.getLocation("")),
        known.setting() + ": " + known.cause(),
        new Settings(lineage).added(plugin.getGroupId(), plugin.getArtifactId(), xml),
        leads);
  }

  private static void add(
      Lineage lineage, Plugin plugin, Place place, String fact, String cure, Leads leads) {
    Place at =
        place.editable() ? place : lineage.place(Lineage.managementOf(lineage.top().model()));
    leads.add(Rule.RECIPE_PLUGIN_IRREPRODUCIBLE, at, plugin.getKey(), fact, cure);
  }
}
