package dev.sallyport.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears whole or not at all. */
final class OutFile {
  private final Path file;

  private OutFile(Path file) {
    this.file = file;
  }

  /**
   * Looks at the place before the work is done.
   *
   * @throws IOException when nothing could be written there
   */
  static OutFile at(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw new IOException(file + " is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is not a folder");
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + " cannot be written");
    }
    return new OutFile(absolute);
  }

  void write(byte[] bytes) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".partial");
    try {
      Files.write(beside, bytes);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
