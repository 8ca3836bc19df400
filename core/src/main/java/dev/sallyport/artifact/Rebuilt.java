package dev.sallyport.artifact;

import java.util.List;
import java.util.Optional;

/** What one rebuild made, and what a second one of the same source and inputs made. */
public record Rebuilt(List<ReleaseFile> first, Optional<List<ReleaseFile>> second) {
  public Rebuilt {
    first = List.copyOf(first);
    second = second.map(List::copyOf);
  }

  public static Rebuilt once(List<ReleaseFile> files) {
    return new Rebuilt(files, Optional.empty());
  }

  public static Rebuilt twice(List<ReleaseFile> first, List<ReleaseFile> second) {
    return new Rebuilt(first, Optional.of(second));
  }
}
