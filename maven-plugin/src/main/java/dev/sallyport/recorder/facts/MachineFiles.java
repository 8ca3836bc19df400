package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the kernel says about this process, where it says anything (Linux). */
final class MachineFiles {
  private static final String UMASK = "Umask:";

  private final Path proc;

  /**
   * The process's own folder.
   *
   * @param proc {@code /proc/self}
   */
  MachineFiles(Path proc) {
    this.proc = proc;
  }

  /** Four octal digits (Linux 4.7 and later), else {@code unknown}. */
  String umask() {
    try {
      for (String line : Files.readAllLines(proc.resolve("status"), StandardCharsets.ISO_8859_1)) {
        if (line.startsWith(UMASK)) {
          return line.substring(UMASK.length()).strip();
        }
      }
    } catch (IOException elsewhere) {
      return Environment.UNKNOWN;
    }
    return Environment.UNKNOWN;
  }

  /** The arguments that the JVM was started with, without the program; empty when not told. */
  List<String> arguments() {
    try {
      String line = new String(Files.readAllBytes(proc.resolve("cmdline")), StandardCharsets.UTF_8);
      List<String> words = new ArrayList<>();
      Collections.addAll(words, line.split("\0"));
      return List.copyOf(words.subList(Math.min(1, words.size()), words.size()));
    } catch (IOException elsewhere) {
      return List.of();
    }
  }
}
