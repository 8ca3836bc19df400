package dev.sallyport.worktree;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.gitobject.TreeEntry.Mode;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Proves that a folder holds a git tree, byte for byte: same names, same content, same executable
 * bits, same links, and nothing besides. The index, ignore files, attributes, filters and all
 * settings of git are not looked at, because each of them can hide a file from {@code git status}.
 *
 * <p>Names are compared by their bytes, also where the file system would take another letter case.
 * Submodules must be empty folders. What happens to the files afterwards is not seen.
 */
public final class WorkTree {
  private static final String DOT_GIT = ".git";
  private static final int MOST_EXTRA_NAMES = 1_000_000;

  private final GitObjects objects;
  private final Set<String> allowed;
  private final Differences differences = new Differences();
  private final Set<String> leftAside = new TreeSet<>();
  private final WorkFiles files;
  private long looked;

  private WorkTree(GitObjects objects, Set<String> allowed) {
    this.objects = objects;
    this.allowed = allowed;
    this.files = new WorkFiles(objects, differences);
  }

  /**
   * Compares.
   *
   * @param root where {@code .git} is, which is the one thing that may stand there besides
   * @param allowedExtra folders that may be there, by their whole paths with slashes, such as
   *     {@code module/target}; a folder in which the tree has something is not among them
   * @throws Refusal when an object of the tree cannot be had, and as soon as a folder has more
   *     names than can be listed
   */
  public static WorkTreeState compare(
      GitObjects objects, GitId tree, Path root, Set<String> allowedExtra) throws Refusal {
    WorkTree compared = new WorkTree(objects, Set.copyOf(allowedExtra));
    compared.folder(tree, root, "");
    return new WorkTreeState(
        compared.differences.first(),
        compared.differences.count(),
        compared.looked,
        List.copyOf(compared.leftAside));
  }

  private void folder(GitId tree, Path folder, String prefix) throws Refusal {
    List<TreeEntry> entries = objects.tree(tree);
    Map<String, Path> there;
    try {
      there = names(folder, prefix, entries.size());
    } catch (IOException unreadable) {
      differences.unreadable(prefix.isEmpty() ? "." : prefix, unreadable.toString());
      return;
    }
    for (TreeEntry entry : entries) {
      String path = prefix + entry.name();
      Path file = there.remove(entry.name());
      if (file == null) {
        missing(entry, path);
      } else {
        entry(entry, file, path);
      }
    }
    for (Map.Entry<String, Path> other : there.entrySet()) {
      extra(other.getValue(), prefix + other.getKey());
    }
  }

  private static Map<String, Path> names(Path folder, String prefix, int expected)
      throws IOException, Refusal {
    Map<String, Path> names = new TreeMap<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path file : stream) {
        names.put(RawName.of(file.getFileName()), file);
        if (names.size() - expected > MOST_EXTRA_NAMES) {
          throw new Refusal(
              Rule.TREE_WORKTREE_EXTRA,
              prefix.isEmpty() ? "." : prefix,
              "it holds more than " + MOST_EXTRA_NAMES + " names that the tree does not have",
              "remove them, or build a fresh clone");
        }
      }
    } catch (DirectoryIteratorException unreadable) {
      throw unreadable.getCause();
    }
    if (prefix.isEmpty()) {
      names.remove(DOT_GIT);
    }
    return names;
  }

  private void entry(TreeEntry entry, Path file, String path) throws Refusal {
    switch (entry.mode()) {
      case FILE, EXECUTABLE -> {
        looked++;
        files.file(entry, file, path);
      }
      case LINK -> {
        looked++;
        files.link(entry, file, path);
      }
      case TREE -> {
        if (isFolder(file, path)) {
          folder(entry.id(), file, path + "/");
        }
      }
      case SUBMODULE -> {
        if (isFolder(file, path) && !isEmpty(file, path)) {
          differences.submodule(path);
        }
      }
    }
  }

  private boolean isFolder(Path file, String path) {
    try {
      BasicFileAttributes attributes = WorkFiles.attributes(file);
      if (!attributes.isDirectory()) {
        differences.differs(path, "a folder", WorkFiles.kind(attributes));
      }
      return attributes.isDirectory();
    } catch (IOException unreadable) {
      differences.unreadable(path, unreadable.toString());
      return false;
    }
  }

  private boolean isEmpty(Path folder, String path) {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      return !stream.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException unreadable) {
      differences.unreadable(path, unreadable.toString());
      return true;
    }
  }

  private void missing(TreeEntry entry, String path) {
    differences.missing(
        path,
        entry.mode() == Mode.TREE || entry.mode() == Mode.SUBMODULE
            ? "the folder is not there"
            : "the tree has it as " + entry.id());
  }

  private void extra(Path file, String path) throws Refusal {
    try {
      BasicFileAttributes attributes = WorkFiles.attributes(file);
      if (attributes.isDirectory() && allowed.contains(path)) {
        leftAside.add(path);
      } else if (attributes.isDirectory() && leadsToAllowed(path)) {
        Map<String, Path> inside = names(file, path + "/", 0);
        for (Map.Entry<String, Path> below : inside.entrySet()) {
          extra(below.getValue(), path + "/" + below.getKey());
        }
      } else {
        differences.extra(path, WorkFiles.kind(attributes) + " that the tree does not have");
      }
    } catch (IOException unreadable) {
      differences.extra(path, "the tree does not have it, and it cannot be read: " + unreadable);
    }
  }

  private boolean leadsToAllowed(String path) {
    return allowed.stream().anyMatch(folder -> folder.startsWith(path + "/"));
  }
}
