package dev.sallyport.artifact;

import static java.util.Objects.requireNonNull;

/**
 * One cause of a difference.
 *
 * @param text one line of printable ASCII, at most 200 characters; the published side comes first
 */
public record Cause(CauseKind kind, String text) {
  public Cause {
    requireNonNull(kind, "kind is null");
    text = OneLine.of(text, ReadLimits.LINE_CHARS);
  }
}
