package dev.sallyport.recorder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;

/** Reads from a Maven session what the record says about it as a whole. */
public final class SessionReader {
  private final MavenSession session;

  public SessionReader(MavenSession session) {
    this.session = session;
  }

  /** {@code group:artifact:version}. */
  public static String id(MavenProject project) {
    return project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion();
  }

  /** Of the POM that Maven was started on, also when {@code -pl} leaves that module out. */
  public Path buildDirectory() {
    return session.getAllProjects().stream()
        .filter(MavenProject::isExecutionRoot)
        .map(project -> Path.of(project.getBuild().getDirectory()))
        .findFirst()
        .orElse(root().resolve("target"));
  }

  /** Whether there is a POM: {@code mvn archetype:generate} needs none. */
  public boolean hasProject() {
    return session.getAllProjects().stream().anyMatch(project -> project.getFile() != null);
  }

  /** Folder of the POM that Maven was started on. */
  public Path root() {
    return Path.of(session.getExecutionRootDirectory());
  }

  /** The facts as they are now, not yet masked. */
  SessionFacts facts() {
    Map<String, String> userProperties = new TreeMap<>();
    for (String name : session.getUserProperties().stringPropertyNames()) {
      userProperties.put(name, session.getUserProperties().getProperty(name, ""));
    }
    MavenExecutionRequest request = session.getRequest();
    String makeBehavior = request.getMakeBehavior();
    return new SessionFacts(
        root(),
        sourceUri(),
        session.getGoals(),
        profiles(request),
        userProperties,
        selected(request),
        makeBehavior == null ? "" : makeBehavior,
        session.getSystemProperties(),
        request.getStartTime().toInstant());
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

  private static List<String> selected(MavenExecutionRequest request) {
    Set<String> selected = new TreeSet<>(request.getSelectedProjects());
    request.getExcludedProjects().forEach(id -> selected.add("!" + id));
    return List.copyOf(selected);
  }
}
