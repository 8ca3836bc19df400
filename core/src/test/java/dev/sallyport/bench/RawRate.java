package dev.sallyport.bench;

import dev.sallyport.attack.BulkCast.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * What a provider does with keys and signatures in the form it likes best, over messages as long as
 * a commit, digest included: the ceiling that a verifier is held against. One instance is for one
 * thread.
 */
final class RawRate {
  private static final int MESSAGE = 400;

  /** One verification, all of it. */
  interface Verification {
    boolean isGood() throws GeneralSecurityException, java.io.IOException;
  }

  private RawRate() {}

  /** Fresh verifications for one thread, by the provider's name. */
  static Map<String, Verification> of(Kind kind, KeyPair pair) throws Exception {
    byte[] message = new byte[MESSAGE];
    Signature signer = Signature.getInstance(algorithm(kind));
    signer.initSign(pair.getPrivate());
    signer.update(message);
    byte[] signature = signer.sign();
    Map<String, Verification> all = new TreeMap<>();
    Signature jdk = Signature.getInstance(algorithm(kind));
    PublicKey key = pair.getPublic();
    all.put(
        "JDK",
        () -> {
          jdk.initVerify(key);
          jdk.update(message);
          return jdk.verify(signature);
        });
    switch (kind) {
      case SSH_ED25519 -> all.put("BouncyCastle", edDsa(key, message, signature));
      case SSH_SK_ECDSA -> all.put("BouncyCastle", ecdsa(key, message, signature));
      case OPENPGP_RSA4096 -> {
        Signature bc =
            Signature.getInstance(
                algorithm(kind), new org.bouncycastle.jce.provider.BouncyCastleProvider());
        all.put(
            "BouncyCastle",
            () -> {
              bc.initVerify(key);
              bc.update(message);
              return bc.verify(signature);
            });
      }
    }
    return all;
  }

  static KeyPair pair(Kind kind) throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(
            switch (kind) {
              case SSH_ED25519 -> "Ed25519";
              case SSH_SK_ECDSA -> "EC";
              case OPENPGP_RSA4096 -> "RSA";
            });
    if (kind == Kind.SSH_SK_ECDSA) {
      generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
    } else if (kind == Kind.OPENPGP_RSA4096) {
      generator.initialize(4096);
    }
    return generator.generateKeyPair();
  }

  private static String algorithm(Kind kind) {
    return switch (kind) {
      case SSH_ED25519 -> "Ed25519";
      case SSH_SK_ECDSA -> "SHA256withECDSA";
      case OPENPGP_RSA4096 -> "SHA512withRSA";
    };
  }

  private static Verification edDsa(PublicKey key, byte[] message, byte[] signature) {
    byte[] encoded = key.getEncoded();
    Ed25519.PublicPoint point =
        Ed25519.validatePublicKeyFullExport(encoded, encoded.length - Ed25519.PUBLIC_KEY_SIZE);
    return () -> Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  private static Verification ecdsa(PublicKey key, byte[] message, byte[] signature)
      throws Exception {
    ECDomainParameters domain = new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));
    ECPublicKeyParameters plain =
        (ECPublicKeyParameters) PublicKeyFactory.createKey(key.getEncoded());
    byte[] q = plain.getQ().getEncoded(false);
    ECPublicKeyParameters fast =
        new ECPublicKeyParameters(domain.getCurve().decodePoint(q), domain);
    java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
    return () -> {
      java.math.BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(domain.getN(), signature);
      ECDSASigner signer = new ECDSASigner();
      signer.init(false, fast);
      return signer.verifySignature(digest.digest(message), rs[0], rs[1]);
    };
  }
}
