package dev.sallyport.signature;

import dev.sallyport.verdict.Rule;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks OpenPGP signatures against the certificates of a ring. */
final class OpenPgpCheck {
  /** How far the clock of a signer may be ahead. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Map<Issuer, List<Candidate>> byFingerprint = new HashMap<>();
  private final Map<Long, List<Candidate>> byKeyId = new HashMap<>();
  private final Map<String, List<OpenPgpCertificate>> copies = new HashMap<>();
  private final Instant now;

  OpenPgpCheck(Instant now) {
    this.now = now;
  }

  void add(OpenPgpCertificate certificate) {
    copies.computeIfAbsent(certificate.fingerprint(), key -> new ArrayList<>()).add(certificate);
    List<Issuer> issuers = certificate.issuers();
    for (int i = 0; i < issuers.size(); i++) {
      Issuer issuer = issuers.get(i);
      Candidate candidate = new Candidate(certificate, i, now);
      byFingerprint.computeIfAbsent(issuer, key -> new ArrayList<>()).add(candidate);
      byKeyId.computeIfAbsent(issuer.keyId(), key -> new ArrayList<>()).add(candidate);
    }
  }

  Checked check(byte[] payload, byte[] packets) throws Rejected {
    OpenPgpSignature signature = OpenPgpSignature.read(packets);
    HashName hash;
    try {
      hash = signature.acceptable();
    } catch (Rejected e) {
      return e.by(signature.issuerText());
    }
    Checked answer =
        new Checked.Refused(
            Rule.KEY_UNKNOWN, "no key of the policy made the signature", signature.issuerText());
    boolean first = true;
    for (Candidate candidate : candidates(signature)) {
      Checked checked = check(candidate, signature, hash, payload);
      if (checked instanceof Checked.Good) {
        return checked;
      }
      answer = first ? checked : answer;
      first = false;
    }
    return answer;
  }

  private List<Candidate> candidates(OpenPgpSignature signature) {
    Optional<Issuer> named = signature.issuer();
    List<Candidate> found =
        named.isPresent()
            ? byFingerprint.get(named.get())
            : byKeyId.get(signature.issuerKeyId().orElseThrow());
    return found == null ? List.of() : found;
  }

  private Checked check(
      Candidate candidate, OpenPgpSignature signature, HashName hash, byte[] payload) {
    try {
      refuseByCertificate(candidate);
      VerifyingKey key = candidate.component().key().orElseThrow();
      if (signature.version() != candidate.component().issuer().version()
          || signature.keyAlgorithm() != candidate.component().keyAlgorithm()
          || !verify(key, signature, hash, signature.digest(hash, payload))) {
        throw Numbers.bad();
      }
      refuseByTime(candidate.component(), signature);
      return good(candidate, signature);
    } catch (Rejected e) {
      return e.by(signature.issuerText());
    }
  }

  private void refuseByCertificate(Candidate candidate) throws Rejected {
    OpenPgpCertificate certificate = candidate.certificate();
    boolean revoked = candidate.component().hardRevoked();
    for (OpenPgpCertificate copy : copies.getOrDefault(certificate.fingerprint(), List.of())) {
      revoked |= copy.hardRevoked();
    }
    if (revoked) {
      throw new Rejected(Rule.KEY_REVOKED, "the certificate says that its key never counted");
    }
    String weakness = certificate.weakness().orElse(candidate.component().weakness());
    if (!weakness.isEmpty()) {
      throw new Rejected(Rule.KEY_WEAK, weakness);
    }
    if (!candidate.maySign()) {
      throw new Rejected(
          Rule.KEY_NOT_FOR_SIGNING,
          candidate.isBound()
              ? "the certificate does not let this key sign"
              : "the certificate does not bind this key");
    }
  }

  private void refuseByTime(Component component, OpenPgpSignature signature) throws Rejected {
    Instant created = signature.created();
    if (created.isAfter(now.plus(TOLERANCE))) {
      throw time("the signature is dated " + created + ", in the future");
    }
    if (created.isBefore(component.created())) {
      throw time("the signature is dated before its key");
    }
    Optional<Instant> end = signature.expires();
    if (end.isPresent() && !end.get().isAfter(now)) {
      throw time("the signature ended by itself at " + end.get());
    }
  }

  private static Rejected time(String fact) {
    return new Rejected(Rule.COMMIT_SIGNATURE_TIME, fact);
  }

  private Checked.Good good(Candidate candidate, OpenPgpSignature signature) {
    return new Checked.Good(
        candidate.certificate(),
        candidate.component().issuer().hex(),
        Touch.NONE,
        Optional.of(signature.created()),
        candidate.end().filter(at -> !at.isAfter(now)),
        candidate.softlyRevokedSince());
  }

  private static boolean verify(
      VerifyingKey key, OpenPgpSignature signature, HashName hash, byte[] digest) throws Rejected {
    if (key instanceof EdKey ed) {
      return ed.verify(digest, edSignature(ed, signature));
    }
    Numbers numbers = new Numbers(signature.numbers());
    if (key instanceof RsaKey rsa) {
      byte[] value = numbers.next(rsa.length());
      numbers.end();
      return rsa.verify(hash, digest, value);
    }
    BigInteger r = numbers.nextInteger();
    BigInteger s = numbers.nextInteger();
    numbers.end();
    return key instanceof EcKey ec && ec.verify(digest, r, s);
  }

  private static byte[] edSignature(EdKey key, OpenPgpSignature signature) throws Rejected {
    byte[] numbers = signature.numbers();
    if (signature.keyAlgorithm() == KeyAlgorithms.EDDSA_LEGACY) {
      return new Numbers(numbers).pair(key.signatureLength() / 2);
    }
    if (numbers.length != key.signatureLength()) {
      throw Rejected.form("the signature is not as long as its key asks for");
    }
    return numbers;
  }
}
