package dev.sallyport.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** An OpenPGP key pair that signs whatever a test asks for. */
final class Key {
  /** When every key was made, unless said otherwise. */
  static final Instant BORN = Instant.parse("2024-01-01T00:00:00Z");

  private static final SecureRandom RANDOM = new SecureRandom();

  final PGPKeyPair pair;

  private Key(PGPKeyPair pair) {
    this.pair = pair;
  }

  private static Key of(int version, int algorithm, AsymmetricCipherKeyPair pair, Instant born) {
    try {
      return new Key(new BcPGPKeyPair(version, algorithm, pair, Date.from(born)));
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  static Key rsa(int bits) {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), RANDOM, bits, 80));
    return of(
        PublicKeyPacket.VERSION_4,
        PublicKeyAlgorithmTags.RSA_GENERAL,
        generator.generateKeyPair(),
        BORN);
  }

  static Key ed25519() {
    return ed25519(BORN);
  }

  static Key ed25519(Instant born) {
    return of(PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.EDDSA_LEGACY, ed25519Pair(), born);
  }

  static Key v6() {
    return of(PublicKeyPacket.VERSION_6, PublicKeyAlgorithmTags.Ed25519, ed25519Pair(), BORN);
  }

  private static AsymmetricCipherKeyPair ed25519Pair() {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(RANDOM));
    return generator.generateKeyPair();
  }

  static Key p256() {
    return ecdsa(SECObjectIdentifiers.secp256r1);
  }

  static Key ecdsa(ASN1ObjectIdentifier curve) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(
        new ECKeyGenerationParameters(
            new ECNamedDomainParameters(curve, CustomNamedCurves.getByOID(curve)), RANDOM));
    return of(
        PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.ECDSA, generator.generateKeyPair(), BORN);
  }

  /** With the JDK's ready-made parameters: finding new ones takes seconds. */
  static Key dsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
      generator.initialize(1024);
      KeyPair made = generator.generateKeyPair();
      return of(
          PublicKeyPacket.VERSION_4,
          PublicKeyAlgorithmTags.DSA,
          new AsymmetricCipherKeyPair(
              PublicKeyFactory.createKey(made.getPublic().getEncoded()),
              PrivateKeyFactory.createKey(made.getPrivate().getEncoded())),
          BORN);
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  PGPSignatureGenerator generator(int type, int hash, PGPSignatureSubpacketGenerator hashed)
      throws PGPException {
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), hash),
            pair.getPublicKey());
    generator.init(type, pair.getPrivateKey());
    generator.setHashedSubpackets(hashed.generate());
    return generator;
  }

  /** A document signature as every other one is: binary, SHA-256, dated, with its issuer. */
  byte[] sign(byte[] payload, Instant time) {
    return sign(payload, PGPSignature.BINARY_DOCUMENT, HashAlgorithmTags.SHA256, dated(time));
  }

  byte[] sign(byte[] payload, int type, int hash, PGPSignatureSubpacketGenerator hashed) {
    try {
      PGPSignatureGenerator generator = generator(type, hash, hashed);
      generator.update(payload);
      return generator.generate().getEncoded();
    } catch (PGPException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed subpackets with a creation time and this key's fingerprint. */
  PGPSignatureSubpacketGenerator dated(Instant time) {
    PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
    hashed.setSignatureCreationTime(false, Date.from(time));
    hashed.setIssuerFingerprint(false, pair.getPublicKey());
    return hashed;
  }
}
