package dev.sallyport.maven.source;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The folders and POMs of all modules, also of those that {@code -pl} leaves out. */
final class Reactor {
  private final MavenSession session;

  Reactor(MavenSession session) {
    this.session = session;
  }

  Path folder() {
    return Path.of(session.getExecutionRootDirectory());
  }

  /** Of the module that Maven was started on. */
  Path buildDirectory() {
    return session.getAllProjects().stream()
        .filter(MavenProject::isExecutionRoot)
        .findFirst()
        .map(project -> Path.of(project.getBuild().getDirectory()))
        .orElse(folder().resolve("target"));
  }

  Set<Path> buildDirectories() {
    Set<Path> folders = new TreeSet<>();
    for (MavenProject project : session.getAllProjects()) {
      folders.add(Path.of(project.getBuild().getDirectory()));
    }
    return folders;
  }

  /** Those that were read from a folder and not from a repository. */
  Set<Path> poms() {
    Set<Path> poms = new TreeSet<>();
    for (MavenProject project : session.getAllProjects()) {
      for (MavenProject at = project; at != null; at = parent(at)) {
        file(at).ifPresent(poms::add);
      }
    }
    return poms;
  }

  private static @Nullable MavenProject parent(MavenProject project) {
    return project.getParent();
  }

  private static Optional<Path> file(MavenProject project) {
    return Optional.ofNullable(project.getFile()).map(File::toPath);
  }
}
