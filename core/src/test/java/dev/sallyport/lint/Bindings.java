package dev.sallyport.lint;

import java.util.List;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.plugin.LifecycleBindingsInjector;

/** A model builder with some lifecycle bindings, with the locations that maven-core gives them. */
final class Bindings extends DefaultModelBuilderFactory {
  private static final Map<String, List<String>> BOUND =
      Map.of(
          "jar", List.of("maven-clean-plugin:3.2.0", "maven-jar-plugin:3.4.1"),
          "war", List.of("maven-clean-plugin:3.2.0", "maven-war-plugin:2.2"),
          "maven-plugin",
              List.of(
                  "maven-clean-plugin:3.2.0",
                  "maven-site-plugin:3.12.1",
                  "maven-resources-plugin:3.3.1",
                  "maven-compiler-plugin:3.13.0",
                  "maven-surefire-plugin:3.2.5",
                  "maven-plugin-plugin:3.13.1",
                  "maven-jar-plugin:3.4.1",
                  "maven-install-plugin:3.1.2",
                  "maven-deploy-plugin:3.1.2"),
          "pom", List.of("maven-clean-plugin:3.2.0"));

  @Override
  protected LifecycleBindingsInjector newLifecycleBindingsInjector() {
    return new Injector();
  }

  private static final class Injector implements LifecycleBindingsInjector {
    @Override
    public void injectLifecycleBindings(
        Model model, ModelBuildingRequest request, ModelProblemCollector problems) {
      Build build = model.getBuild();
      for (String bound : BOUND.getOrDefault(model.getPackaging(), List.of())) {
        String[] parts = bound.split(":", -1);
        String key = "org.apache.maven.plugins:" + parts[0];
        Plugin plugin = build.getPluginsAsMap().get(key);
        if (plugin == null) {
          plugin = new Plugin();
          plugin.setArtifactId(parts[0]);
          build.addPlugin(plugin);
        }
        Plugin managed = build.getPluginManagement().getPluginsAsMap().get(key);
        if (plugin.getVersion() == null && managed != null && managed.getVersion() != null) {
          plugin.setVersion(managed.getVersion());
          plugin.setLocation("version", managed.getLocation("version"));
          plugin.setConfiguration(managed.getConfiguration());
        } else if (plugin.getVersion() == null) {
          plugin.setVersion(parts[1]);
          plugin.setLocation("version", location());
        }
        PluginExecution execution = new PluginExecution();
        execution.setId("default-" + parts[0]);
        plugin.addExecution(execution);
        build.flushPluginMap();
      }
    }

    private static InputLocation location() {
      InputSource source = new InputSource();
      source.setModelId("org.apache.maven:maven-core:3.9.11:default-lifecycle-bindings");
      return new InputLocation(-1, -1, source);
    }
  }
}
