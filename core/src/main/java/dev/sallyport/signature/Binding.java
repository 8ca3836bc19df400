package dev.sallyport.signature;

import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/**
 * What one verified self-signature says about a key.
 *
 * @param flags the key flags, empty when it says nothing about them
 * @param keyEnd when the key ends, empty when it says nothing about it or that it never does
 * @param saysKeyEnd whether it says anything about the end of the key
 * @param end when the self-signature itself ends
 * @param primaryUserId whether it marks its user id as the first one
 */
record Binding(
    Instant created,
    Optional<Integer> flags,
    Optional<Instant> keyEnd,
    boolean saysKeyEnd,
    Optional<Instant> end,
    boolean primaryUserId) {

  /** Reads the signed subpackets of a version 4 or 6 signature. */
  static Binding of(PGPSignature signature, Instant keyCreated) {
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    Instant created = signature.getCreationTime().toInstant();
    long keySeconds = hashed.getKeyExpirationTime();
    long ownSeconds = hashed.getSignatureExpirationTime();
    return new Binding(
        created,
        hashed.hasSubpacket(SignatureSubpacketTags.KEY_FLAGS)
            ? Optional.of(hashed.getKeyFlags())
            : Optional.empty(),
        keySeconds == 0 ? Optional.empty() : Optional.of(keyCreated.plusSeconds(keySeconds)),
        hashed.hasSubpacket(SignatureSubpacketTags.KEY_EXPIRE_TIME),
        ownSeconds == 0 ? Optional.empty() : Optional.of(created.plusSeconds(ownSeconds)),
        hashed.isPrimaryUserID());
  }

  boolean maySign() {
    return flags.filter(bits -> (bits & KeyFlags.SIGN_DATA) != 0).isPresent();
  }

  /** The earlier of the two ends, or empty when there is none. */
  static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty()) {
      return other;
    }
    return other.isPresent() && other.get().isBefore(one.get()) ? other : one;
  }
}
