package dev.sallyport.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * The releases of Maven and the plugins that each takes where a POM names no version. A release
 * whose archives carry the traces of such a plugin was made by one of a few of them.
 */
public final class MavenVersions {
  /**
   * One release of Maven.
   *
   * @param jdk the oldest Java that runs it, as a feature number
   * @param plugins default version by plugin artifact id
   */
  public record Release(String version, int jdk, Map<String, String> plugins) {
    public Release {
      plugins = Map.copyOf(plugins);
    }

    boolean isFinal() {
      return !version.contains("-");
    }
  }

  private static final String TABLE = "maven-versions.tsv";

  /** Oldest first. */
  private final List<Release> releases;

  private MavenVersions(List<Release> releases) {
    this.releases =
        releases.stream()
            .sorted(Comparator.comparing(release -> new ComparableVersion(release.version())))
            .toList();
  }

  /** The table that comes with Sallyport; its own head says how it was made. */
  public static MavenVersions bundled() {
    try (InputStream in = MavenVersions.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not in the jar");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static MavenVersions parse(String table) {
    List<String[]> rows =
        table
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .toList();
    String[] head = rows.get(0);
    List<Release> releases = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      Map<String, String> plugins = new LinkedHashMap<>();
      for (int i = 2; i < head.length; i++) {
        if (!row[i].equals("-")) {
          plugins.put("maven-" + head[i] + "-plugin", row[i]);
        }
      }
      releases.add(new Release(row[0], Integer.parseInt(row[1]), plugins));
    }
    return new MavenVersions(releases);
  }

  /** Oldest first. */
  public List<Release> releases() {
    return releases;
  }

  public Optional<Release> release(String version) {
    return releases.stream().filter(release -> release.version().equals(version)).findFirst();
  }

  /** The releases that take this version of the plugin by default, oldest first. */
  public List<String> candidates(String pluginArtifactId, String version) {
    return releases.stream()
        .filter(release -> version.equals(release.plugins().get(pluginArtifactId)))
        .map(Release::version)
        .toList();
  }

  /** The newest final release of a line such as {@code 3} or {@code 3.9}. */
  public Optional<String> newest(String line) {
    return last(
        releases.stream()
            .filter(Release::isFinal)
            .map(Release::version)
            .filter(version -> version.equals(line) || version.startsWith(line + "."))
            .toList());
  }

  /** The releases that are this one or newer, oldest first. */
  public List<String> atLeast(String version) {
    ComparableVersion least = new ComparableVersion(version);
    return releases.stream()
        .map(Release::version)
        .filter(other -> new ComparableVersion(other).compareTo(least) >= 0)
        .toList();
  }

  /**
   * The Maven that a release was probably built with.
   *
   * @param observed versions of plugins whose version the POMs leave to Maven, by artifact id;
   *     those that no Maven takes by default are passed over
   * @param required what prerequisites or the enforcer ask for, as a version or a range
   * @param otherwise taken where nothing speaks against it
   * @param jdk the feature number of the Java that has to run it
   */
  public Sourced<String> inferred(
      Map<String, String> observed, Optional<String> required, String otherwise, int jdk) {
    Optional<VersionRange> range = required.flatMap(MavenVersions::range);
    List<Release> possible =
        releases.stream()
            .filter(release -> release.jdk() <= jdk)
            .filter(release -> range.map(r -> allows(r, release.version())).orElse(true))
            .toList();
    List<String> seen = new ArrayList<>();
    List<Release> left = possible;
    for (Map.Entry<String, String> plugin : new TreeMap<>(observed).entrySet()) {
      List<String> takers = candidates(plugin.getKey(), plugin.getValue());
      List<Release> fewer =
          left.stream().filter(release -> takers.contains(release.version())).toList();
      if (!fewer.isEmpty()) {
        left = fewer;
        seen.add(plugin.getKey() + " " + plugin.getValue());
      }
    }
    if (!seen.isEmpty()) {
      return among(left, otherwise, String.join(", ", seen));
    }
    return bounded(possible, required, range.isPresent(), otherwise);
  }

  private static Sourced<String> among(List<Release> left, String otherwise, String seen) {
    List<String> versions = versions(left);
    String chosen = versions.contains(otherwise) ? otherwise : preferred(left).orElseThrow();
    String span =
        versions.size() == 1
            ? versions.get(0) + " only"
            : versions.get(0) + " to " + versions.get(versions.size() - 1);
    String origin = "default plugins seen: " + seen + ", of Maven " + span;
    return new Sourced<>(
        chosen, origin, versions.size() == 1 ? Confidence.PROVEN : Confidence.STATED);
  }

  private static Sourced<String> bounded(
      List<Release> possible, Optional<String> required, boolean readable, String otherwise) {
    String wanted = required.map(RecipeForm::quoted).orElse("");
    if (required.isPresent() && !readable) {
      return Sourced.guessed(otherwise, "default; the required Maven " + wanted + " is no range");
    }
    if (versions(possible).contains(otherwise)) {
      String also = required.isPresent() ? ", which the required " + wanted + " allows" : "";
      return Sourced.guessed(otherwise, "default of Reproducible Central" + also);
    }
    Optional<String> chosen = preferred(possible);
    if (chosen.isEmpty()) {
      return Sourced.guessed(otherwise, "default; no known Maven satisfies " + wanted);
    }
    return required.isPresent()
        ? Sourced.stated(chosen.get(), "the POM requires Maven " + wanted)
        : Sourced.guessed(chosen.get(), "the newest Maven that this Java runs");
  }

  /** The newest 3.9 where one is there, else the newest final one, else the newest. */
  private static Optional<String> preferred(List<Release> releases) {
    List<String> finals = versions(releases.stream().filter(Release::isFinal).toList());
    Optional<String> usual = last(finals.stream().filter(v -> v.startsWith("3.9.")).toList());
    return usual.or(() -> last(finals)).or(() -> last(versions(releases)));
  }

  private static List<String> versions(List<Release> releases) {
    return releases.stream().map(Release::version).toList();
  }

  private static Optional<String> last(List<String> versions) {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  private static Optional<VersionRange> range(String text) {
    if (text.length() > 200) {
      return Optional.empty();
    }
    try {
      String spec = text.strip();
      VersionRange range = VersionRange.createFromVersionSpec(spec);
      boolean isVersion = range != null && range.getRecommendedVersion() != null;
      if (isVersion && !spec.matches("[0-9]+(\\.[0-9]+)*(-[A-Za-z0-9.-]+)?")) {
        return Optional.empty();
      }
      return Optional.ofNullable(range);
    } catch (InvalidVersionSpecificationException malformed) {
      return Optional.empty();
    }
  }

  /** A bare version is the oldest that will do, as prerequisites and the enforcer mean it. */
  private static boolean allows(VersionRange range, String version) {
    if (range.getRecommendedVersion() != null) {
      ComparableVersion least = new ComparableVersion(range.getRecommendedVersion().toString());
      return new ComparableVersion(version).compareTo(least) >= 0;
    }
    return range.containsVersion(new DefaultArtifactVersion(version));
  }
}
