package dev.sallyport.recorder.outputs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  static Path write(Path folder, String name, String text) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    Path temporary = folder.resolve(name + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return file;
  }
}
