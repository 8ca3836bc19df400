package dev.sallyport.recorder.outputs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The inputs in the form of the resolver's summary file source (Maven 3.9 and later): lines of
 * {@code sha256sum} with paths in a repository. One file without a repository's name, for {@code
 * originAware=false}; and one for each repository, with what the reactor made under {@code
 * workspace}, because {@code failIfMissing} asks for that too. Metadata is not in them: the
 * resolver looks at artifacts only.
 */
final class TrustedChecksums {
  private static final String ALL = "checksums.sha256";

  /** What the resolver calls the modules of the reactor. */
  private static final String WORKSPACE = "workspace";

  /** What it calls the repository of what was installed on this machine. */
  private static final String LOCAL = "local";

  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}");

  private final Map<String, Map<String, String>> byFile = new TreeMap<>();

  TrustedChecksums(Statement record) {
    for (Statement input : record.definition().list("resolvedDependencies")) {
      Statement annotations = input.at("annotations");
      String sha256 = input.at("digest").text("sha256");
      String kind = annotations.text("kind");
      if (!kind.isEmpty() && !kind.equals("metadata") && !sha256.isEmpty()) {
        String repository = annotations.text("repository");
        add(ALL, input.text("name"), sha256);
        add(of(repository.isEmpty() ? LOCAL : repository), input.text("name"), sha256);
      }
    }
    for (Statement subject : record.list("subject")) {
      add(of(WORKSPACE), subject.text("name"), subject.at("digest").text("sha256"));
    }
  }

  /** The file of a repository; one whose id is no file name is in the file of all only. */
  private static String of(String repository) {
    return REPOSITORY.matcher(repository).matches() ? "checksums-" + repository + ".sha256" : ALL;
  }

  private void add(String file, String path, String sha256) {
    byFile.computeIfAbsent(file, f -> new TreeMap<>()).put(path, sha256);
  }

  /** Texts by file name. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    byFile.forEach(
        (name, lines) -> {
          StringBuilder text = new StringBuilder();
          lines.forEach((path, hash) -> text.append(hash).append("  ").append(path).append('\n'));
          files.put(name, text.toString());
        });
    return files;
  }

  /** Removes those of an earlier build, which could be of repositories that are no longer used. */
  void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "checksums*.sha256")) {
        for (Path file : old) {
          Files.delete(file);
        }
      }
    }
  }
}
