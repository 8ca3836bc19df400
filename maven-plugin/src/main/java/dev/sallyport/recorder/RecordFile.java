package dev.sallyport.recorder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The record on disk: whole or not there. */
public final class RecordFile {
  private static final String HINT =
      "make the folder writable and see that the disk has room, then build again";

  private final Path file;

  /** The record below the build directory of the POM that Maven was started on. */
  public RecordFile(Path buildDirectory) {
    this.file = buildDirectory.resolve("sallyport").resolve("provenance.intoto.json");
  }

  public Path path() {
    return file;
  }

  /** So that a build that fails later does not leave the record of an earlier one. */
  public void delete() throws RecordingException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new RecordingException("cannot delete the old record " + file + ": " + e, HINT, e);
    }
  }

  /** Finds out whether the record could be written. */
  void probe() throws RecordingException {
    Path folder = file.resolveSibling(".");
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createFile(temporary()));
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  public void write(String text) throws RecordingException {
    Path folder = file.resolveSibling(".");
    try {
      Files.createDirectories(folder);
      Path temporary = temporary();
      try {
        Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /** With the permissions that the umask gives, since a record is there to be read by others. */
  private Path temporary() {
    return file.resolveSibling("provenance." + ProcessHandle.current().pid() + ".tmp");
  }

  /**
   * Copies the record for publishing.
   *
   * @param name artifact and version
   */
  public Path copyAs(String name) throws RecordingException {
    Path copy = file.resolveSibling("attached").resolve(name + "-provenance.intoto.json");
    try {
      Files.createDirectories(file.resolveSibling("attached"));
      return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RecordingException("cannot copy the record to " + copy + ": " + e, HINT, e);
    }
  }

  private RecordingException cannotWrite(IOException e) {
    return new RecordingException("cannot write the record " + file + ": " + e, HINT, e);
  }
}
