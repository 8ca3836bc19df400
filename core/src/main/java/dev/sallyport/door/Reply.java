package dev.sallyport.door;

import dev.sallyport.digest.Digests;
import dev.sallyport.verdict.Finding;

/** What the door says to a request for a file. */
public sealed interface Reply {

  /**
   * The bytes of that digest.
   *
   * @param checksummed whether the repository publishes a checksum of it, which then was the same
   */
  record Served(Digests digests, boolean checksummed) implements Reply {}

  /** There is no such file. */
  record Absent() implements Reply {}

  /** The door does not answer, and why. */
  record Refused(Finding finding) implements Reply {}
}
