package dev.sallyport.maven;

import dev.sallyport.recorder.Attendance;
import dev.sallyport.recorder.Blind;
import dev.sallyport.recorder.Bridge;
import dev.sallyport.recorder.Extent;
import dev.sallyport.recorder.ModuleFacts;
import dev.sallyport.recorder.RecordFile;
import dev.sallyport.recorder.RecordWriter;
import dev.sallyport.recorder.RecordingException;
import dev.sallyport.recorder.SessionReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.eclipse.aether.SessionData;

/**
 * Writes down what this build was made from and what came out, as SLSA provenance.
 *
 * <p>One record for the whole reactor, {@code target/sallyport/provenance.intoto.json} where Maven
 * was started, written when the last module that runs this goal has run it. With the recorder in
 * {@code lib/ext} or among the core extensions it holds what the session resolved so far, and is
 * written again at the session's end; without it, what the modules know. It is a claim made inside
 * the build: other plugins share this JVM. The record itself says how far it goes and what it
 * cannot see.
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
  private final MavenProjectHelper helper;

  /**
   * Attaches a copy of the record to the module that Maven was started on, so that it is installed
   * and deployed with it: classifier {@code provenance}, type {@code intoto.json}.
   */
  @Parameter(property = "sallyport.attach", defaultValue = "false")
  private boolean attach;

  @Inject
  RecordMojo(
      MavenSession session,
      MojoExecution execution,
      LifecycleExecutor lifecycle,
      BuildPluginManager pluginManager,
      MavenProjectHelper helper) {
    this.session = session;
    this.execution = execution;
    this.plugins = new ExecutedPlugins(lifecycle, pluginManager);
    this.helper = helper;
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
    SessionReader reader = new SessionReader(session);
    RecordFile file = new RecordFile(reader.buildDirectory());
    SessionData data = session.getRepositorySession().getData();
    Attendance attendance = Attendance.of(data);
    boolean witnessed = Bridge.isThere(data);
    if (attendance.isEmpty() && !witnessed) {
      file.delete();
    }
    Map<String, Object> facts = witnessed ? Map.of() : facts(project, reader);
    Map<String, Map<String, Object>> all =
        attendance.handIn(SessionReader.id(project), facts, expectedModules());
    if (all.isEmpty()) {
      return;
    }
    if (witnessed) {
      Bridge.snapshot(data, until());
    } else {
      Extent extent = Extent.ofGoal(until(), cannotSee(), execution.getPlugin().getVersion());
      new RecordWriter(session, file).writeModules(extent, all);
    }
    getLog().info("record of " + all.size() + " module(s): " + file.path());
    if (attach) {
      attach(file);
    }
  }

  private Map<String, Object> facts(MavenProject project, SessionReader reader)
      throws MojoExecutionException, RecordingException {
    Set<String> reactor = new TreeSet<>();
    for (MavenProject module : session.getProjects()) {
      reactor.add(module.getGroupId() + ":" + module.getArtifactId());
    }
    return ModuleFacts.read(project, reader.root(), reactor, plugins.artifacts(session, execution));
  }

  private void attach(RecordFile file) throws RecordingException {
    Optional<MavenProject> root =
        session.getProjects().stream().filter(MavenProject::isExecutionRoot).findFirst();
    if (root.isEmpty()) {
      getLog().warn("the record is not attached: the module of " + file.path() + " is not built");
      return;
    }
    MavenProject module = root.get();
    Path copy = file.copyAs(module.getArtifactId() + "-" + module.getVersion());
    helper.attachArtifact(
        module, ModuleFacts.ATTACHED_TYPE, ModuleFacts.ATTACHED_AS, copy.toFile());
    if (!module.equals(session.getCurrentProject())) {
      getLog()
          .warn(
              "the record is attached to "
                  + module.getId()
                  + ", which was built before: only what installs and deploys at the end of the"
                  + " reactor will take it along (installAtEnd, deployAtEnd)");
    }
  }

  /** The modules that will run this goal: all of them from the command line, else who binds it. */
  private Set<String> expectedModules() {
    Set<String> expected = new TreeSet<>();
    for (MavenProject project : session.getProjects()) {
      if (execution.getSource() == MojoExecution.Source.CLI || binds(project)) {
        expected.add(SessionReader.id(project));
      }
    }
    return expected;
  }

  private boolean binds(MavenProject project) {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    return plugin != null
        && plugin.getExecutions().stream()
            .map(PluginExecution::getGoals)
            .anyMatch(goals -> goals.contains(execution.getGoal()));
  }

  private String until() {
    String phase = execution.getLifecyclePhase();
    return "sallyport:" + execution.getGoal() + (phase == null ? "" : " in " + phase);
  }

  private List<String> cannotSee() {
    List<String> blind = new ArrayList<>(Blind.ofGoal());
    Set<String> expected = expectedModules();
    for (MavenProject project : session.getAllProjects()) {
      if (!session.getProjects().contains(project)) {
        blind.add("the module " + SessionReader.id(project) + ": it was not built in this session");
      } else if (!expected.contains(SessionReader.id(project))) {
        blind.add("the module " + SessionReader.id(project) + ": it does not run this goal");
      }
    }
    return blind;
  }
}
