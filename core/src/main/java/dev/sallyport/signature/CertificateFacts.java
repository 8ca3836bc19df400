package dev.sallyport.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPPrimaryKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPSubkey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPUserId;

/**
 * What a certificate verifiably says.
 *
 * @param components the primary key, then the subkeys
 * @param userIds those with a good self-signature and no later revocation
 */
record CertificateFacts(List<Component> components, List<UserId> userIds) {

  static CertificateFacts of(OpenPGPCertificate certificate) {
    SelfSignatures selves = new SelfSignatures(certificate);
    OpenPGPPrimaryKey primary = certificate.getPrimaryKey();
    List<Binding> identities = new ArrayList<>();
    List<UserId> userIds = new ArrayList<>();
    for (OpenPGPUserId userId : primary.getUserIDs()) {
      List<Binding> bindings = selves.of(userId);
      if (!bindings.isEmpty()) {
        identities.addAll(bindings);
        userIds.add(new UserId(userId.getUserId()));
      }
    }
    List<KeyIdentifier> designated = selves.designatedRevokers();
    List<Component> components = new ArrayList<>();
    components.add(
        component(
            primary.getPGPPublicKey(),
            selves.direct(),
            identities,
            selves.revocations(primary, designated)));
    for (OpenPGPSubkey subkey : certificate.getSubkeys().values()) {
      components.add(
          component(
              subkey.getPGPPublicKey(),
              selves.of(subkey),
              List.of(),
              selves.revocations(subkey, designated)));
    }
    return new CertificateFacts(List.copyOf(components), List.copyOf(userIds));
  }

  private static Component component(
      PGPPublicKey key,
      List<Binding> bindings,
      List<Binding> identityBindings,
      List<Revocation> revocations) {
    Optional<VerifyingKey> verifying = KeyAlgorithms.verifying(key);
    return new Component(
        Issuer.of(key.getVersion(), key.getFingerprint()),
        key.getAlgorithm(),
        key.getCreationTime().toInstant(),
        verifying,
        KeyAlgorithms.name(key),
        bindings,
        identityBindings,
        revocations);
  }
}
