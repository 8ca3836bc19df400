package dev.sallyport.artifact;

import dev.sallyport.digest.Sha256;
import java.util.OptionalLong;

/**
 * One entry of an archive.
 *
 * @param index its place in the archive's own directory, or in a tar its place
 * @param size uncompressed bytes
 * @param content digest of the uncompressed bytes; of the target's name for a link
 * @param time seconds since 1970 as the archive writes it: of a local clock in a zip, UTC in a tar
 * @param stamp the modification time in UTC that a zip may carry besides
 * @param mode Unix mode with the file type's bits removed; -1 where the archive has none
 * @param owner {@code user:group} in a tar, user and group numbers in a zip; empty where there are
 *     none
 * @param wrapping everything else that its headers say, {@code field=value} by line, always the
 *     same fields
 */
record ArchiveEntry(
    int index,
    String name,
    Kind kind,
    long size,
    Sha256 content,
    OptionalLong time,
    OptionalLong stamp,
    int mode,
    String owner,
    String wrapping) {
  static final String COMPRESSED = "compressed bytes";

  /** What it stands for. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK
  }

  boolean isFile() {
    return kind == Kind.FILE;
  }
}
