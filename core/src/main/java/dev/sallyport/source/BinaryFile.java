package dev.sallyport.source;

import dev.sallyport.digest.Sha256;

/**
 * A file of the source that is not source.
 *
 * @param path relative to the root, with slashes
 */
public record BinaryFile(String path, Sha256 sha256, Kind kind) {

  /** What the first bytes say it is, whatever its name. */
  public enum Kind {
    CLASS("class file"),
    ARCHIVE("archive"),
    NATIVE("native binary");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
