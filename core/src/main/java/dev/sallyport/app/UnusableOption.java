package dev.sallyport.app;

/** What the command line names cannot be used: a matter of the command line, not of the subject. */
public final class UnusableOption extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableOption(String option, String why) {
    super(option + ": " + why);
  }
}
