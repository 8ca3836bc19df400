package dev.sallyport.maven;

import dev.sallyport.recorder.SessionFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Scm;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Reads from a Maven session what the recorder needs to know about it as a whole. */
final class SessionReader {
  private final MavenSession session;
  private final MojoExecution execution;

  SessionReader(MavenSession session, MojoExecution execution) {
    this.session = session;
    this.execution = execution;
  }

  static String id(MavenProject project) {
    return project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion();
  }

  /** Of the POM that Maven was started on, also when {@code -pl} leaves that module out. */
  Path buildDirectory() {
    return session.getAllProjects().stream()
        .filter(MavenProject::isExecutionRoot)
        .map(project -> Path.of(project.getBuild().getDirectory()))
        .findFirst()
        .orElse(root().resolve("target"));
  }

  private Path root() {
    return Path.of(session.getExecutionRootDirectory());
  }

  /** The modules that will run this goal: all of them from the command line, else who binds it. */
  Set<String> expectedModules() {
    Set<String> expected = new TreeSet<>();
    for (MavenProject project : session.getProjects()) {
      if (execution.getSource() == MojoExecution.Source.CLI || binds(project)) {
        expected.add(id(project));
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

  SessionFacts facts() {
    MavenExecutionRequest request = session.getRequest();
    return new SessionFacts(
        root(),
        sourceUri(),
        session.getGoals(),
        profiles(request),
        session.getUserProperties(),
        session.getSystemProperties(),
        request.getStartTime().toInstant(),
        until(),
        execution.getPlugin().getVersion(),
        cannotSee());
  }

  private String until() {
    String phase = execution.getLifecyclePhase();
    return "sallyport:" + execution.getGoal() + (phase == null ? "" : " in " + phase);
  }

  private String sourceUri() {
    for (MavenProject project : session.getAllProjects()) {
      Scm scm = project.isExecutionRoot() ? project.getScm() : null;
      if (scm != null && scm.getConnection() != null) {
        return scm.getConnection().replaceFirst("^scm:", "").replaceFirst("^git:(?=\\w+:)", "git+");
      }
    }
    return "";
  }

  private static List<String> profiles(MavenExecutionRequest request) {
    Set<String> profiles = new TreeSet<>(request.getActiveProfiles());
    request.getInactiveProfiles().forEach(id -> profiles.add("!" + id));
    return List.copyOf(profiles);
  }

  private List<String> cannotSee() {
    List<String> blind = new ArrayList<>();
    Set<String> expected = expectedModules();
    for (MavenProject project : session.getAllProjects()) {
      if (!session.getProjects().contains(project)) {
        blind.add("the module " + id(project) + ": it was not built in this session");
      } else if (!expected.contains(id(project))) {
        blind.add("the module " + id(project) + ": it does not run this goal");
      }
    }
    return blind;
  }
}
