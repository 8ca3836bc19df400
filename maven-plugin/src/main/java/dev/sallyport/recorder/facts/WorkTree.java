package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a work tree: every file beside its entry in the index. Bytes are compared, not
 * the times and sizes that git keeps, which a commit can be hidden behind.
 */
final class WorkTree {
  /** Told of every submodule. */
  interface Submodules {
    /**
     * One submodule.
     *
     * @param folder if it is there
     * @param path in the work tree, raw
     */
    void found(Optional<Path> folder, String path, IndexEntry entry);
  }

  private final Boundaries boundaries;
  private final String prefix;
  private final Set<String> undecided;
  private final Noted noted;
  private final Submodules submodules;

  /**
   * A walk.
   *
   * @param prefix of paths in findings
   * @param undecided paths that are in the index and in no tree
   */
  WorkTree(
      Boundaries boundaries,
      String prefix,
      Set<String> undecided,
      Noted noted,
      Submodules submodules) {
    this.boundaries = boundaries;
    this.prefix = prefix;
    this.undecided = undecided;
    this.noted = noted;
    this.submodules = submodules;
  }

  /** The tree-sha512 of the tracked files that are there. */
  byte[] read(Path root, TrackedFolder tracked) {
    return folder(root, "", tracked, boundaries.isIgnored(root)).sha512();
  }

  private TreeLines folder(Path folder, String path, TrackedFolder tracked, boolean ignored) {
    TreeLines lines = new TreeLines();
    Set<String> seen = new HashSet<>();
    for (Path child : children(folder, path)) {
      String name = RawName.last(child);
      String inner = path + name;
      TrackedFolder folderThere = tracked.folders.get(name);
      IndexEntry entry = tracked.entries.get(name);
      BasicFileAttributes is = attributes(child, inner);
      if (is == null || name.equals(".git")) {
        continue;
      }
      if (folderThere != null && is.isDirectory()) {
        seen.add(name);
        boolean below = ignored || boundaries.isIgnored(child);
        TreeLines found = folder(child, inner + "/", folderThere, below);
        if (!found.isEmpty()) {
          lines.add(name, IndexEntry.FOLDER, found.sha512());
        }
      } else if (entry != null && isOfItsKind(entry, is)) {
        seen.add(name);
        entry(child, inner, entry, is, lines);
      } else if (!ignored) {
        untracked(child, inner, is);
      }
    }
    missing(path, tracked, seen, lines);
    return lines;
  }

  private static boolean isOfItsKind(IndexEntry entry, BasicFileAttributes is) {
    return entry.isSubmodule() ? is.isDirectory() : is.isRegularFile() || is.isSymbolicLink();
  }

  private void entry(
      Path file, String path, IndexEntry entry, BasicFileAttributes is, TreeLines lines) {
    String name = RawName.last(file);
    if (entry.isSubmodule()) {
      submodule(Optional.of(file), path, entry, name, lines);
      return;
    }
    try {
      WorkFile found = WorkFile.read(file, is, entry.mode());
      lines.add(name, found.mode(), found.sha512());
      String difference = difference(file, entry, found);
      if (entry.isHidden()) {
        hidden(path, entry, difference.isEmpty() ? "and is as committed" : "and " + difference);
      } else if (!difference.isEmpty()) {
        note(Noted.DIRTY, path, difference);
      }
    } catch (IOException e) {
      note(Noted.DIRTY, path, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static String difference(Path file, IndexEntry entry, WorkFile found) throws IOException {
    if (!entry.id().equals(found.id())) {
      boolean lineEnds =
          found.mode() != IndexEntry.LINK && WorkFile.idWithUnixLines(file).equals(entry.id());
      return lineEnds ? "has CRLF where the commit has LF" : "is modified";
    }
    return entry.mode() == found.mode() ? "" : "has another mode";
  }

  private void submodule(
      Optional<Path> folder, String path, IndexEntry entry, String name, TreeLines lines) {
    lines.add(
        name,
        IndexEntry.SUBMODULE,
        Sha.digest("SHA-512").digest(entry.id().getBytes(StandardCharsets.US_ASCII)));
    submodules.found(folder, path, entry);
  }

  private void missing(String path, TrackedFolder tracked, Set<String> seen, TreeLines lines) {
    for (Map.Entry<String, IndexEntry> entry : tracked.entries.entrySet()) {
      String name = entry.getKey();
      if (seen.contains(name)) {
        continue;
      }
      if (entry.getValue().isSubmodule()) {
        submodule(Optional.empty(), path + name, entry.getValue(), name, lines);
      } else if (entry.getValue().isHidden()) {
        hidden(path + name, entry.getValue(), "and is not there");
      } else {
        note(Noted.DIRTY, path + name, "is not there");
      }
    }
    for (Map.Entry<String, TrackedFolder> inner : tracked.folders.entrySet()) {
      if (!seen.contains(inner.getKey())) {
        TreeLines found = new TreeLines();
        missing(path + inner.getKey() + "/", inner.getValue(), Set.of(), found);
        if (!found.isEmpty()) {
          lines.add(inner.getKey(), IndexEntry.FOLDER, found.sha512());
        }
      }
    }
  }

  private void hidden(String path, IndexEntry entry, String how) {
    String flag = entry.assumeUnchanged() ? "assume-unchanged" : "skip-worktree";
    note(Noted.HIDDEN, path, "is marked " + flag + " " + how);
  }

  private void untracked(Path file, String path, BasicFileAttributes is) {
    if (boundaries.isIgnored(file) || undecided.contains(path)) {
      return;
    }
    if (!is.isDirectory()) {
      boolean compiled = boundaries.isCompiled(file);
      String fact = compiled ? "is compiled and is not in the commit" : "is not in the commit";
      noted.add(Noted.UNTRACKED, shown(path), fact, compiled);
    } else if (boundaries.isCompiled(file) || boundaries.holdsSource(file)) {
      for (Path child : children(file, path)) {
        String inner = path + "/" + RawName.last(child);
        BasicFileAttributes childIs = attributes(child, inner);
        if (childIs != null) {
          untracked(child, inner, childIs);
        }
      }
    } else if (holdsFile(file, path)) {
      note(Noted.UNTRACKED, path + "/", "is a folder that is not in the commit");
    }
  }

  private boolean holdsFile(Path folder, String path) {
    for (Path child : children(folder, path)) {
      boolean is = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
      if (!boundaries.isIgnored(child) && (!is || holdsFile(child, path))) {
        return true;
      }
    }
    return false;
  }

  private List<Path> children(Path folder, String path) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
      Collections.sort(children);
    } catch (IOException | DirectoryIteratorException e) {
      note(Noted.DIRTY, path, "is a folder that cannot be read");
    }
    return children;
  }

  private @Nullable BasicFileAttributes attributes(Path file, String path) {
    try {
      return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (UnsupportedOperationException notPosix) {
      return basic(file, path);
    } catch (IOException gone) {
      note(Noted.DIRTY, path, "cannot be looked at");
      return null;
    }
  }

  private @Nullable BasicFileAttributes basic(Path file, String path) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException gone) {
      note(Noted.DIRTY, path, "cannot be looked at");
      return null;
    }
  }

  private void note(String rule, String path, String fact) {
    noted.add(rule, shown(path), fact);
  }

  private String shown(String path) {
    return RawName.shown(prefix + path);
  }
}
