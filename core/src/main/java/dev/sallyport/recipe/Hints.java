package dev.sallyport.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a release shows of the environment that it was built in. All of it was written by somebody
 * else and may have any form. Immutable; start with {@link #none()}.
 */
public final class Hints {
  /** Something that was seen, and where: {@code manifest Build-Jdk-Spec of thing-1.0.jar}. */
  public record Seen(String value, String where) {}

  /** The single values that can be seen. */
  public enum Kind {
    /** Manifest {@code Build-Jdk-Spec}: {@code 17}, {@code 1.8}. */
    BUILD_JDK_SPEC,
    /** Manifest {@code Build-Jdk}: {@code 1.8.0_252}. */
    BUILD_JDK,
    /** Manifest {@code Created-By}: a Maven, a plugin of it, or a JDK. */
    CREATED_BY,
    /** The highest class-file major version, {@code 61}. */
    CLASS_MAJOR,
    /** {@code true} where string concatenations are those of a javac before JDK-8273914. */
    OLD_CONCAT,
    /** {@code lf} or {@code crlf}. */
    NEWLINE,
    /** Octal digits. */
    UMASK,
    /** Entry times minus UTC, in whole hours, east positive: {@code -7}. */
    TIMEZONE_HOURS,
    /** Manifest {@code Built-By}. */
    BUILT_BY,
    /** Manifest {@code SCM-Git-Branch}. */
    GIT_BRANCH,
    /** Prerequisites or the enforcer's rule: {@code 3.6.3}, {@code [3.8.1,)}. */
    REQUIRED_MAVEN,
    /** The Java release that the POM compiles for: {@code 11}, {@code 1.8}. */
    JAVA_RELEASE
  }

  /**
   * A profile of the POM or a parent.
   *
   * @param attaches the suffixes of what it attaches, {@code -sources.jar}; empty where not known
   */
  public record Profile(String id, boolean activeByDefault, Optional<Set<String>> attaches) {
    public Profile {
      attaches = attaches.map(Set::copyOf);
    }
  }

  private final Map<Kind, Seen> seen;
  private final Set<String> published;
  private final Set<String> made;
  private final List<Profile> profiles;
  private final Map<String, String> plugins;

  private Hints(
      Map<Kind, Seen> seen,
      Set<String> published,
      Set<String> made,
      List<Profile> profiles,
      Map<String, String> plugins) {
    this.seen = Collections.unmodifiableMap(seen);
    this.published = Collections.unmodifiableSet(new TreeSet<>(published));
    this.made = Set.copyOf(made);
    this.profiles = List.copyOf(profiles);
    this.plugins = Map.copyOf(plugins);
  }

  public static Hints none() {
    return new Hints(Map.of(), Set.of(), Set.of(), List.of(), Map.of());
  }

  public Hints with(Kind kind, String value, String where) {
    Map<Kind, Seen> more = new LinkedHashMap<>(seen);
    more.put(kind, new Seen(value, where));
    return new Hints(more, published, made, profiles, plugins);
  }

  /**
   * What the repository has.
   *
   * @param suffixes of the published files, behind {@code artifactId-version}: {@code .jar}, {@code
   *     -sources.jar}
   */
  public Hints withPublished(Set<String> suffixes) {
    return new Hints(seen, suffixes, made, profiles, plugins);
  }

  /**
   * What needs no profile.
   *
   * @param suffixes of what the build makes without any profile
   */
  public Hints withMade(Set<String> suffixes) {
    return new Hints(seen, published, suffixes, profiles, plugins);
  }

  /** The POM's profiles first, then those of its parents. */
  public Hints withProfiles(List<Profile> all) {
    return new Hints(seen, published, made, all, plugins);
  }

  /**
   * The plugins that show which Maven it was.
   *
   * @param versions by artifact id, of plugins whose version the POMs leave to Maven
   */
  public Hints withUnpinnedPlugins(Map<String, String> versions) {
    return new Hints(seen, published, made, profiles, versions);
  }

  public Optional<Seen> seen(Kind kind) {
    return Optional.ofNullable(seen.get(kind));
  }

  Set<String> published() {
    return published;
  }

  Set<String> made() {
    return made;
  }

  List<Profile> profiles() {
    return profiles;
  }

  Map<String, String> plugins() {
    return plugins;
  }
}
