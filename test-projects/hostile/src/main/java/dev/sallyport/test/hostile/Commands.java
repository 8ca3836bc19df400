package dev.sallyport.test.hostile;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Runs native programs. */
final class Commands {
  private static final int SECONDS = 20;

  private Commands() {}

  /** Returns the start of what it printed; throws when it fails. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .start();
    byte[] said = new byte[300];
    int have = 0;
    InputStream in = process.getInputStream();
    for (int n = in.read(said); n > 0 && have < said.length; ) {
      have += n;
      n = in.read(said, have, said.length - have);
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("took too long");
    }
    String text = new String(said, 0, have, "ISO-8859-1").trim();
    if (process.exitValue() != 0) {
      throw new IOException("exit " + process.exitValue() + ": " + text);
    }
    return text;
  }
}
