package dev.sallyport.signature;

import java.time.Instant;
import org.bouncycastle.bcpg.sig.RevocationReason;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/**
 * A key was taken back.
 *
 * @param hard it never counted: any reason but superseded or retired, or none (RFC 9580, section
 *     5.2.3.31)
 * @param since when its owner says so; means nothing when hard
 */
record Revocation(boolean hard, Instant since) {

  static Revocation of(PGPSignature signature) {
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    RevocationReason reason = hashed == null ? null : hashed.getRevocationReason();
    boolean soft =
        reason != null
            && (reason.getRevocationReason() == RevocationReasonTags.KEY_SUPERSEDED
                || reason.getRevocationReason() == RevocationReasonTags.KEY_RETIRED);
    return new Revocation(!soft, signature.getCreationTime().toInstant());
  }
}
