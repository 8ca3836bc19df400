package dev.sallyport.release;

import java.nio.file.Path;
import java.util.List;

/**
 * What of this machine may be used to rebuild from the record of a Maven session. Nothing of it is
 * believed: the record's digests decide.
 *
 * @param inputs folders in the layout of a repository, such as a Maven local repository
 * @param mavens homes of installed Mavens
 */
public record Supplies(List<Path> inputs, List<Path> mavens) {
  public static final Supplies NONE = new Supplies(List.of(), List.of());

  public Supplies {
    inputs = List.copyOf(inputs);
    mavens = List.copyOf(mavens);
  }
}
