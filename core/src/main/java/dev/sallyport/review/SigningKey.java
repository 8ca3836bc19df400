package dev.sallyport.review;

import java.util.List;

/**
 * A key to sign with and the program that can.
 *
 * @param program name or absolute path
 * @param key OpenPGP: a key or user id. SSH: a file, or the public key itself
 * @param notes what the caller should be told, one sentence each
 */
public record SigningKey(Format format, String program, String key, List<String> notes) {
  public SigningKey {
    notes = List.copyOf(notes);
  }

  /** The kinds that can be stored in a statement. */
  public enum Format {
    OPENPGP,
    SSH
  }
}
