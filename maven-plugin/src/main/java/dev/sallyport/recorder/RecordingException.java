package dev.sallyport.recorder;

/** No record can be written; the message says what is wrong, where, and what to do. */
public final class RecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  RecordingException(String what, String hint) {
    super(what + System.lineSeparator() + "hint: " + hint);
  }

  RecordingException(String what, String hint, Throwable cause) {
    super(what + System.lineSeparator() + "hint: " + hint, cause);
  }
}
