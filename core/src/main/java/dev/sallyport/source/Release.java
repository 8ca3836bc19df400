package dev.sallyport.source;

import dev.sallyport.coordinate.Gav;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a release before its source is found.
 *
 * @param pom as published
 * @param scmTag the tag of the effective {@code <scm>}, as it stands there
 * @param rootNames other artifact ids its tag may be named after: parents, nearest first
 * @param properties user properties of the build ({@code -Dname=value}); they outrank the POM's
 */
public record Release(
    Gav gav,
    PublishedPom pom,
    Optional<String> scmTag,
    List<String> rootNames,
    Map<String, String> properties) {
  public Release {
    rootNames = List.copyOf(rootNames);
    properties = Map.copyOf(properties);
  }

  /** A release of which only the coordinate and the POM are known. */
  public static Release of(Gav gav, byte[] pom) {
    return new Release(gav, new PublishedPom(pom), Optional.empty(), List.of(), Map.of());
  }
}
