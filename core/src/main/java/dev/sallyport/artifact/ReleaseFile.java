package dev.sallyport.artifact;

import static java.util.Objects.requireNonNull;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that a release has, or that a rebuild made, with its bytes here.
 *
 * @param name in the folder of the coordinate, e.g. {@code plexus-io-3.6.0-sources.jar}
 * @param file holds the bytes, except of a file of which only digests are known
 * @param digests of the file's bytes, taken by whoever fetched or collected it
 */
public record ReleaseFile(Gav gav, String name, Path file, Digests digests) {
  public ReleaseFile {
    requireNonNull(gav, "gav is null");
    requireNonNull(file, "file is null");
    requireNonNull(digests, "digests is null");
    requireFileName(name);
  }

  public static ReleaseFile of(Gav gav, String name, Path file) throws IOException {
    return new ReleaseFile(gav, name, file, Digests.of(file));
  }

  /** The path in a repository. */
  public String path() {
    return gav.folder() + name;
  }

  /** Whether there are bytes to look into. */
  public boolean isHere() {
    return digests.size() != Digests.UNKNOWN_SIZE;
  }

  boolean hasBytesOf(ReleaseFile other) {
    boolean sized = isHere() && other.isHere();
    return (!sized || digests.size() == other.digests.size())
        && digests.sha256().equals(other.digests.sha256())
        && digests.sha512().equals(other.digests.sha512());
  }

  static void requireFileName(String name) {
    if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
      throw new IllegalArgumentException("not the name of a file in a folder: " + name);
    }
  }
}
