package dev.sallyport.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Writes what a build says to a file, up to a number of bytes, and reads on to the end. */
final class BuildLog implements Callable<Long> {
  /** The file, and how many bytes it may get. */
  record Target(Path file, long limit) {}

  private final InputStream said;
  private final Target target;

  BuildLog(InputStream said, Target target) {
    this.said = said;
    this.target = target;
  }

  /** Returns how many bytes were not kept. */
  @Override
  public Long call() throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = target.limit();
    long dropped = 0;
    try (OutputStream out = Files.newOutputStream(target.file())) {
      for (int read = said.read(buffer); read >= 0; read = said.read(buffer)) {
        int kept = (int) Math.min(read, left);
        out.write(buffer, 0, kept);
        left -= kept;
        dropped += read - kept;
      }
    }
    return dropped;
  }
}
