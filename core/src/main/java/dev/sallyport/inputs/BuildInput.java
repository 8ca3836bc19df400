package dev.sallyport.inputs;

import dev.sallyport.digest.Sha256;
import dev.sallyport.provenance.SessionRecord.Kind;
import java.util.Comparator;
import java.util.Optional;

/**
 * One file that a build read. What it is, is its path, digest and size; the rest says who wanted
 * it.
 *
 * @param path in a Maven repository; of metadata it ends with {@code maven-metadata.xml}
 * @param size in bytes
 * @param kind empty where whoever wrote it down could not know
 * @param askedBy who asked for it first, outermost first, joined by {@code " > "}; may be empty
 * @param repository id of where it came from, information only; may be empty
 * @param content of metadata, where the record carries it
 */
public record BuildInput(
    String path,
    Sha256 sha256,
    long size,
    Optional<Kind> kind,
    String askedBy,
    String repository,
    Optional<byte[]> content) {
  /** By path, and of metadata with one path by content. */
  static final Comparator<BuildInput> ORDER =
      Comparator.comparing(BuildInput::path).thenComparing(BuildInput::sha256);

  private static final String METADATA = "maven-metadata.xml";

  public boolean isMetadata() {
    return kind.isPresent() ? kind.get() == Kind.METADATA : path.endsWith("/" + METADATA);
  }

  /** The word for its kind, {@code unknown} where there is none. */
  public String kindText() {
    return kind.map(Kind::text).orElse(isMetadata() ? Kind.METADATA.text() : "unknown");
  }

  /** The folder in the repository, without a final slash. */
  String folder() {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
