package dev.sallyport.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One entry of a source archive, as the archive tells it.
 *
 * @param name not yet checked
 * @param mode permission bits, where the archive has them
 * @param link where a symbolic link leads
 * @param content of a file, to be read once and only inside the visit; unbounded
 */
record ArchiveItem(
    String name,
    Kind kind,
    OptionalInt mode,
    Optional<Instant> time,
    Optional<String> link,
    Content content) {

  enum Kind {
    FILE,
    FOLDER,
    LINK,
    HARD_LINK,
    DEVICE,
    UNREADABLE
  }

  interface Content {
    InputStream open() throws IOException;
  }
}
