package dev.sallyport.maven.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code sallyport/report.json} below a build directory: whole or not there. */
final class ReportFile {
  private final Path file;

  ReportFile(Path buildDirectory) {
    this.file = buildDirectory.resolve("sallyport").resolve("report.json");
  }

  Path path() {
    return file;
  }

  /** So that what an earlier build said does not stand for this one. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  void write(String json) throws IOException {
    Path folder = Files.createDirectories(file.resolveSibling("."));
    Path temporary = Files.createTempFile(folder, "report", ".tmp");
    try {
      Files.writeString(temporary, json, StandardCharsets.UTF_8);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
