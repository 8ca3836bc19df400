package dev.sallyport.recipe;

import dev.sallyport.recipe.Hints.Kind;
import dev.sallyport.recipe.Hints.Seen;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From what a release shows to the environment that it was most probably built in. Every hint that
 * has not the form it should have is passed over.
 */
public final class EnvironmentInference {
  private static final String DEFAULT_JDK = "17";
  private static final String DEFAULT_MAVEN = "3.6.3";
  private static final Pattern OLD_JDK = Pattern.compile("1\\.([5-8])(?:\\.0(?:_([0-9]{1,4}))?)?");
  private static final Pattern BUILD_SUFFIX = Pattern.compile("[-+_ (].*", Pattern.DOTALL);
  private static final Pattern BY_MAVEN =
      Pattern.compile("Apache Maven ([0-9]+(?:\\.[0-9]+){1,2}(?:-[a-z]+-[0-9]+)?)");
  private static final Pattern BY_PLUGIN =
      Pattern.compile("Maven (JAR|WAR|EAR|EJB|Source) Plugin ([0-9A-Za-z.-]{1,30})");
  private static final Pattern HOURS = Pattern.compile("-?[0-9]{1,2}");

  private final MavenVersions versions;

  public EnvironmentInference(MavenVersions versions) {
    this.versions = versions;
  }

  public Environment infer(Hints hints) {
    Sourced<String> jdk = jdk(hints);
    ProfileChoice profiles = ProfileChoice.of(hints);
    return new Environment(
        jdk,
        maven(hints, feature(jdk.value())),
        Sourced.guessed(List.of("clean", "package"), "default"),
        profiles.sourced(),
        properties(profiles),
        seen(hints, Kind.UMASK, EnvironmentInference::umask)
            .orElse(Sourced.guessed("022", "default")),
        seen(hints, Kind.TIMEZONE_HOURS, EnvironmentInference::timezone)
            .orElse(Sourced.guessed("UTC", "default")),
        Sourced.guessed("en_US", "default"),
        seen(hints, Kind.NEWLINE, value -> valid(value, RecipeForm.newline(value)))
            .orElse(Sourced.guessed("lf", "default")),
        seen(hints, Kind.BUILT_BY, value -> valid(value, RecipeForm.user(value)))
            .orElse(Sourced.guessed("builder", "default")),
        branch(hints),
        Sourced.guessed("/var/maven/app", "default of Reproducible Central"));
  }

  private static Sourced<String> jdk(Hints hints) {
    Sourced<String> jdk =
        seen(hints, Kind.BUILD_JDK_SPEC, value -> version(value).map(v -> "" + feature(v)))
            .or(() -> seen(hints, Kind.BUILD_JDK, EnvironmentInference::version))
            .or(() -> guessed(hints, Kind.CLASS_MAJOR, EnvironmentInference::fromClassMajor))
            .or(() -> guessed(hints, Kind.JAVA_RELEASE, EnvironmentInference::fromRelease))
            .orElse(Sourced.guessed(DEFAULT_JDK, "default"));
    boolean old =
        hints.seen(Kind.OLD_CONCAT).filter(seen -> seen.value().equals("true")).isPresent();
    return old
        ? new Sourced<>(
            jdk.value(),
            jdk.origin() + "; its string concatenations are of a javac before JDK-8273914",
            jdk.confidence())
        : jdk;
  }

  /** {@code 1.8.0_252} is {@code 8.0.252}; builds and vendors are cut off. */
  private static Optional<String> version(String text) {
    String value = text.strip();
    Matcher old = OLD_JDK.matcher(value);
    if (old.lookingAt()) {
      String update = old.group(2) == null ? "" : ".0." + Integer.parseInt(old.group(2));
      return Optional.of(old.group(1) + update);
    }
    String plain = BUILD_SUFFIX.matcher(value).replaceFirst("");
    return valid(plain, RecipeForm.jdk(plain));
  }

  private static int feature(String version) {
    int dot = version.indexOf('.');
    return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
  }

  /** Java below 8 is compiled with 8, the last that can be had. */
  private static Optional<String> fromClassMajor(String major) {
    return major.matches("4[5-9]|[5-9][0-9]")
        ? Optional.of("" + Math.max(8, Integer.parseInt(major) - 44))
        : Optional.empty();
  }

  private static Optional<String> fromRelease(String release) {
    return version(release).map(version -> "" + Math.max(8, feature(version)));
  }

  private Sourced<String> maven(Hints hints, int jdk) {
    Optional<Seen> createdBy = hints.seen(Kind.CREATED_BY);
    if (createdBy.isPresent()) {
      Matcher byMaven = BY_MAVEN.matcher(createdBy.get().value());
      if (byMaven.matches() && versions.release(byMaven.group(1)).isPresent()) {
        return Sourced.proven(byMaven.group(1), createdBy.get().where());
      }
    }
    Map<String, String> plugins = new TreeMap<>(hints.plugins());
    return versions.inferred(
        plugins, hints.seen(Kind.REQUIRED_MAVEN).map(Seen::value), DEFAULT_MAVEN, jdk);
  }

  /**
   * The plugin that an archive names as its maker, for {@link Hints#withUnpinnedPlugins} where the
   * POMs do not pin it.
   */
  public static Map<String, String> pluginOf(String createdBy) {
    Matcher plugin = BY_PLUGIN.matcher(createdBy);
    return plugin.matches()
        ? Map.of("maven-" + plugin.group(1).toLowerCase(Locale.ROOT) + "-plugin", plugin.group(2))
        : Map.of();
  }

  private static Sourced<Map<String, String>> properties(ProfileChoice profiles) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("skipTests", "true");
    properties.put("maven.javadoc.skip", "true");
    properties.put("gpg.skip", "true");
    String origin = "default";
    if (profiles.needsPerformRelease()) {
      properties.put("performRelease", "true");
      origin += "; performRelease because sources were published and no profile makes them";
    }
    return Sourced.guessed(Collections.unmodifiableMap(properties), origin);
  }

  private static Optional<String> umask(String value) {
    String digits = value.matches("0[0-7]{3}") ? value.substring(1) : value;
    return valid(digits, RecipeForm.umask(digits));
  }

  /** The zones called Etc/GMT count to the west. */
  private static Optional<String> timezone(String hours) {
    if (!HOURS.matcher(hours).matches()) {
      return Optional.empty();
    }
    int east = Integer.parseInt(hours);
    String zone = east == 0 ? "UTC" : "Etc/GMT" + (east > 0 ? "-" : "+") + Math.abs(east);
    return valid(zone, RecipeForm.timezone(zone));
  }

  private static Sourced<Optional<String>> branch(Hints hints) {
    Optional<Seen> seen = hints.seen(Kind.GIT_BRANCH);
    if (seen.isEmpty()) {
      return Sourced.guessed(Optional.empty(), "default: a detached HEAD");
    }
    Optional<String> name = Optional.of(seen.get().value());
    boolean detached =
        name.get().equals("HEAD")
            || RecipeForm.commit(name).isEmpty()
            || RecipeForm.branch(name).isPresent();
    return Sourced.proven(detached ? Optional.empty() : name, seen.get().where());
  }

  private static Optional<Sourced<String>> seen(
      Hints hints, Kind kind, Function<String, Optional<String>> read) {
    return hints
        .seen(kind)
        .flatMap(
            seen -> read.apply(seen.value()).map(value -> Sourced.proven(value, seen.where())));
  }

  private static Optional<Sourced<String>> guessed(
      Hints hints, Kind kind, Function<String, Optional<String>> read) {
    return seen(hints, kind, read)
        .map(sourced -> Sourced.guessed(sourced.value(), sourced.origin()));
  }

  private static Optional<String> valid(String value, Optional<String> problem) {
    return problem.isEmpty() ? Optional.of(value) : Optional.empty();
  }
}
