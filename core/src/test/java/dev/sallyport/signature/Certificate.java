package dev.sallyport.signature;

import dev.sallyport.verdict.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.PublicSubkeyPacket;
import org.bouncycastle.bcpg.UserIDPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;

/** Writes an OpenPGP certificate packet by packet, right or wrong, as a test asks for. */
final class Certificate {
  static final int SIGN = KeyFlags.SIGN_DATA;
  static final int CERTIFY = KeyFlags.CERTIFY_OTHER;

  private final Key primary;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Certificate(Key primary) {
    this.primary = primary;
    write(primary.pair.getPublicKey().getPublicKeyPacket());
  }

  /** The usual: one user id, certifies and signs, never ends. */
  static Certificate usual(Key primary) {
    return new Certificate(primary)
        .userId("Alice <alice@example.org>", Key.BORN, CERTIFY | SIGN, hashed -> {});
  }

  /** A primary key that only certifies; for a signing subkey to follow. */
  static Certificate certifying(Key primary) {
    return new Certificate(primary)
        .userId("Alice <alice@example.org>", Key.BORN, CERTIFY, hashed -> {});
  }

  Certificate userId(
      String text, Instant time, int flags, Consumer<PGPSignatureSubpacketGenerator> more) {
    write(new UserIDPacket(text));
    return certification(text, time, flags, HashAlgorithmTags.SHA256, more);
  }

  /** One more self-certification of the user id that was written last. */
  Certificate certification(
      String text,
      Instant time,
      int flags,
      int hash,
      Consumer<PGPSignatureSubpacketGenerator> more) {
    PGPSignatureSubpacketGenerator hashed = primary.dated(time);
    hashed.setKeyFlags(false, flags);
    more.accept(hashed);
    return signed(
        primary,
        PGPSignature.POSITIVE_CERTIFICATION,
        hash,
        hashed,
        generator -> generator.generateCertification(text, primary.pair.getPublicKey()));
  }

  Certificate direct(Instant time, int flags, Consumer<PGPSignatureSubpacketGenerator> more) {
    PGPSignatureSubpacketGenerator hashed = primary.dated(time);
    hashed.setKeyFlags(false, flags);
    more.accept(hashed);
    return signed(
        primary,
        PGPSignature.DIRECT_KEY,
        HashAlgorithmTags.SHA256,
        hashed,
        generator -> generator.generateCertification(primary.pair.getPublicKey()));
  }

  /** A subkey that signs, rightly bound. */
  Certificate signingSubkey(Key subkey) {
    return subkey(subkey, SIGN, Key.BORN, subkey, hashed -> {});
  }

  /**
   * A subkey.
   *
   * @param backSigner who makes the back-signature, or null for none
   */
  Certificate subkey(
      Key subkey,
      int flags,
      Instant time,
      @org.jspecify.annotations.Nullable Key backSigner,
      Consumer<PGPSignatureSubpacketGenerator> more) {
    bare(subkey);
    PGPSignatureSubpacketGenerator hashed = primary.dated(time);
    hashed.setKeyFlags(false, flags);
    if (backSigner != null) {
      try {
        hashed.addEmbeddedSignature(false, backSignature(subkey, backSigner, time));
      } catch (IOException | PGPException e) {
        throw new IllegalStateException(e);
      }
    }
    more.accept(hashed);
    return signed(
        primary,
        PGPSignature.SUBKEY_BINDING,
        HashAlgorithmTags.SHA256,
        hashed,
        generator ->
            generator.generateCertification(
                primary.pair.getPublicKey(), subkey.pair.getPublicKey()));
  }

  private PGPSignature backSignature(Key subkey, Key signer, Instant time) throws PGPException {
    return signer
        .generator(PGPSignature.PRIMARYKEY_BINDING, HashAlgorithmTags.SHA256, signer.dated(time))
        .generateCertification(primary.pair.getPublicKey(), subkey.pair.getPublicKey());
  }

  /** The subkey packet alone, with nothing that binds it. */
  Certificate bare(Key subkey) {
    PublicKeyPacket packet = subkey.pair.getPublicKey().getPublicKeyPacket();
    write(
        new PublicSubkeyPacket(
            packet.getVersion(), packet.getAlgorithm(), packet.getTime(), packet.getKey()));
    return this;
  }

  /** Has to come before the first user id. */
  Certificate revoked(Instant time, int hash, Consumer<PGPSignatureSubpacketGenerator> more) {
    PGPSignatureSubpacketGenerator hashed = primary.dated(time);
    more.accept(hashed);
    return signed(
        primary,
        PGPSignature.KEY_REVOCATION,
        hash,
        hashed,
        generator -> generator.generateCertification(primary.pair.getPublicKey()));
  }

  /** Has to come right after the subkey. */
  Certificate revokedSubkey(
      Key subkey, Instant time, Consumer<PGPSignatureSubpacketGenerator> more) {
    PGPSignatureSubpacketGenerator hashed = primary.dated(time);
    more.accept(hashed);
    return signed(
        primary,
        PGPSignature.SUBKEY_REVOCATION,
        HashAlgorithmTags.SHA256,
        hashed,
        generator ->
            generator.generateCertification(
                primary.pair.getPublicKey(), subkey.pair.getPublicKey()));
  }

  /** Any packets. */
  Certificate raw(byte[] packets) {
    out.writeBytes(packets);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  OpenPgpCertificate read() throws Refusal {
    return OpenPgpCertificate.read("alice.asc", bytes());
  }

  private interface Signing {
    PGPSignature with(PGPSignatureGenerator generator) throws PGPException;
  }

  private Certificate signed(
      Key by, int type, int hash, PGPSignatureSubpacketGenerator hashed, Signing signing) {
    try {
      out.writeBytes(signing.with(by.generator(type, hash, hashed)).getEncoded());
      return this;
    } catch (PGPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(org.bouncycastle.bcpg.ContainedPacket packet) {
    try {
      out.writeBytes(packet.getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
