package dev.sallyport.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a published jar tells about the build that made it. Hints, not proofs: whoever wrote the jar
 * could write anything.
 *
 * @param manifest main attributes as written, in their order; empty without a manifest
 * @param manifestNewline of the manifest
 * @param pomProperties all of them, in the order of their path
 * @param classVersions empty without classes outside of {@code META-INF}
 * @param lazyConcats methods that only a javac before JDK-8273914 writes, as {@code class method
 *     descriptor}, sorted, five at most
 * @param lazyConcatCount of all those
 * @param poms all embedded ones, in the order of their path
 * @param pluginTools version of maven-plugin-tools in the plugin's descriptor
 */
public record JarFacts(
    Map<String, String> manifest,
    Optional<Newline> manifestNewline,
    List<PomProperties> pomProperties,
    Optional<EntryTimes> times,
    Optional<ClassVersions> classVersions,
    List<String> lazyConcats,
    int lazyConcatCount,
    List<EmbeddedPom> poms,
    boolean isMultiRelease,
    Optional<String> pluginTools) {
  public JarFacts {
    manifest = Collections.unmodifiableMap(new LinkedHashMap<>(manifest));
    pomProperties = List.copyOf(pomProperties);
    lazyConcats = List.copyOf(lazyConcats);
    poms = List.copyOf(poms);
  }

  /**
   * Class-file versions (61 is Java 17), without module descriptors and multi-release copies.
   *
   * @param classes how many were looked at
   */
  public record ClassVersions(int lowest, int highest, int classes) {}

  /** Empty where the file is no sound zip. */
  public static Optional<JarFacts> read(Path jar) {
    try (RandomBytes bytes = RandomBytes.open(jar)) {
      return ZipEnd.looksLikeZip(bytes)
          ? Optional.of(new JarReader(ZipArchive.read(bytes)).read())
          : Optional.empty();
    } catch (IOException | RuntimeException unsound) {
      return Optional.empty();
    }
  }

  public Optional<EmbeddedPom> pom(String groupId, String artifactId) {
    return poms.stream()
        .filter(p -> p.groupId().equals(groupId) && p.artifactId().equals(artifactId))
        .findFirst();
  }

  public Optional<PomProperties> pomProperties(String groupId, String artifactId) {
    return pomProperties.stream()
        .filter(p -> p.groupId().equals(groupId) && p.artifactId().equals(artifactId))
        .findFirst();
  }

  public Optional<String> attribute(String name) {
    return Optional.ofNullable(manifest.get(name));
  }

  /**
   * The JDK to its patch level, e.g. {@code 17.0.5 (Oracle Corporation)}: of {@code Build-Jdk},
   * else of a {@code Created-By} that the JDK's, Ant's or Gradle's jar writer made. Maven's own
   * archiver puts its name into the latter since 3.4.
   */
  public Optional<String> exactJdk() {
    return attribute("Build-Jdk")
        .filter(jdk -> jdk.contains("."))
        .or(() -> attribute("Created-By").filter(tool -> tool.matches("[0-9]+[._+].*")));
  }

  /** The feature version of the JDK: of {@code Build-Jdk-Spec}, else of the exact JDK. */
  public OptionalInt jdkFeature() {
    String text = attribute("Build-Jdk-Spec").or(this::exactJdk).orElse("");
    String feature = text.startsWith("1.") ? text.substring(2) : text;
    int end = 0;
    while (end < feature.length() && end < 3 && isDigit(feature.charAt(end))) {
      end++;
    }
    return end == 0 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(feature, 0, end, 10));
  }

  /** Of ASCII only: other scripts have digits too. */
  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
