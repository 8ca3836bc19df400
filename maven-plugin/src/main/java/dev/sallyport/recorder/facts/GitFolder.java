package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folders of a git repository with a work tree, read without starting git.
 *
 * @param workTree where the files are
 * @param directory of this work tree: HEAD, index
 * @param common of all work trees: objects, references
 */
record GitFolder(Path workTree, Path directory, Path common) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern SHA256 =
      Pattern.compile("(?im)^\\s*objectformat\\s*=\\s*\"?sha256\"?\\s*$");
  private static final Pattern OF_ONE_WORK_TREE =
      Pattern.compile("refs/(?:bisect|worktree|rewritten)/.*");
  private static final int MAX_HOPS = 5;

  /** The innermost repository whose work tree holds the folder. */
  static Optional<GitFolder> around(Path folder) throws IOException {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      Optional<GitFolder> here = at(at);
      if (here.isPresent()) {
        return here;
      }
    }
    return Optional.empty();
  }

  /** The repository whose work tree is this folder. */
  static Optional<GitFolder> at(Path workTree) throws IOException {
    Path dotGit = workTree.resolve(".git");
    if (!Files.exists(dotGit)) {
      return Optional.empty();
    }
    Path directory = Files.isDirectory(dotGit) ? dotGit : linked(workTree, dotGit);
    Path shared = directory.resolve("commondir");
    Path common = Files.exists(shared) ? resolve(directory, line(shared)) : directory;
    return Optional.of(new GitFolder(workTree, directory, common));
  }

  private static Path linked(Path workTree, Path dotGit) throws IOException {
    String line = line(dotGit);
    return resolve(
        workTree, line.startsWith("gitdir: ") ? line.substring("gitdir: ".length()) : line);
  }

  private static Path resolve(Path folder, String path) throws IOException {
    try {
      return folder.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new IOException("a link of " + folder + " to its repository is no path", e);
    }
  }

  private static String line(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
  }

  boolean isSha256() throws IOException {
    Path config = common.resolve("config");
    return Files.exists(config)
        && SHA256
            .matcher(new String(Files.readAllBytes(config), StandardCharsets.ISO_8859_1))
            .find();
  }

  /** The commit that HEAD names: loose and packed references, not reftables. */
  Optional<String> head() throws IOException {
    String value = line(directory.resolve("HEAD"));
    for (int hop = 0; hop < MAX_HOPS && value.startsWith("ref: refs/"); hop++) {
      String name = value.substring("ref: ".length());
      if (name.contains("..")) {
        return Optional.empty();
      }
      boolean own = OF_ONE_WORK_TREE.matcher(name).matches();
      Path loose = resolve(own ? directory : common, name);
      value = Files.isRegularFile(loose) ? line(loose) : packed(name);
    }
    return ID.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }

  private String packed(String name) throws IOException {
    Path packed = common.resolve("packed-refs");
    List<String> lines =
        Files.exists(packed) ? Files.readAllLines(packed, StandardCharsets.ISO_8859_1) : List.of();
    String wanted = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (String line : lines) {
      if (line.endsWith(" " + wanted)) {
        return line.substring(0, line.indexOf(' '));
      }
    }
    return "";
  }
}
