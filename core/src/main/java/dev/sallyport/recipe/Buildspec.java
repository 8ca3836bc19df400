package dev.sallyport.recipe;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code .buildspec} file of Reproducible Central, read as data. The file is a shell script by
 * nature; only its assignments are understood, and what would have to be executed to know a value
 * that matters is refused.
 *
 * @param name of the file
 * @param release any module of the release; the version is the one of all
 * @param gitTag a tag, a branch or a commit
 * @param sourceArchive fetched instead of the repository where it is there
 * @param sourcePath the folder in the archive that holds the source
 * @param removed files that are taken out of the unpacked archive
 * @param maven version of the launcher, Reproducible Central's default where none is named
 * @param toolchains other Java versions that the build looks for
 * @param sourceNewline of the checked-out text files, where it is not {@code newline}
 * @param umask three octal digits
 * @param jvmProperties of MAVEN_OPTS
 * @param ignored what was in the file and is not part of the recipe, each with its reason
 */
public record Buildspec(
    String name,
    Gav release,
    Optional<String> gitRepo,
    Optional<String> gitTag,
    Optional<String> sourceArchive,
    Optional<String> sourcePath,
    List<String> removed,
    Optional<String> referenceRepository,
    String maven,
    String jdk,
    List<String> toolchains,
    String newline,
    Optional<String> sourceNewline,
    Optional<String> umask,
    Optional<String> timezone,
    Optional<String> locale,
    Optional<String> os,
    Optional<String> workingDirectory,
    Map<String, String> jvmProperties,
    MavenCommand command,
    List<String> ignored) {
  /** What Reproducible Central uses where a file names none. */
  static final String DEFAULT_MAVEN = "3.6.3";

  static final String DEFAULT_UMASK = "002";
  static final String DEFAULT_TIMEZONE = "UTC";
  static final String DEFAULT_LOCALE = "en_US";
  static final String DEFAULT_WORKING_DIRECTORY = "/var/maven/app";

  public Buildspec {
    removed = List.copyOf(removed);
    toolchains = List.copyOf(toolchains);
    jvmProperties = Collections.unmodifiableMap(new LinkedHashMap<>(jvmProperties));
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads a file's bytes.
   *
   * @param name for findings
   */
  public static Buildspec read(String name, byte[] bytes) throws Refusal {
    return new BuildspecReader(name, bytes).read();
  }

  /**
   * The fields of a recipe for a module of this release. The artifact may be another one than the
   * file names, the version may not.
   */
  public RecipeOverrides overridesFor(Gav module) throws Refusal {
    if (!module.version().equals(release.version())) {
      throw StrictText.invalid(
          name,
          "is for version " + release.version() + ", not for " + module,
          "give the buildspec of this release");
    }
    return RecipeOverrides.of(this);
  }
}
