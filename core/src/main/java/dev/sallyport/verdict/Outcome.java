package dev.sallyport.verdict;

/** The three answers there are. The exit code of a command is the one written here. */
public enum Outcome {
  VERIFIED(0),
  REFUTED(1),
  INDETERMINATE(2);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
