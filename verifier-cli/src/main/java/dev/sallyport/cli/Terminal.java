package dev.sallyport.cli;

import picocli.CommandLine;

/** What this process may do with its output. */
final class Terminal {
  private Terminal() {}

  /** Colours only on a terminal, and never against {@code NO_COLOR}. */
  static boolean colours() {
    return CommandLine.Help.Ansi.AUTO.enabled();
  }
}
