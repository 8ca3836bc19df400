package dev.sallyport.artifact;

/**
 * How much of a file that somebody else wrote is read before the reader gives up. Chosen so that
 * the largest releases on record (some 100,000 entries, some 1 GB) pass and a bomb costs seconds.
 */
final class ReadLimits {
  static final int ENTRIES = 150_000;

  /** Bytes of the central directory of a zip; held in memory, as the entries' names are. */
  static final int DIRECTORY_BYTES = 48 << 20;

  /** Uncompressed bytes of one whole archive. */
  static final long UNPACKED_BYTES = 4L << 30;

  /** Bytes of one entry, or of a file that is no archive, that are looked into. */
  static final int CONTENT_BYTES = 24 << 20;

  /** Bytes of all differing entries of one side that are looked into. */
  static final long CONTENTS_BYTES = 64L << 20;

  static final int CONTENTS = 1000;

  /** A class file beyond this is not parsed: the parser recurses into annotations. */
  static final int CLASS_BYTES = 4 << 20;

  /** Class files of one jar whose version and shape are read for the facts about its build. */
  static final int CLASSES = 60_000;

  /** A record of a tar that only holds a name or attributes. */
  static final int TAR_RECORD_BYTES = 1 << 20;

  static final int LINES = 12;
  static final int LINE_CHARS = 200;

  /** Archives in archives that are opened: one level. */
  static final int NESTING = 1;

  private ReadLimits() {}
}
