package dev.sallyport.app;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;

/** What the machine could not do, as findings. */
final class Failures {
  private Failures() {}

  static Finding finding(IOException failure) {
    String said = String.valueOf(failure.getMessage());
    boolean full = said.contains("No space left") || said.contains("Disk quota exceeded");
    return full
        ? Finding.of(
            Rule.TOOL_DISK_FULL, said, "a file could not be written", "free space and run again")
        : Finding.of(
            Rule.TOOL_INTERNAL_ERROR,
            failure.getClass().getSimpleName(),
            said,
            "see whether the folders named can be read and written; else report it");
  }

  /** A defect of ours must not become an answer about the release, nor no answer at all. */
  static Finding defect(RuntimeException defect) {
    StackTraceElement[] trace = defect.getStackTrace();
    return Finding.of(
        Rule.TOOL_INTERNAL_ERROR,
        defect.getClass().getSimpleName(),
        defect.getMessage() + (trace.length > 0 ? " at " + trace[0] : ""),
        "report it, with the command and the out folder");
  }

  static Finding interrupted(String subject) {
    return Finding.of(
        Rule.TOOL_INTERRUPTED, subject, "stopped from outside", "run the same command again");
  }
}
