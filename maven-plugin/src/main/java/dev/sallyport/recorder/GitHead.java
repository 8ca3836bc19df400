package dev.sallyport.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the commit of HEAD from the files of a git repository, without starting git: loose and
 * packed references and linked work trees, not reftables.
 */
final class GitHead {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final int MAX_HOPS = 5;

  private GitHead() {}

  /** The commit that HEAD names in the repository that holds the folder, if it can be read. */
  static Optional<String> read(Path folder) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      Path dotGit = at.resolve(".git");
      if (Files.exists(dotGit)) {
        try {
          return commitOf(gitDirectory(dotGit));
        } catch (IOException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Path gitDirectory(Path dotGit) throws IOException {
    if (Files.isDirectory(dotGit)) {
      return dotGit;
    }
    String line = Files.readString(dotGit).strip();
    return dotGit.resolveSibling(
        line.startsWith("gitdir: ") ? line.substring("gitdir: ".length()) : line);
  }

  private static Optional<String> commitOf(Path directory) throws IOException {
    Path shared = directory.resolve("commondir");
    Path common =
        Files.exists(shared) ? directory.resolve(Files.readString(shared).strip()) : directory;
    String value = Files.readString(directory.resolve("HEAD")).strip();
    for (int hop = 0; hop < MAX_HOPS && value.startsWith("ref: refs/"); hop++) {
      String name = value.substring("ref: ".length());
      if (name.contains("..")) {
        return Optional.empty();
      }
      Path loose = common.resolve(name);
      value = Files.exists(loose) ? Files.readString(loose).strip() : packed(common, name);
    }
    return ID.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }

  private static String packed(Path common, String name) throws IOException {
    Path packed = common.resolve("packed-refs");
    List<String> lines = Files.exists(packed) ? Files.readAllLines(packed) : List.of();
    return lines.stream()
        .filter(line -> line.endsWith(" " + name))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElse("");
  }
}
