package dev.sallyport.policy;

import dev.sallyport.signature.OpenPgpCertificate;
import dev.sallyport.signature.SshPublicKey;
import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.util.Optional;

/** The keys of package {@code signature}: the ones with which signatures are really checked. */
public final class SignatureKeys implements KeyReader, KeyFacts {
  @Override
  public TrustedKey openPgp(String where, byte[] bytes) throws Refusal {
    return OpenPgpCertificate.read(where, bytes);
  }

  @Override
  public TrustedKey ssh(String where, String line) throws Refusal {
    return SshPublicKey.fromLine(where, line);
  }

  @Override
  public Optional<Instant> expires(TrustedKey key) {
    return key instanceof OpenPgpCertificate certificate
        ? certificate.signingEnd(Instant.MAX)
        : Optional.empty();
  }

  @Override
  public Optional<String> lostSelfSignatures(TrustedKey key) {
    return key instanceof OpenPgpCertificate certificate
        ? certificate.lostSelfSignatures()
        : Optional.empty();
  }

  @Override
  public Optional<String> weakness(TrustedKey key) {
    if (key instanceof OpenPgpCertificate certificate) {
      return certificate.weakness();
    }
    return key instanceof SshPublicKey ssh ? ssh.weakness() : Optional.empty();
  }

  @Override
  public Optional<String> sshLine(TrustedKey key) {
    return key instanceof SshPublicKey ssh ? Optional.of(ssh.toLine()) : Optional.empty();
  }
}
