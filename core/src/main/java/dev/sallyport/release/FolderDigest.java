package dev.sallyport.release;

import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One digest for a folder of sources: SHA-256 over the lines {@code sha256 two-spaces path} of its
 * regular files in the order of their paths, as in-toto's {@code dirHash} has it, in hex.
 */
final class FolderDigest {
  static final String NAME = "dirHash";

  private FolderDigest() {}

  static String of(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> Files.isRegularFile(file)).sorted().toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      lines.append(Digests.of(file).sha256().hex()).append("  ");
      lines.append(folder.relativize(file)).append('\n');
    }
    return Digests.of(lines.toString().getBytes(StandardCharsets.UTF_8)).sha256().hex();
  }
}
