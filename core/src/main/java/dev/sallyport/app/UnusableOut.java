package dev.sallyport.app;

/** The out folder that was asked for cannot be used: a matter of the command line. */
public final class UnusableOut extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableOut(String message) {
    super(message);
  }
}
