package dev.sallyport.artifact;

import java.io.IOException;

/** The bytes are not an archive that may be judged; the message says why, in one phrase. */
final class UnreadableArchive extends IOException {
  private static final long serialVersionUID = 1L;

  private final CauseKind kind;

  private UnreadableArchive(CauseKind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static UnreadableArchive because(String message) {
    return new UnreadableArchive(CauseKind.UNREADABLE, message);
  }

  static UnreadableArchive truncated(String message) {
    return new UnreadableArchive(CauseKind.TRUNCATED, message);
  }

  CauseKind kind() {
    return kind;
  }
}
