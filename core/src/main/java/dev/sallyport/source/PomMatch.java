package dev.sallyport.source;

/** How far the POM of a source tree is the published one; the earlier, the stronger. */
public enum PomMatch {
  /** The same bytes. */
  BYTES,
  /** The same lines: only line ends or the end of the file differ. */
  LINES,
  /** Another text with the same coordinate and packaging, as a flattened POM has. */
  MODEL,
  /** Not the POM of this release. */
  NONE
}
