package dev.sallyport.verdict;

import static dev.sallyport.verdict.Rule.Weight.INDETERMINATE;
import static dev.sallyport.verdict.Rule.Weight.NOTE;
import static dev.sallyport.verdict.Rule.Weight.REFUTES;

/**
 * The catalogue of rules. Ids are published and append-only; {@code docs/rules.md} is generated
 * from this file and a test fails when the two differ.
 */
public enum Rule {
  ARTIFACT_DIFFERS(
      "artifact.differs", REFUTES, "a published file is not the file that two rebuilds agree on"),
  ARTIFACT_UNEXPECTED(
      "artifact.unexpected", REFUTES, "the release holds a file that the rebuild does not make"),
  ARTIFACT_MISSING(
      "artifact.missing",
      REFUTES,
      "a file that belongs to the release is there on one side only: made by the rebuild but not"
          + " published, or the module's own main file published but not made"),
  ARTIFACT_FLAKY(
      "artifact.flaky", INDETERMINATE, "two rebuilds of the same source and inputs disagree"),
  ARTIFACT_NOT_COMPARED(
      "artifact.not-compared", INDETERMINATE, "a file in scope could not be compared"),
  ARTIFACT_NONE(
      "artifact.none", INDETERMINATE, "nothing was compared, and an empty set never passes"),

  SOURCE_NOT_FOUND(
      "source.not-found", INDETERMINATE, "the release does not say where its source is"),
  SOURCE_UNREACHABLE("source.unreachable", INDETERMINATE, "the source could not be fetched"),
  SOURCE_NOT_THIS_RELEASE(
      "source.not-this-release",
      INDETERMINATE,
      "the source given or found is not the source of this release: its POM is another one"),
  SOURCE_TAG_MOVED(
      "source.tag-moved",
      INDETERMINATE,
      "the tag no longer names the commit that the recipe names"),
  SOURCE_UNEXPECTED(
      "source.unexpected", REFUTES, "the source is not the one that --expect-source asks for"),
  SOURCE_ARCHIVE_REFUSED(
      "source.archive-refused",
      INDETERMINATE,
      "the source archive holds an entry that leaves its folder, a link, or more than the limits"),
  SOURCE_PREBUILT(
      "source.prebuilt",
      REFUTES,
      "the source carries what it should build: an archive equal to an output, or a class file"
          + " equal to an entry of a main artifact"),
  SOURCE_BINARY("source.binary", NOTE, "the source holds class files, archives or native binaries"),
  SOURCE_BUILD_DIRECTORY(
      "source.build-directory", NOTE, "a build directory was in the source and was removed"),

  RECIPE_INVALID("recipe.invalid", INDETERMINATE, "the recipe cannot be read"),
  RECIPE_EXECUTABLE(
      "recipe.executable",
      INDETERMINATE,
      "the recipe holds something that would have to be executed"),
  RECIPE_BUILD_FAILED("recipe.build-failed", INDETERMINATE, "the build did not succeed"),
  RECIPE_GUESSED(
      "recipe.guessed", NOTE, "a field of the recipe rests on a default, not on evidence"),
  RECIPE_RETRIED("recipe.retried", NOTE, "the first recipe failed and a changed one was used"),

  TOOL_JDK_MISSING("tool.jdk-missing", INDETERMINATE, "the JDK that the release needs is not here"),
  TOOL_MAVEN_MISSING(
      "tool.maven-missing", INDETERMINATE, "the Maven that the release needs could not be had"),
  TOOL_DISK_FULL("tool.disk-full", INDETERMINATE, "the disk is full"),
  TOOL_INTERRUPTED("tool.interrupted", INDETERMINATE, "the run was stopped before it was done"),
  TOOL_INTERNAL_ERROR("tool.internal-error", INDETERMINATE, "a defect of Sallyport itself"),

  SANDBOX_UNAVAILABLE(
      "sandbox.unavailable", INDETERMINATE, "no sandbox can be made on this machine"),
  SANDBOX_NONE("sandbox.none", NOTE, "the build ran without a sandbox, as was asked for"),
  SANDBOX_NOT_ENFORCED(
      "sandbox.not-enforced", NOTE, "a limit of the sandbox cannot be enforced on this machine"),
  SANDBOX_TIMEOUT("sandbox.timeout", INDETERMINATE, "the build took longer than it may"),
  SANDBOX_LIMIT("sandbox.limit", NOTE, "the build ran into a limit of the sandbox"),
  SANDBOX_OBSERVED(
      "sandbox.observed", NOTE, "the build tried something that the sandbox does not allow"),
  SANDBOX_OUTPUT_REFUSED(
      "sandbox.output-refused",
      REFUTES,
      "an output is a link, not a regular file, has more than one name, or is too large"),

  INPUT_OWN_RELEASE(
      "input.own-release",
      REFUTES,
      "the build fetched, or can only be done by fetching, the release it should build"),
  INPUT_CHECKSUM_MISMATCH(
      "input.checksum-mismatch",
      INDETERMINATE,
      "a repository served a file that is not the one its own checksum file names"),
  INPUT_TRUNCATED("input.truncated", INDETERMINATE, "a download ended before its announced length"),
  INPUT_UNREACHABLE("input.unreachable", INDETERMINATE, "a repository could not be asked"),
  INPUT_LIMIT("input.limit", INDETERMINATE, "the build asked for more than the door lets through"),
  INPUT_PATH_REFUSED(
      "input.path-refused", NOTE, "the build asked for a path that is not of a Maven repository"),
  INPUT_REPOSITORY_REFUSED(
      "input.repository-refused",
      NOTE,
      "the build asked a repository that its model does not name, or at a private address"),
  INPUT_CHANGED(
      "input.changed", INDETERMINATE, "bytes of the store are not those that the record names"),
  RECORD_INCOMPLETE(
      "record.incomplete",
      INDETERMINATE,
      "offline, the build asked for what the record does not hold"),

  RELEASE_NOT_FOUND(
      "release.not-found", INDETERMINATE, "the repository does not have that coordinate"),
  RELEASE_UNREACHABLE(
      "release.unreachable", INDETERMINATE, "the published files could not be asked for"),
  RELEASE_CHECKSUM_MISMATCH(
      "release.checksum-mismatch",
      INDETERMINATE,
      "a published file is not the one that its own checksum file names");

  /** What a finding of this rule means for the verdict. */
  public enum Weight {
    REFUTES,
    INDETERMINATE,
    NOTE
  }

  private final String id;
  private final Weight weight;
  private final String meaning;

  Rule(String id, Weight weight, String meaning) {
    this.id = id;
    this.weight = weight;
    this.meaning = meaning;
  }

  /** The published id, of the form {@code family.name}. */
  public String id() {
    return id;
  }

  public Weight weight() {
    return weight;
  }

  /** One sentence: what is the case when this rule is found. */
  public String meaning() {
    return meaning;
  }
}
