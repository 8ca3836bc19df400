package dev.sallyport.artifact;

import static java.util.Objects.requireNonNull;

import dev.sallyport.coordinate.Gav;

/**
 * A file that the repository is known to have, but whose bytes could not be had.
 *
 * @param reason one phrase
 */
public record UnfetchedFile(Gav gav, String name, String reason) {
  public UnfetchedFile {
    requireNonNull(gav, "gav is null");
    requireNonNull(reason, "reason is null");
    if (name.isEmpty() || name.contains("/")) {
      throw new IllegalArgumentException("not the name of a file in a folder: " + name);
    }
  }

  public String path() {
    return gav.folder() + name;
  }
}
