package dev.sallyport.artifact;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How lines end in a text file that a build wrote. */
public enum Newline {
  LF,
  CRLF;

  /** Empty where the text has no line end, or has both. */
  static Optional<Newline> of(byte[] text) {
    String all = new String(text, StandardCharsets.ISO_8859_1);
    boolean crlf = all.contains("\r\n");
    boolean lf = all.replace("\r\n", "").contains("\n");
    return crlf == lf ? Optional.empty() : Optional.of(crlf ? CRLF : LF);
  }
}
