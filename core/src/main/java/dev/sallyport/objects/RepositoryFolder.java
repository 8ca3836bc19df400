package dev.sallyport.objects;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where a repository keeps its things.
 *
 * @param root what the caller named
 * @param gitDir where {@code HEAD} is
 * @param commonDir where the objects and most refs are: another folder only in a linked worktree
 */
record RepositoryFolder(Path root, Path gitDir, Path commonDir) {
  private static final int LONGEST_POINTER = 4096;
  private static final String POINTER = "gitdir: ";

  /** Finds the parts by their names alone; folders above {@code folder} are not looked at. */
  static RepositoryFolder locate(Path folder) throws Refusal {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Path dot = root.resolve(".git");
      Path gitDir = Files.isRegularFile(dot) ? pointedAt(root, dot) : dot;
      if (!Files.isDirectory(gitDir)) {
        gitDir = root;
      }
      Path common = gitDir.resolve("commondir");
      Path commonDir = Files.isRegularFile(common) ? resolve(gitDir, line(common)) : gitDir;
      if (!Files.isRegularFile(gitDir.resolve("HEAD"))
          || !Files.isDirectory(commonDir.resolve("objects"))) {
        throw notOne(root, "there is no git repository in this folder");
      }
      return new RepositoryFolder(root, gitDir, commonDir);
    } catch (IOException | InvalidPathException unreadable) {
      throw notOne(root, "the repository's folder cannot be read");
    }
  }

  private static Path pointedAt(Path root, Path dot) throws IOException, Refusal {
    String line = line(dot);
    if (!line.startsWith(POINTER)) {
      throw notOne(root, "its .git file does not say where the repository is");
    }
    return resolve(root, line.substring(POINTER.length()));
  }

  private static Path resolve(Path from, String path) {
    return from.resolve(path).normalize();
  }

  private static String line(Path file) throws IOException {
    return text(file, LONGEST_POINTER).stripTrailing();
  }

  /** At most so many bytes of a small file; what is longer is cut. */
  static String text(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(limit), StandardCharsets.UTF_8);
    }
  }

  static Refusal notOne(Path root, String fact) {
    return new Refusal(
        Rule.HISTORY_NOT_A_REPOSITORY,
        root.toString(),
        fact,
        "give the folder of a clone made with `git clone`, or of a bare repository");
  }
}
