package dev.sallyport.signature;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A primary key or subkey of an OpenPGP certificate with everything that its certificate verifiably
 * says about it.
 *
 * @param keyAlgorithm the number of its algorithm in OpenPGP
 * @param key empty when it is of a kind that is not accepted
 * @param keyName what it is, for reports
 * @param bindings direct-key signatures of a primary key, bindings of a subkey
 * @param identityBindings self-certifications of the user ids, for a primary key only
 */
record Component(
    Issuer issuer,
    int keyAlgorithm,
    Instant created,
    Optional<VerifyingKey> key,
    String keyName,
    List<Binding> bindings,
    List<Binding> identityBindings,
    List<Revocation> revocations) {

  /**
   * What holds at one time.
   *
   * @param bound whether any self-signature of that time binds it
   */
  record Standing(boolean maySign, Optional<Instant> end, boolean bound) {}

  boolean hardRevoked() {
    return revocations.stream().anyMatch(Revocation::hard);
  }

  Optional<Instant> softlyRevokedSince() {
    return revocations.stream()
        .filter(revocation -> !revocation.hard())
        .map(Revocation::since)
        .min(Comparator.naturalOrder());
  }

  /** Why it is refused whatever else is said of it, or empty. */
  String weakness() {
    return key.map(VerifyingKey::weakness).orElse("keys of kind " + keyName + " are not accepted");
  }

  /**
   * Whether it is bound, may sign, and when it ends, by the newest self-signatures that existed at
   * {@code now}. What the newest direct-key signature does not say, the newest self-certification
   * of the first user id says (RFC 9580, section 5.2.3.10).
   */
  Standing at(Instant now) {
    Optional<Binding> direct = newest(bindings, now, binding -> true);
    Optional<Binding> identity =
        newest(identityBindings, now, Binding::primaryUserId)
            .or(() -> newest(identityBindings, now, binding -> true));
    Optional<Binding> flags =
        direct.filter(binding -> binding.flags().isPresent()).or(() -> identity);
    Optional<Binding> life = direct.filter(Binding::saysKeyEnd).or(() -> identity).or(() -> direct);
    Optional<Instant> end =
        Binding.earlier(
            life.flatMap(Binding::keyEnd), flags.or(() -> direct).flatMap(Binding::end));
    boolean bound = direct.isPresent() || identity.isPresent();
    return new Standing(flags.filter(Binding::maySign).isPresent(), end, bound);
  }

  /** Every time at which something that its certificate says begins or ends. */
  Stream<Instant> turningPoints() {
    Stream<Instant> bound =
        Stream.concat(bindings.stream(), identityBindings.stream())
            .flatMap(
                binding ->
                    Stream.of(Optional.of(binding.created()), binding.keyEnd(), binding.end())
                        .flatMap(Optional::stream));
    return Stream.concat(bound, revocations.stream().map(Revocation::since));
  }

  /** When the first self-signature that is still there was made. */
  Optional<Instant> firstBound() {
    return Stream.concat(bindings.stream(), identityBindings.stream())
        .map(Binding::created)
        .min(Comparator.naturalOrder());
  }

  private static Optional<Binding> newest(
      List<Binding> bindings, Instant now, Predicate<Binding> wanted) {
    return bindings.stream()
        .filter(binding -> !binding.created().isAfter(now))
        .filter(wanted)
        .max(Comparator.comparing(Binding::created));
  }
}
