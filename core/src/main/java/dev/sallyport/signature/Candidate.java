package dev.sallyport.signature;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of a ring that may have made a signature, and what its certificate says of it at one time.
 * That is worked out when it is first asked for: most keys of a large ring never are.
 */
final class Candidate {
  private final OpenPgpCertificate certificate;
  private final int index;
  private final Instant now;
  private volatile @Nullable Known known;

  private record Known(Component component, Component.Standing own, Component.Standing primary) {}

  /**
   * Names the key.
   *
   * @param index its place in the certificate, 0 for the primary key
   */
  Candidate(OpenPgpCertificate certificate, int index, Instant now) {
    this.certificate = certificate;
    this.index = index;
    this.now = now;
  }

  private Known known() {
    Known before = known;
    if (before != null) {
      return before;
    }
    Component component = certificate.components().get(index);
    Known found = new Known(component, component.at(now), certificate.components().get(0).at(now));
    known = found; // a second thread finds the same
    return found;
  }

  OpenPgpCertificate certificate() {
    return certificate;
  }

  Component component() {
    return known().component;
  }

  boolean isBound() {
    return known().primary.bound() && known().own.bound();
  }

  boolean maySign() {
    return isBound() && known().own.maySign();
  }

  /** When it or its certificate ends, whichever is earlier. */
  Optional<Instant> end() {
    return Binding.earlier(known().own.end(), known().primary.end());
  }

  /** When it or its certificate was given up, whichever is earlier. */
  Optional<Instant> softlyRevokedSince() {
    return Binding.earlier(
        component().softlyRevokedSince(), certificate.components().get(0).softlyRevokedSince());
  }
}
