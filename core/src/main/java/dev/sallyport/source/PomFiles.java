package dev.sallyport.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The POMs of a source tree, wherever that tree is. */
interface PomFiles {
  /** More modules than any release known has (1,032), with their test projects. */
  int MOST_POMS = 5_000;

  /** A larger POM is not read. In bytes. */
  int LARGEST_POM = 4 << 20;

  /** The paths of files named {@code pom.xml}, relative, with slashes; at most MOST_POMS. */
  List<String> poms() throws IOException;

  /** The bytes of a regular file; empty where there is none or it is too large. */
  Optional<byte[]> read(String path) throws IOException;
}
