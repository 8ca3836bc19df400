package dev.sallyport.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPCertificateComponent;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentSignature;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPPrimaryKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPUserId;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * Finds the self-signatures of one certificate that verify. Bindings are checked by BouncyCastle
 * (form, digest policy, back-signature, mathematics) one by one, because its answers for whole
 * components depend on a time that a signer can choose. Revocations are checked for their
 * mathematics alone, so that an old digest never brings a revoked key back.
 */
final class SelfSignatures {
  private final PGPContentVerifierBuilderProvider verifiers =
      new BcPGPContentVerifierBuilderProvider();
  private final OpenPGPPolicy policy = new OpenPGPDefaultPolicy();
  private final OpenPGPPrimaryKey primary;

  SelfSignatures(OpenPGPCertificate certificate) {
    this.primary = certificate.getPrimaryKey();
  }

  /** The direct-key signatures of the primary key. */
  List<Binding> direct() {
    return bindings(
        primary.getPGPPublicKey().getSignaturesOfType(PGPSignature.DIRECT_KEY), primary);
  }

  /** The self-certifications of a user id that were made after its last revocation. */
  List<Binding> of(OpenPGPUserId userId) {
    List<PGPSignature> all = new ArrayList<>();
    List<PGPSignature> revocations = new ArrayList<>();
    for (PGPSignature signature : signaturesOf(userId)) {
      boolean revokes = signature.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION;
      (revokes ? revocations : all).add(signature);
    }
    List<Binding> found = bindings(all.iterator(), userId);
    Instant revoked = Instant.MIN;
    for (PGPSignature signature : revocations) {
      if (bySelf(signature) && verifiesFor(userId, signature)) {
        Instant since = signature.getCreationTime().toInstant();
        revoked = since.isAfter(revoked) ? since : revoked;
      }
    }
    Instant last = revoked;
    return found.stream().filter(binding -> binding.created().isAfter(last)).toList();
  }

  private List<PGPSignature> signaturesOf(OpenPGPUserId userId) {
    List<PGPSignature> list = new ArrayList<>();
    Iterator<PGPSignature> all = primary.getPGPPublicKey().getSignaturesForID(userId.getUserId());
    if (all != null) {
      all.forEachRemaining(list::add);
    }
    return list;
  }

  private boolean verifiesFor(OpenPGPUserId userId, PGPSignature signature) {
    PGPPublicKey key = primary.getPGPPublicKey();
    try {
      signature.init(verifiers, key);
      return signature.verifyCertification(userId.getUserId(), key);
    } catch (PGPException | RuntimeException e) {
      return false;
    }
  }

  /** The bindings of a subkey, with a back-signature where they let it sign. */
  List<Binding> of(OpenPGPComponentKey subkey) {
    return bindings(
        subkey.getPGPPublicKey().getSignaturesOfType(PGPSignature.SUBKEY_BINDING), subkey);
  }

  private List<Binding> bindings(
      Iterator<PGPSignature> signatures, OpenPGPCertificateComponent target) {
    Instant keyCreated =
        (target instanceof OpenPGPComponentKey key ? key : primary).getCreationTime().toInstant();
    List<Binding> found = new ArrayList<>();
    while (signatures.hasNext()) {
      PGPSignature signature = signatures.next();
      if (signature.getVersion() >= 4 && bySelf(signature) && verifies(signature, target)) {
        found.add(Binding.of(signature, keyCreated));
      }
    }
    return found;
  }

  private boolean verifies(PGPSignature signature, OpenPGPCertificateComponent target) {
    try {
      new OpenPGPComponentSignature(signature, primary, target).verify(verifiers, policy);
      return true;
    } catch (PGPSignatureException | RuntimeException e) {
      return false; // a self-signature that cannot be checked binds nothing
    }
  }

  /** The revocations of the primary key or of a subkey. */
  List<Revocation> revocations(OpenPGPComponentKey target, List<KeyIdentifier> designated) {
    PGPPublicKey key = target.getPGPPublicKey();
    int type = target.isPrimaryKey() ? PGPSignature.KEY_REVOCATION : PGPSignature.SUBKEY_REVOCATION;
    List<Revocation> found = new ArrayList<>();
    for (Iterator<PGPSignature> all = key.getSignaturesOfType(type); all.hasNext(); ) {
      PGPSignature signature = all.next();
      boolean byDesignated = designated.stream().anyMatch(by -> signature.hasKeyIdentifier(by));
      if (byDesignated) {
        // his certificate is not here, so this cannot be checked, and what cannot be checked counts
        found.add(new Revocation(true, signature.getCreationTime().toInstant()));
      } else if (bySelf(signature) && revokes(signature, target)) {
        found.add(Revocation.of(signature));
      }
    }
    return found;
  }

  private boolean revokes(PGPSignature signature, OpenPGPComponentKey target) {
    PGPPublicKey owner = primary.getPGPPublicKey();
    try {
      signature.init(verifiers, owner);
      return target.isPrimaryKey()
          ? signature.verifyCertification(owner)
          : signature.verifyCertification(owner, target.getPGPPublicKey());
    } catch (PGPException | RuntimeException e) {
      return true; // by an algorithm that is not known here: what cannot be checked counts
    }
  }

  /** Who else may revoke the primary key, by its own direct-key signatures. */
  List<KeyIdentifier> designatedRevokers() {
    List<KeyIdentifier> found = new ArrayList<>();
    Iterator<PGPSignature> all =
        primary.getPGPPublicKey().getSignaturesOfType(PGPSignature.DIRECT_KEY);
    while (all.hasNext()) {
      PGPSignature signature = all.next();
      if (signature.getVersion() >= 4 && bySelf(signature) && verifies(signature, primary)) {
        for (SignatureSubpacket named :
            signature.getHashedSubPackets().getSubpackets(SignatureSubpacketTags.REVOCATION_KEY)) {
          byte[] data = named.getData(); // class, algorithm, fingerprint
          if (data.length > 2) {
            found.add(new KeyIdentifier(Arrays.copyOfRange(data, 2, data.length)));
          }
        }
      }
    }
    return found;
  }

  private boolean bySelf(PGPSignature signature) {
    return signature.getKeyIdentifiers().isEmpty()
        || signature.hasKeyIdentifier(primary.getKeyIdentifier());
  }
}
