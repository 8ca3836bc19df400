package dev.sallyport.maven.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A report in {@code sallyport/} below a build directory: whole or not there. */
public final class ReportFile {
  private final Path file;

  /**
   * A file of its own for each goal, so that the last one does not hide what another said.
   *
   * @param name without a folder
   */
  public ReportFile(Path buildDirectory, String name) {
    this.file = buildDirectory.resolve("sallyport").resolve(name);
  }

  public Path path() {
    return file;
  }

  /** So that what an earlier build said does not stand for this one. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  public void write(String json) throws IOException {
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
