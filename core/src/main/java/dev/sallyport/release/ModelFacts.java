package dev.sallyport.release;

import dev.sallyport.recipe.EnvironmentInference;
import dev.sallyport.recipe.Hints;
import dev.sallyport.recipe.Hints.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Prerequisites;
import org.apache.maven.model.Profile;
import org.apache.maven.model.building.ModelBuildingResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What the POM of a release and its parents say about how it is built; nothing of it is run. */
final class ModelFacts {
  private final List<Model> raw;
  private final Model effective;

  private ModelFacts(List<Model> raw, Model effective) {
    this.raw = raw;
    this.effective = effective;
  }

  static ModelFacts of(ModelBuildingResult models) {
    List<Model> raw = new ArrayList<>();
    for (String id : models.getModelIds()) {
      Optional.ofNullable(models.getRawModel(id)).ifPresent(raw::add);
    }
    return new ModelFacts(raw, models.getEffectiveModel());
  }

  /** Of an effective model alone; its profiles are not known any more. */
  static ModelFacts of(Model effective) {
    return new ModelFacts(List.of(), effective);
  }

  Optional<String> outputTimestamp() {
    return property("project.build.outputTimestamp");
  }

  private Optional<String> property(String name) {
    return Optional.ofNullable(effective.getProperties().getProperty(name))
        .filter(value -> !value.contains("${"));
  }

  /** The endings of what the build attaches without any profile. */
  Set<String> made() {
    return attached(effective.getBuild());
  }

  Hints hints() {
    Hints hints = Hints.none().withProfiles(profiles());
    Optional<String> required = requiredMaven();
    if (required.isPresent()) {
      hints = hints.with(Kind.REQUIRED_MAVEN, required.get(), "prerequisites or enforcer rule");
    }
    Optional<String> release =
        property("maven.compiler.release")
            .or(() -> property("maven.compiler.target"))
            .or(() -> property("javaVersion"));
    return release.isPresent()
        ? hints.with(Kind.JAVA_RELEASE, release.get(), "the POM's compiler release")
        : hints;
  }

  /** Adds what the maker that an archive names says about Maven, where no POM pins that plugin. */
  Hints withMaker(Hints hints, String maker) {
    Map<String, String> unpinned = new HashMap<>();
    EnvironmentInference.pluginOf(maker)
        .forEach(
            (plugin, version) -> {
              if (!isPinned(plugin)) {
                unpinned.put(plugin, version);
              }
            });
    return unpinned.isEmpty() ? hints : hints.withUnpinnedPlugins(unpinned);
  }

  private boolean isPinned(String artifactId) {
    List<Plugin> plugins = new ArrayList<>();
    if (effective.getBuild() != null) {
      plugins.addAll(effective.getBuild().getPlugins());
      if (effective.getBuild().getPluginManagement() != null) {
        plugins.addAll(effective.getBuild().getPluginManagement().getPlugins());
      }
    }
    return plugins.stream()
        .anyMatch(
            plugin -> artifactId.equals(plugin.getArtifactId()) && plugin.getVersion() != null);
  }

  private Optional<String> requiredMaven() {
    Optional<String> enforced =
        plugins(effective.getBuild()).stream()
            .filter(plugin -> "maven-enforcer-plugin".equals(plugin.getArtifactId()))
            .flatMap(plugin -> plugin.getExecutions().stream())
            .map(execution -> (Xpp3Dom) execution.getConfiguration())
            .flatMap(dom -> at(dom, "rules", "requireMavenVersion", "version").stream())
            .findFirst();
    return enforced.or(
        () -> Optional.ofNullable(effective.getPrerequisites()).map(Prerequisites::getMaven));
  }

  private static Optional<String> at(Xpp3Dom dom, String... path) {
    Optional<Xpp3Dom> here = Optional.ofNullable(dom);
    for (String name : path) {
      here = here.map(d -> d.getChild(name));
    }
    return here.map(Xpp3Dom::getValue).map(String::strip).filter(v -> !v.contains("${"));
  }

  private List<Hints.Profile> profiles() {
    List<Hints.Profile> all = new ArrayList<>();
    for (Model model : raw) {
      for (Profile profile : model.getProfiles()) {
        boolean active =
            profile.getActivation() != null && profile.getActivation().isActiveByDefault();
        Set<String> attaches = attached(profile.getBuild());
        all.add(
            new Hints.Profile(
                profile.getId(),
                active,
                attaches.isEmpty() ? Optional.empty() : Optional.of(attaches)));
      }
    }
    return all;
  }

  private static List<Plugin> plugins(BuildBase build) {
    return build == null ? List.of() : build.getPlugins();
  }

  private static Set<String> attached(BuildBase build) {
    Set<String> endings = new HashSet<>();
    for (Plugin plugin : plugins(build)) {
      for (PluginExecution execution : plugin.getExecutions()) {
        if (!"none".equals(execution.getPhase())) {
          execution.getGoals().forEach(goal -> endings.addAll(attached(plugin, execution, goal)));
        }
      }
    }
    return endings;
  }

  private static Set<String> attached(Plugin plugin, PluginExecution execution, String goal) {
    String key = plugin.getArtifactId() + ":" + goal;
    return switch (key) {
      case "maven-source-plugin:jar", "maven-source-plugin:jar-no-fork" -> Set.of("-sources.jar");
      case "maven-source-plugin:test-jar", "maven-source-plugin:test-jar-no-fork" ->
          Set.of("-test-sources.jar");
      case "maven-jar-plugin:test-jar" -> Set.of("-tests.jar");
      case "maven-javadoc-plugin:jar" -> Set.of("-javadoc.jar");
      case "maven-assembly-plugin:single" ->
          execution.getId().contains("source-release") || isSourceRelease(execution)
              ? Set.of("-source-release.zip")
              : Set.of();
      default -> Set.of();
    };
  }

  private static boolean isSourceRelease(PluginExecution execution) {
    return String.valueOf(execution.getConfiguration()).contains("source-release");
  }
}
