package dev.sallyport.recorder;

import dev.sallyport.recorder.facts.SessionFactsReader;
import dev.sallyport.recorder.facts.SourceFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/** What the record says about machine, tools and source, each in the form of the record. */
public final class Surroundings {
  private static final String HINT = "make the file readable, or build with another installation";

  /** Daemons: a build that ends must not wait for a digest that nobody will read. */
  private static final Executor BESIDE =
      task -> {
        Thread thread = new Thread(task, "sallyport-recorder");
        thread.setDaemon(true);
        thread.start();
      };

  private final MavenSession session;
  private final Map<String, Object> source;
  private final CompletableFuture<Map<String, Object>> jdk;
  private final CompletableFuture<Map<String, Object>> maven;

  private Surroundings(MavenSession session) {
    this.session = session;
    Properties system = session.getSystemProperties();
    this.jdk = later(() -> SessionFactsReader.jdk(system));
    this.maven = later(() -> SessionFactsReader.maven(system));
    this.source =
        SourceFacts.read(
            Path.of(session.getExecutionRootDirectory()), notSource(session), roots(session));
  }

  /**
   * Reads the source as it is now, which should be before a goal runs; the digests of the tools are
   * computed beside the build.
   */
  public static Surroundings of(MavenSession session) {
    return new Surroundings(session);
  }

  private interface Reading {
    Map<String, Object> read() throws IOException;
  }

  private static CompletableFuture<Map<String, Object>> later(Reading reading) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return reading.read();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        BESIDE);
  }

  private static Set<Path> notSource(MavenSession session) {
    Set<Path> ignored = new HashSet<>();
    for (MavenProject project : session.getAllProjects()) {
      ignored.add(Path.of(project.getBuild().getDirectory()));
    }
    ignored.add(session.getRepositorySession().getLocalRepository().getBasedir().toPath());
    return ignored;
  }

  private static Set<Path> roots(MavenSession session) {
    Set<Path> roots = new HashSet<>();
    for (MavenProject project : session.getAllProjects()) {
      project.getCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
      project.getTestCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
      for (Resource resource : project.getResources()) {
        roots.add(Path.of(resource.getDirectory()));
      }
      for (Resource resource : project.getTestResources()) {
        roots.add(Path.of(resource.getDirectory()));
      }
    }
    return roots;
  }

  /** Facts {@code name, value, class}, by name. */
  List<Map<String, Object>> environment() throws RecordingException {
    try {
      return SessionFactsReader.environment(session);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** {@code internalParameters.source}: gitTree, treeSha512, clean, submodules, as far as known. */
  @SuppressWarnings("unchecked")
  Map<String, Object> source() {
    return (Map<String, Object>) source.getOrDefault("source", Map.of());
  }

  /** {@code externalParameters.source.digest}: gitCommit, or empty. */
  Map<String, String> commit() {
    Object commit = source.get("gitCommit");
    return commit instanceof String id ? Map.of("gitCommit", id) : Map.of();
  }

  /** Start folder relative to the work tree, with {@code /}, empty for its root. */
  String folder() {
    return String.valueOf(source.get("folder"));
  }

  /** The descriptor named {@code jdk}. */
  Map<String, Object> jdk() throws RecordingException {
    return joined(jdk);
  }

  /** The descriptor named {@code maven}. */
  Map<String, Object> maven() throws RecordingException {
    return joined(maven);
  }

  /** Faults of the source: {@code rule, subject, fact}. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> findings() {
    return (List<Map<String, Object>>) source.getOrDefault("findings", List.of());
  }

  private static Map<String, Object> joined(CompletableFuture<Map<String, Object>> tool)
      throws RecordingException {
    try {
      return tool.join();
    } catch (CompletionException e) {
      throw unreadable(e.getCause() == null ? e : e.getCause());
    }
  }

  private static RecordingException unreadable(Throwable e) {
    return new RecordingException("cannot read what this build runs on: " + e, HINT, e);
  }
}
