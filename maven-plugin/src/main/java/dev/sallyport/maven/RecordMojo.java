package dev.sallyport.maven;

import dev.sallyport.recorder.Attendance;
import dev.sallyport.recorder.ModuleFacts;
import dev.sallyport.recorder.Provenance;
import dev.sallyport.recorder.RecordFile;
import dev.sallyport.recorder.RecordingException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Writes down what this build was made from and what came out, as SLSA provenance.
 *
 * <p>One record for the whole reactor, {@code target/sallyport/provenance.intoto.json} where Maven
 * was started, written when the last module that runs this goal has run it. It is a claim made
 * inside the build: other plugins share this JVM. The record itself says how far it goes and what
 * it cannot see.
 */
@Mojo(
    name = "record",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class RecordMojo extends AbstractMojo {
  private final MavenSession session;
  private final MojoExecution execution;
  private final ExecutedPlugins plugins;

  @Inject
  RecordMojo(
      MavenSession session,
      MojoExecution execution,
      LifecycleExecutor lifecycle,
      BuildPluginManager pluginManager) {
    this.session = session;
    this.execution = execution;
    this.plugins = new ExecutedPlugins(lifecycle, pluginManager);
  }

  @Override
  public void execute() throws MojoExecutionException {
    try {
      record(session.getCurrentProject());
    } catch (RecordingException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private void record(MavenProject project) throws MojoExecutionException, RecordingException {
    SessionReader reader = new SessionReader(session, execution);
    RecordFile file = new RecordFile(reader.buildDirectory());
    Attendance attendance = Attendance.of(session.getRepositorySession().getData());
    if (attendance.isEmpty()) {
      file.delete();
    }
    Set<String> reactor = new TreeSet<>();
    for (MavenProject module : session.getProjects()) {
      reactor.add(module.getGroupId() + ":" + module.getArtifactId());
    }
    Map<String, Object> facts =
        ModuleFacts.read(project, reactor, plugins.artifacts(session, execution));
    Map<String, Map<String, Object>> all =
        attendance.handIn(SessionReader.id(project), facts, reader.expectedModules());
    if (!all.isEmpty()) {
      file.write(Provenance.write(reader.facts(), all));
      getLog().info("record of " + all.size() + " module(s): " + file.path());
    }
  }
}
