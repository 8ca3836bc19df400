package dev.sallyport.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Makes links with exactly the text that is asked for. */
final class SymbolicLink {
  private static final long SECONDS = 10;

  private SymbolicLink() {}

  /** Java drops double and final slashes from a link's text, so for those it is left to ln. */
  static void create(Path link, String text) throws IOException {
    Path target = Path.of(text);
    if (target.toString().equals(text)) {
      Files.createSymbolicLink(link, target);
      return;
    }
    Process ln =
        new ProcessBuilder("ln", "-s", "-T", "--", text, link.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!ln.waitFor(SECONDS, TimeUnit.SECONDS) || ln.exitValue() != 0) {
        throw new IOException("the link could not be made: " + link);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      ln.destroy();
    }
  }
}
