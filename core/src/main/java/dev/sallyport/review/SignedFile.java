package dev.sallyport.review;

import dev.sallyport.digest.Digests;
import dev.sallyport.statement.Envelope;
import dev.sallyport.statement.Statement;
import java.util.List;

/**
 * A signed statement as a file that is named by its content.
 *
 * @param name SHA-256 of the bytes in hex, and {@code .dsse.json}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedFile(String name, byte[] bytes) {
  static final String SUFFIX = ".dsse.json";

  public static SignedFile of(byte[] bytes) {
    return new SignedFile(nameOf(bytes), bytes);
  }

  /** Puts a statement and its signature together. */
  public static SignedFile of(byte[] statement, Envelope.Signature signature) {
    return of(new Envelope(Statement.PAYLOAD_TYPE, statement, List.of(signature)).write());
  }

  /** The only name under which these bytes are read. */
  public static String nameOf(byte[] bytes) {
    return Digests.of(bytes).sha256().hex() + SUFFIX;
  }
}
