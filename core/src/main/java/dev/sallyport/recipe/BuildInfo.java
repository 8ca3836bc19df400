package dev.sallyport.recipe;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The record of a build in the form {@code buildinfo.version=1.0-SNAPSHOT} of JVM builds.
 *
 * @param release of the root of the build
 * @param name of the project, for people
 * @param properties about source, instructions and environment, by their keys: those of {@link
 *     #KEYS}
 * @param modules in the order of the build; one without a name where the build has one module
 * @param ignored file names that the recording was told to leave out
 */
public record BuildInfo(
    Gav release,
    String name,
    Map<String, String> properties,
    List<Module> modules,
    List<String> ignored) {
  /** The keys beside those of coordinates and outputs, in the order in which they are written. */
  public static final List<String> KEYS =
      List.of(
          "source.scm.uri",
          "source.scm.tag",
          "java.version",
          "java.vendor",
          "os.name",
          "os.version",
          "os.arch",
          "line.separator",
          "mvn.version",
          "mvn.minimum.version",
          "mvn.rebuild-args",
          "mvn.toolchain.jdk",
          "mvn.aggregate.artifact-id");

  /**
   * The outputs of one module.
   *
   * @param coordinates {@code groupId:artifactId}
   */
  public record Module(Optional<String> coordinates, List<Output> outputs) {
    public Module {
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * One file.
   *
   * @param filename as in the repository
   * @param length in bytes
   * @param sha512 128 lower-case hexadecimal digits
   */
  public record Output(Optional<String> groupId, String filename, long length, String sha512) {}

  public BuildInfo {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    modules = List.copyOf(modules);
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads a file's bytes; keys that are not known are passed over.
   *
   * @param file its name, for findings
   */
  public static BuildInfo read(String file, byte[] bytes) throws Refusal {
    return new BuildInfoReader(file, bytes).read();
  }

  /** UTF-8; the same bytes for equal records, without a date. */
  public byte[] write() {
    return BuildInfoText.of(this).getBytes(StandardCharsets.UTF_8);
  }

  public Optional<String> property(String key) {
    return Optional.ofNullable(properties.get(key));
  }

  /**
   * What it says, as fields of a recipe; what has not the form of a recipe is left out.
   *
   * @param origin for a person, {@code published thing-1.0.buildinfo}
   */
  public RecipeOverrides overrides(String origin, Confidence confidence) {
    return BuildInfoOverrides.of(this, origin, confidence);
  }
}
