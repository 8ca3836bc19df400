package dev.sallyport.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that was resolved: hashed when it was, and again when it looks changed. Safe for use by
 * several threads.
 */
final class Resolved {
  private static final long MOST_METADATA = 4 << 20;

  private final Place place;
  private final boolean metadata;
  private @Nullable Path file;
  private @Nullable Stamp stamp;
  private String sha256 = "";
  private long size;
  private Optional<byte[]> content = Optional.empty();
  private String repository = "";
  private @Nullable Asked asked;
  private String fault = "";

  Resolved(Place place, boolean metadata) {
    this.place = place;
    this.metadata = metadata;
  }

  Place place() {
    return place;
  }

  boolean isMetadata() {
    return metadata;
  }

  /** The file was given to somebody. */
  synchronized void seen(Path given, String from) throws IOException {
    if (!from.isEmpty() && (repository.isEmpty() || from.compareTo(repository) < 0)) {
      repository = from;
    }
    Stamp now = Stamp.of(given);
    if (!given.equals(file) || !now.equals(stamp)) {
      hash(given, now);
    }
  }

  synchronized void askedBy(Asked by) {
    if (asked == null || by.compareTo(asked) < 0) {
      asked = by;
    }
  }

  /** Whether an asker of this kind could be the one that is told. */
  synchronized boolean wants(Kind kind) {
    return asked == null || kind.compareTo(asked.kind()) <= 0;
  }

  synchronized Optional<Asked> asked() {
    return Optional.ofNullable(asked);
  }

  synchronized Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Looks at the file once more, at the end.
   *
   * @return what happened to the bytes since they were resolved, empty when nothing
   */
  synchronized String fault() throws IOException {
    Path last = file;
    if (fault.isEmpty() && last != null) {
      try {
        Stamp now = Stamp.of(last);
        if (!now.equals(stamp)) {
          hash(last, now);
        }
      } catch (NoSuchFileException gone) {
        return "";
      }
    }
    return fault;
  }

  synchronized Input input(Asked by) {
    return new Input(
        metadata ? place.metadataPath() : place.path(),
        metadata ? "" : place.purl(),
        sha256,
        size,
        by,
        repository,
        content);
  }

  private void hash(Path given, Stamp now) throws IOException {
    String digest;
    if (metadata) {
      if (now.size() > MOST_METADATA) {
        throw new IOException("larger than " + MOST_METADATA + " bytes");
      }
      byte[] bytes = Files.readAllBytes(given);
      digest = FileDigests.sha256(bytes);
      content = sha256.isEmpty() ? Optional.of(bytes) : content;
    } else {
      digest = FileDigests.sha256Hex(given);
    }
    if (sha256.isEmpty()) {
      sha256 = digest;
      size = now.size();
    } else if (!digest.equals(sha256)) {
      fault =
          "resolved as sha256 "
              + sha256
              + (given.equals(file) ? ", later " : ", elsewhere ")
              + digest;
    }
    file = given;
    stamp = now;
  }
}
