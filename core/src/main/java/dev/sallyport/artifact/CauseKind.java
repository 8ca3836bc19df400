package dev.sallyport.artifact;

/** Why two files differ, as far as a program can act on it. */
public enum CauseKind {
  ENTRIES_ONLY_PUBLISHED,
  ENTRIES_ONLY_REBUILT,
  /** Attributes of a manifest. */
  MANIFEST,
  /** A file that both have has other text or other bytes. */
  CONTENT,
  LINE_ENDINGS,
  LINE_ORDER,
  CLASS_BYTES,
  /** The shape that javac gives to a string concatenation: a matter of its patch level. */
  STRING_CONCAT,
  /** A bill of materials names another hash for a dependency. */
  DEPENDENCY_HASH,
  /** An archive inside the archive differs. */
  NESTED,
  ENTRY_ORDER,
  ENTRY_TIMES,
  /** All times differ by one offset that a timezone can have. */
  TIMEZONE,
  ENTRY_MODES,
  /** The modes differ as they do between two umasks. */
  UMASK,
  ENTRY_OWNERS,
  COMPRESSION,
  /** The same entries in other wrapping: headers, flags, comments, bytes outside of entries. */
  CONTAINER,
  TRUNCATED,
  UNREADABLE
}
