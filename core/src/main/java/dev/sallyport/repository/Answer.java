package dev.sallyport.repository;

import dev.sallyport.digest.Digests;

/** What a repository says when asked for a file. */
public sealed interface Answer {

  /**
   * It has the file, and its bytes are in the store.
   *
   * @param checksummed whether the repository publishes a checksum of it, which then was the same
   */
  record Found(Digests digests, boolean checksummed) implements Answer {}

  /** It says that it does not have the file. */
  record Absent() implements Answer {}
}
