package dev.sallyport.maven;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The plugins whose goals run in the current module up to a given execution. */
final class ExecutedPlugins {
  private final LifecycleExecutor lifecycle;
  private final BuildPluginManager plugins;

  ExecutedPlugins(LifecycleExecutor lifecycle, BuildPluginManager plugins) {
    this.lifecycle = lifecycle;
    this.plugins = plugins;
  }

  /**
   * By coordinate, their jars and the jars these depend on, as Maven resolved them; from its
   * caches.
   */
  Map<String, List<Artifact>> artifacts(MavenSession session, MojoExecution until)
      throws MojoExecutionException {
    Map<String, List<Artifact>> artifacts = new TreeMap<>();
    try {
      String[] tasks = session.getGoals().toArray(new String[0]);
      for (MojoExecution execution :
          lifecycle.calculateExecutionPlan(session, true, tasks).getMojoExecutions()) {
        collect(session, execution, artifacts);
        if (isSame(execution, until)) {
          break;
        }
      }
    } catch (Exception e) { // nine checked ones, all of them the same to us
      throw new MojoExecutionException(
          "the plugins of "
              + session.getCurrentProject().getId()
              + " cannot be listed for the record: "
              + e.getMessage()
              + System.lineSeparator()
              + "hint: run the record goal in the same Maven command as the build",
          e);
    }
    return artifacts;
  }

  private void collect(
      MavenSession session, MojoExecution execution, Map<String, List<Artifact>> artifacts)
      throws Exception {
    PluginDescriptor descriptor = execution.getMojoDescriptor().getPluginDescriptor();
    plugins.getPluginRealm(session, descriptor);
    artifacts.put(descriptor.getId(), List.copyOf(descriptor.getArtifacts()));
    for (List<MojoExecution> forked : execution.getForkedExecutions().values()) {
      for (MojoExecution inner : forked) {
        collect(session, inner, artifacts);
      }
    }
  }

  private static boolean isSame(MojoExecution one, MojoExecution other) {
    return one.getPlugin().getKey().equals(other.getPlugin().getKey())
        && one.getGoal().equals(other.getGoal())
        && one.getExecutionId().equals(other.getExecutionId());
  }
}
