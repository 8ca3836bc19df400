package dev.sallyport.repository;

import java.net.URI;
import java.util.Optional;

/** Where a redirect may lead: to the same host and scheme, or from http to https of that host. */
final class SameHost {
  private SameHost() {}

  static Optional<URI> follow(URI from, String location) {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    boolean plain = to.getHost() != null && to.getRawUserInfo() == null;
    return plain && to.getHost().equalsIgnoreCase(from.getHost()) && isSameOrSafer(from, to)
        ? Optional.of(to)
        : Optional.empty();
  }

  private static boolean isSameOrSafer(URI from, URI to) {
    if (from.getScheme().equalsIgnoreCase(to.getScheme())) {
      return Upstreams.hostPort(from).equals(Upstreams.hostPort(to));
    }
    return "http".equalsIgnoreCase(from.getScheme())
        && "https".equalsIgnoreCase(to.getScheme())
        && Upstreams.hostPort(to).endsWith(":443");
  }
}
