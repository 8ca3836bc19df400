package dev.sallyport.signature;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.jspecify.annotations.Nullable;

/**
 * An OpenPGP certificate, version 4 or 6. What its self-signatures say is checked once, when it is
 * first asked for. Safe for many threads.
 */
public final class OpenPgpCertificate implements TrustedKey {
  private static final Duration SAME_SITTING = Duration.ofDays(1);

  private final OpenPGPCertificate certificate;
  private final byte[] encoded;
  private final Issuer primary;
  private final String kind;
  private @Nullable CertificateFacts facts;

  private OpenPgpCertificate(OpenPGPCertificate certificate, byte[] encoded) {
    this.certificate = certificate;
    this.encoded = encoded;
    PGPPublicKey key = certificate.getPrimaryKey().getPGPPublicKey();
    this.primary = issuerOf(key);
    this.kind = "openpgp " + KeyAlgorithms.name(key);
  }

  /**
   * Reads the one certificate of a file.
   *
   * @param where what the file is called in a finding
   * @throws Refusal {@code policy.invalid} when there is not exactly one, when it cannot be read,
   *     or when it holds a secret key
   */
  public static OpenPgpCertificate read(String where, byte[] armoredOrBinary) throws Refusal {
    List<OpenPgpCertificate> all = readRing(where, armoredOrBinary);
    if (all.size() != 1) {
      throw invalid(where, "the file holds " + all.size() + " certificates, not one");
    }
    return all.get(0);
  }

  /**
   * Reads a file of any number of certificates, in their order.
   *
   * @param where what the file is called in a finding
   * @throws Refusal {@code policy.invalid} when one cannot be read or holds a secret key
   */
  public static List<OpenPgpCertificate> readRing(String where, byte[] armoredOrBinary)
      throws Refusal {
    List<OpenPgpCertificate> found = new ArrayList<>();
    try {
      for (byte[] encoded : CertificateFile.split(armoredOrBinary)) {
        found.add(parse(encoded));
      }
    } catch (Rejected e) {
      throw invalid(where, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      throw invalid(where, "a certificate cannot be read");
    }
    return found;
  }

  private static OpenPgpCertificate parse(byte[] encoded) throws IOException {
    return new OpenPgpCertificate(
        new BcOpenPGPApi().readKeyOrCertificate().parseCertificate(encoded), encoded);
  }

  private static Refusal invalid(String where, String fact) {
    return new Refusal(
        Rule.POLICY_INVALID,
        where,
        fact,
        "export the public certificate again, with all its self-signatures: gpg --armor --export"
            + " FINGERPRINT");
  }

  private static Issuer issuerOf(PGPPublicKey key) {
    return Issuer.of(key.getVersion(), key.getFingerprint());
  }

  @Override
  public String fingerprint() {
    return "openpgp:" + primary.hex();
  }

  @Override
  public Set<String> material() {
    Set<String> all = new LinkedHashSet<>();
    for (PGPPublicKey key : (Iterable<PGPPublicKey>) certificate.getPGPPublicKeyRing()) {
      all.add(KeyAlgorithms.material(key));
    }
    return all;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public boolean hardRevoked() {
    return primaryKey().hardRevoked();
  }

  @Override
  public Optional<Instant> nextChange(Instant after) {
    return facts().components().stream()
        .flatMap(Component::turningPoints)
        .filter(time -> time.isAfter(after))
        .min(Comparator.naturalOrder());
  }

  /** When the last of its keys that may sign ends; empty when one of them never does. */
  public Optional<Instant> signingEnd(Instant now) {
    List<Component.Standing> signing =
        facts().components().stream()
            .map(component -> component.at(now))
            .filter(Component.Standing::maySign)
            .toList();
    return signing.stream().anyMatch(standing -> standing.end().isEmpty())
        ? Optional.empty()
        : signing.stream().flatMap(s -> s.end().stream()).max(Comparator.naturalOrder());
  }

  /** Why signatures by this certificate never count, whatever its holder does, or empty. */
  public Optional<String> weakness() {
    return Optional.of(primaryKey().weakness()).filter(text -> !text.isEmpty());
  }

  /** The user ids with a good self-signature and no later revocation, in the file's order. */
  public List<UserId> userIds() {
    return facts().userIds();
  }

  /**
   * Tells when self-signatures seem to be lost: the oldest that is left for a key that may sign was
   * made more than a day after the key. Tools that judge by the time of a signature then refuse
   * older signatures; here only the newest self-signature counts.
   *
   * @return what was seen, one sentence, or empty
   */
  public Optional<String> lostSelfSignatures() {
    for (Component component : facts().components()) {
      Optional<Instant> first = component.firstBound();
      if (first.isPresent() && first.get().isAfter(component.created().plus(SAME_SITTING))) {
        return Optional.of(
            "the oldest self-signature left for key "
                + component.issuer().hex()
                + " is of "
                + first.get()
                + ", but the key is of "
                + component.created());
      }
    }
    return Optional.empty();
  }

  /** The packets as they were read, without what the file held around them. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** The fingerprints of the primary key and the subkeys, in the order of {@link #components}. */
  List<Issuer> issuers() {
    List<Issuer> all = new ArrayList<>();
    all.add(primary);
    certificate
        .getSubkeys()
        .values()
        .forEach(subkey -> all.add(issuerOf(subkey.getPGPPublicKey())));
    return all;
  }

  /** The primary key, then the subkeys. */
  List<Component> components() {
    return facts().components();
  }

  private Component primaryKey() {
    return facts().components().get(0);
  }

  private synchronized CertificateFacts facts() {
    if (facts == null) {
      facts = CertificateFacts.of(certificate);
    }
    return facts;
  }
}
