package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is judged.
 *
 * @param subject the coordinate that was asked for
 * @param reactor every module that the source builds, whether it is published or not
 * @param judged the modules whose files are compared
 */
public record Target(Gav subject, List<Module> reactor, List<Module> judged) {

  private static final Set<String> WITH_JAR =
      Set.of("jar", "bundle", "ejb", "maven-plugin", "maven-archetype", "eclipse-plugin");
  private static final Set<String> OWN_EXTENSION = Set.of("war", "ear", "rar", "aar", "hpi");

  /** A module's coordinate and what kind of main file it has. */
  public record Module(Gav gav, String packaging) {}

  public Target {
    reactor = List.copyOf(reactor);
    judged = List.copyOf(judged);
  }

  /** The coordinates that the build may not be given. */
  Set<Gav> own() {
    Set<Gav> own = new HashSet<>();
    reactor.forEach(module -> own.add(module.gav()));
    judged.forEach(module -> own.add(module.gav()));
    own.add(subject);
    return own;
  }

  /** File names that every module must have: its POM and, where it is known, its main file. */
  Set<String> mainFiles() {
    Set<String> names = new TreeSet<>();
    for (Module module : judged) {
      String stem = module.gav().artifactId() + "-" + module.gav().version();
      names.add(stem + ".pom");
      if (WITH_JAR.contains(module.packaging())) {
        names.add(stem + ".jar");
      }
      if (OWN_EXTENSION.contains(module.packaging())) {
        names.add(stem + "." + module.packaging());
      }
    }
    return names;
  }

  /** Modules of which no POM is published, or none is to be seen. */
  List<Gav> unseen() {
    return reactor.stream().filter(module -> !judged.contains(module)).map(Module::gav).toList();
  }

  /** Whether a repository path is a file of a judged module. */
  boolean covers(String path) {
    return judged.stream().anyMatch(module -> isIn(module.gav(), path));
  }

  static boolean isIn(Gav gav, String path) {
    return path.startsWith(gav.folder()) && path.indexOf('/', gav.folder().length()) < 0;
  }

  Gav gavOf(String path) {
    return judged.stream()
        .map(Module::gav)
        .filter(gav -> isIn(gav, path))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a file of the release: " + path));
  }
}
