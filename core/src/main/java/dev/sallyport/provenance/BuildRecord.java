package dev.sallyport.provenance;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What one rebuild consumed and made.
 *
 * @param modules every module of the reactor; those judged are the release
 * @param repositories id to URL, of those that the build may ask
 * @param inputs every file that was read from a repository, by {@code repositoryId/path}
 * @param absent what was asked for and not there, by {@code repositoryId/path}
 * @param outputs repository path to digests
 * @param command as run inside
 */
public record BuildRecord(
    Recipe recipe,
    Source source,
    List<Module> modules,
    SortedMap<String, String> repositories,
    Tool jdk,
    Tool maven,
    Sandboxing sandbox,
    SortedMap<String, Input> inputs,
    SortedSet<String> absent,
    SortedMap<String, Digests> outputs,
    List<String> command) {

  /** Type of the predicate. */
  public static final String PREDICATE = "https://slsa.dev/provenance/v1";

  /** A module of the reactor, and whether its files are compared. */
  public record Module(Gav gav, String packaging, boolean judged) {}

  /**
   * Where the source came from.
   *
   * @param location what was really read: the origin itself, a folder or a mirror
   * @param remote what the build saw as {@code remote.origin.url}
   * @param voucher who says that it is the source of the release
   * @param digests by name: {@code gitCommit}, {@code gitTree}, {@code sha256} of an archive
   */
  public record Source(
      String origin,
      String location,
      Optional<String> ref,
      Optional<String> remote,
      String voucher,
      SortedMap<String, String> digests) {}

  /** A JDK or Maven: version and the digest that identifies it. */
  public record Tool(String version, Sha256 digest) {}

  /** How the build was confined. */
  public record Sandboxing(String mode, List<String> notEnforced) {}

  /**
   * One file that a repository served.
   *
   * @param size in bytes
   * @param annotations {@code unchecksummed} where the repository publishes no checksum of it
   */
  public record Input(
      Sha256 sha256, long size, Optional<String> purl, Map<String, String> annotations) {}

  public Gav release() {
    return recipe.release();
  }

  /** Whether more than the one module that was asked for is judged. */
  public boolean wholeRelease() {
    return modules.stream().filter(Module::judged).count() > 1;
  }
}
