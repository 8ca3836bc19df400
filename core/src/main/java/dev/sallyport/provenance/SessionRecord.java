package dev.sallyport.provenance;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a Maven session wrote down about itself: a claim made inside the build's own JVM. The format
 * is {@code docs/formats/provenance.md}.
 *
 * @param inputs every file that was resolved, sorted by path; only metadata has a path twice, once
 *     for each repository
 * @param absent repository paths that were asked for and not there
 * @param repositories id to URL, of those that the inputs came from; information only
 * @param subjects repository path to digests of what was made; a rebuild must not be told
 * @param findings what the recorder itself found fault with
 */
public record SessionRecord(
    Extent extent,
    Source source,
    Invocation invocation,
    List<Module> modules,
    Jdk jdk,
    Maven maven,
    List<Fact> environment,
    List<Input> inputs,
    SortedSet<String> absent,
    SortedMap<String, String> repositories,
    SortedMap<String, Made> subjects,
    List<Noted> findings) {

  /** By which way the recorder came into the build. */
  public enum Coverage {
    LIB_EXT("lib-ext"),
    CORE_EXTENSION("core-extension"),
    MOJO("mojo");

    private final String text;

    Coverage(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** What an input is to the build. A POM beside an artifact has the kind of the artifact. */
  public enum Kind {
    DEPENDENCY("dependency"),
    PLUGIN("plugin"),
    PLUGIN_DEPENDENCY("plugin-dependency"),
    EXTENSION("extension"),
    CORE_EXTENSION("core-extension"),
    PARENT("parent"),
    BOM("bom"),
    /** Read while a version was chosen, and of nothing that was chosen. */
    POM("pom"),
    /** Fetched by a goal while it ran: test provider, annotation processor, copied artifact. */
    DYNAMIC("dynamic"),
    METADATA("metadata");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * How far the record goes.
   *
   * @param until {@code session end}, or the goal that wrote it
   * @param success false when the build failed
   * @param failures which module and goal failed, in words
   * @param cannotSee what this way in cannot see, in words
   */
  public record Extent(
      Coverage coverage,
      String until,
      boolean success,
      List<String> failures,
      List<String> cannotSee) {}

  /**
   * Where the source is from.
   *
   * @param uri the POM's claim
   * @param folder where Maven was started, relative to the work tree; empty for its root
   * @param gitTree the tree of the commit
   * @param treeSha512 of the files that were there
   * @param clean whether those files were the tree's, and no others
   */
  public record Source(
      Optional<String> uri,
      String folder,
      Optional<String> gitCommit,
      Optional<String> gitTree,
      Optional<String> treeSha512,
      boolean clean) {}

  /**
   * What Maven was asked to do.
   *
   * @param properties every {@code -D}; secrets are masked
   * @param projects what {@code -pl} selected
   * @param makeBehavior empty, {@code make-upstream}, {@code make-downstream} or {@code make-both}
   */
  public record Invocation(
      List<String> goals,
      List<String> profiles,
      SortedMap<String, String> properties,
      List<String> projects,
      String makeBehavior) {}

  /** A module; its folder is relative to where Maven was started. */
  public record Module(Gav gav, String packaging, String folder) {}

  /** The JDK: digests of its {@code release} file and of {@code lib/modules}. */
  public record Jdk(
      String version, String vendor, Optional<Sha256> release, Optional<Sha256> modules) {}

  /** Maven: digest over its {@code bin}, {@code boot} and {@code lib}. */
  public record Maven(String version, Optional<Sha256> tree) {}

  /** One fact about the machine or the JVM. */
  public record Fact(String name, String value, boolean mustBeEqual) {}

  /**
   * One file.
   *
   * @param path in a Maven repository
   * @param askedBy who asked for it first, outermost first, joined by {@code " > "}; may be empty
   * @param repository id of where it came from, information only; may be empty
   * @param content of metadata, which a repository does not keep
   */
  public record Input(
      String path,
      Optional<String> purl,
      Sha256 sha256,
      long size,
      Kind kind,
      String askedBy,
      String repository,
      Optional<byte[]> content) {}

  /**
   * One file that was made.
   *
   * @param sha512 lower-case hex
   * @param file where it was left, relative to where Maven was started
   */
  public record Made(Sha256 sha256, String sha512, Optional<String> file) {}

  /** Something that the recorder found fault with, under the id of a rule. */
  public record Noted(String rule, String subject, String fact) {}

  /** The module that Maven was started in, or else the first one; empty where there is none. */
  public Optional<Module> root() {
    return modules.stream()
        .filter(module -> module.folder().isEmpty())
        .findFirst()
        .or(() -> modules.stream().findFirst());
  }

  /** Whether the record is of a build that ended well, seen to its end by the best way in. */
  public boolean isWhole() {
    return extent.success()
        && extent.coverage() == Coverage.LIB_EXT
        && extent.until().equals("session end");
  }
}
