package dev.sallyport.source;

import dev.sallyport.verdict.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The source of a release, written to disk and ready to be built.
 *
 * @param directory the root
 * @param origin a URL, a folder or an archive
 * @param commit for git sources
 * @param tree the git tree id, for git sources
 * @param tag the tag that led to the commit
 * @param module the folder of the release's module relative to the root; empty for the root itself
 * @param match how far the module's POM is the published one
 * @param submodules of a git source, as {@code path at commit}; their folders are empty
 * @param binaries what else than source lies in the tree, sorted by path
 * @param findings notes on the tree
 */
public record SourceTree(
    Path directory,
    String origin,
    Optional<String> commit,
    Optional<String> tree,
    Optional<String> tag,
    String module,
    PomMatch match,
    List<String> submodules,
    List<BinaryFile> binaries,
    List<Finding> findings) {
  public SourceTree {
    submodules = List.copyOf(submodules);
    binaries = List.copyOf(binaries);
    findings = List.copyOf(findings);
  }

  SourceTree(
      Path directory,
      String origin,
      Optional<String> commit,
      Optional<String> tree,
      Optional<String> tag,
      ReleaseMatch match,
      List<String> submodules,
      Leftovers leftovers) {
    this(
        directory,
        origin,
        commit,
        tree,
        tag,
        match.module(),
        match.level(),
        submodules,
        leftovers.binaries(),
        leftovers.findings());
  }
}
