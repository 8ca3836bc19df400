package dev.sallyport.maven.lint;

import dev.sallyport.lint.LintedModule;
import dev.sallyport.lint.LintedPom;
import dev.sallyport.lint.LintedSession;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The modules of a session as the lint takes them. Nothing is resolved for it. */
public final class SessionModels {
  private static final String UNKNOWN = "of an unknown version";

  private final MavenSession session;
  private final Path base;

  private SessionModels(MavenSession session) {
    this.session = session;
    File folder = session.getRequest().getMultiModuleProjectDirectory();
    this.base = folder != null ? folder.toPath() : Path.of(session.getExecutionRootDirectory());
  }

  /** Every module of the reactor, also those that {@code -pl} leaves out. */
  public static List<LintedModule> modules(MavenSession session) {
    SessionModels models = new SessionModels(session);
    List<MavenProject> all = session.getAllProjects();
    return (all != null ? all : session.getProjects()).stream().map(models::module).toList();
  }

  /**
   * The rest of what the lint wants to know.
   *
   * @param versionsInUse by {@code groupId:artifactId}, as far as a record or lock tells them
   */
  public static LintedSession session(MavenSession session, Map<String, String> versionsInUse) {
    Properties properties = session.getUserProperties();
    Map<String, String> user = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      user.put(name, properties.getProperty(name));
    }
    String maven = session.getSystemProperties().getProperty("maven.version", UNKNOWN);
    return new LintedSession(maven, user, versionsInUse);
  }

  private LintedModule module(MavenProject project) {
    List<LintedPom> parents = new ArrayList<>();
    for (MavenProject up = project.getParent(); up != null; up = up.getParent()) {
      parents.add(pom(up, project, isOfTheTree(up.getFile())));
    }
    return new LintedModule(pom(project, project, true), parents, project.getModel());
  }

  private LintedPom pom(MavenProject project, MavenProject module, boolean editable) {
    Model written = project.getOriginalModel();
    Model model = written != null ? written : project.getModel();
    String id = project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion();
    return new LintedPom(
        editable ? name(project.getFile(), id) : id,
        editable,
        model,
        profiles(model, project, module));
  }

  /** A file of the local repository is a copy, whoever's file it is. */
  private boolean isOfTheTree(@Nullable File file) {
    if (file == null || file.getName().endsWith(".pom")) {
      return false;
    }
    File local = session.getRepositorySession().getLocalRepository().getBasedir();
    return local == null || !file.toPath().startsWith(local.toPath());
  }

  private String name(@Nullable File file, String otherwise) {
    if (file == null) {
      return otherwise;
    }
    Path path = file.toPath().toAbsolutePath().normalize();
    Path root = base.toAbsolutePath().normalize();
    boolean related = root.getRoot() != null && root.getRoot().equals(path.getRoot());
    return (related ? root.relativize(path) : path).toString().replace(File.separatorChar, '/');
  }

  /** Maven 3 tells a module its parents' profiles, by the parent's id; Maven 4 only its own. */
  private static Set<String> profiles(Model model, MavenProject project, MavenProject module) {
    String gav = project.getGroupId() + ":" + project.getArtifactId();
    Set<String> ids = new TreeSet<>();
    ids.add(gav + ":" + project.getVersion());
    ids.add(gav + ":" + project.getPackaging() + ":" + project.getVersion());
    InputLocation start = model.getLocation("");
    if (start != null && start.getSource() != null && start.getSource().getModelId() != null) {
      ids.add(start.getSource().getModelId());
    }
    Set<String> profiles = new TreeSet<>();
    for (MavenProject told : List.of(module, project)) {
      Map<String, List<String>> active = told.getInjectedProfileIds();
      ids.forEach(id -> profiles.addAll(active.getOrDefault(id, List.of())));
    }
    return profiles;
  }
}
