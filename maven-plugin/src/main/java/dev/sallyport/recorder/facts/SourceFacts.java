package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What source a build is made from, read from the files of a git work tree without git. */
public final class SourceFacts {
  private static final int DEEPEST = 8;

  private final Noted noted = new Noted();
  private final List<Map<String, Object>> submodules = new ArrayList<>();
  private final Set<Path> ignored;
  private final Set<Path> sourceRoots;

  private SourceFacts(Set<Path> ignored, Set<Path> sourceRoots) {
    this.ignored = ignored;
    this.sourceRoots = sourceRoots;
  }

  /**
   * The source around a folder. What cannot be read is a finding.
   *
   * @param start the folder that Maven was started in
   * @param ignored build directories of all modules, and the local repository
   * @param sourceRoots what is compiled or copied into artifacts
   * @return {@code folder}: start in the work tree; {@code gitCommit} when there is one; {@code
   *     source}: gitTree, treeSha512, clean, submodules; {@code findings}: rule, subject, fact
   */
  public static Map<String, Object> read(Path start, Set<Path> ignored, Set<Path> sourceRoots) {
    return new SourceFacts(ignored, sourceRoots).read(start.toAbsolutePath().normalize());
  }

  private Map<String, Object> read(Path start) {
    Map<String, Object> source = new TreeMap<>();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("folder", "");
    try {
      Optional<GitFolder> git = GitFolder.around(start);
      if (git.isPresent()) {
        Path folder = git.get().workTree().relativize(start);
        result.put("folder", folder.toString().replace('\\', '/'));
        repository(git.get(), "", source, result, 0);
      } else {
        noted.add(Noted.NO_COMMIT, ".", "no git repository holds the folder of the build");
      }
    } catch (IOException e) {
      noted.add(Noted.NO_COMMIT, ".", "the git repository cannot be read: " + reason(e));
    }
    source.put("clean", noted.isEmpty());
    source.put("submodules", submodules);
    result.put("source", source);
    result.put("findings", noted.all());
    return result;
  }

  private void repository(
      GitFolder git,
      String prefix,
      Map<String, Object> source,
      Map<String, Object> result,
      int depth) {
    String here = prefix.isEmpty() ? "." : RawName.shown(prefix);
    Optional<String> head = head(git, here);
    head.ifPresent(commit -> result.put("gitCommit", commit));
    try {
      if (git.isSha256()) {
        noted.add(Noted.DIRTY, here, "a repository with SHA-256 ids is not compared");
        return;
      }
      Path file = git.directory().resolve("index");
      List<IndexEntry> index = Files.exists(file) ? GitIndex.read(file) : List.of();
      Set<String> undecided = undecided(index, prefix);
      TrackedFolder tracked = TrackedFolder.of(index);
      source.put("gitTree", CommittedTree.compare(git, head, tracked, noted, prefix));
      WorkTree files =
          new WorkTree(
              Boundaries.in(git.workTree(), ignored, sourceRoots),
              prefix,
              undecided,
              noted,
              (folder, path, entry) -> submodule(folder, prefix + path, entry, depth));
      source.put("treeSha512", Sha.hex(files.read(git.workTree(), tracked)));
    } catch (IOException e) {
      noted.add(Noted.DIRTY, here, "the index of git cannot be read: " + reason(e));
    }
  }

  private Optional<String> head(GitFolder git, String here) {
    Optional<String> head;
    try {
      head = git.head();
    } catch (IOException e) {
      head = Optional.empty();
    }
    if (head.isEmpty()) {
      noted.add(Noted.NO_COMMIT, here, "HEAD names no commit, or in a way that is not read");
    }
    return head;
  }

  private Set<String> undecided(List<IndexEntry> index, String prefix) {
    Set<String> undecided = new HashSet<>();
    for (IndexEntry entry : index) {
      boolean isNew = entry.stage() != 0 || entry.intentToAdd();
      if (isNew && undecided.add(entry.path())) {
        noted.add(
            Noted.DIRTY,
            RawName.shown(prefix + entry.path()),
            entry.stage() != 0 ? "is not merged" : "is announced and not in the commit");
      }
    }
    return undecided;
  }

  private void submodule(Optional<Path> folder, String path, IndexEntry entry, int depth) {
    Optional<GitFolder> inner;
    try {
      inner = folder.isPresent() ? GitFolder.at(folder.get()) : Optional.empty();
    } catch (IOException e) {
      inner = Optional.empty();
      noted.add(Noted.DIRTY, RawName.shown(path), "is a submodule that cannot be read");
    }
    Map<String, Object> submodule = new LinkedHashMap<>();
    submodule.put("path", RawName.shown(path));
    submodule.put("gitCommit", entry.id());
    submodule.put("initialised", inner.isPresent());
    submodules.add(submodule);
    if (inner.isPresent() && depth < DEEPEST) {
      Map<String, Object> its = new TreeMap<>();
      repository(inner.get(), path + "/", its, its, depth + 1);
      if (!entry.id().equals(its.getOrDefault("gitCommit", entry.id()))) {
        noted.add(Noted.DIRTY, RawName.shown(path), "is a submodule at another commit");
      }
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
