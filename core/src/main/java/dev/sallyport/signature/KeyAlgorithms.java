package dev.sallyport.signature;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.Ed25519PublicBCPGKey;
import org.bouncycastle.bcpg.Ed448PublicBCPGKey;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPPublicKey;

/** From the public key packets of OpenPGP to keys that can verify. */
final class KeyAlgorithms {
  static final int EDDSA_LEGACY = PublicKeyAlgorithmTags.EDDSA_LEGACY;

  private static final int RSA_SIGN = 3; // deprecated in 1998, still found
  private static final int ELGAMAL_GENERAL = 20;
  private static final int V4 = 4;
  private static final int V6 = 6;
  private static final int NATIVE_POINT = 0x40;
  private static final ASN1ObjectIdentifier ED25519 =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11591.15.1");

  /** What BouncyCastle can read; subkeys of other algorithms are left aside unread. */
  private static final Set<Integer> READABLE =
      Set.of(1, 2, 3, 16, 17, 18, 19, 20, 22, 25, 26, 27, 28);

  private KeyAlgorithms() {}

  /** Whether the subkey packet is of a version and algorithm that can be read. */
  static boolean isReadable(byte[] data, PacketHeader header) {
    int start = header.start();
    return header.end() - start > 6
        && (data[start] == V4 || data[start] == V6)
        && READABLE.contains(data[start + 5] & 0xff);
  }

  /** The key, or empty when it is of a kind that is not accepted for signatures. */
  static Optional<VerifyingKey> verifying(PGPPublicKey key) {
    if (key.getVersion() != V4 && key.getVersion() != V6) {
      return Optional.empty();
    }
    BCPGKey material = key.getPublicKeyPacket().getKey();
    try {
      return switch (key.getAlgorithm()) {
        case PublicKeyAlgorithmTags.RSA_GENERAL, RSA_SIGN ->
            Optional.of(rsa((RSAPublicBCPGKey) material));
        case PublicKeyAlgorithmTags.ECDSA -> ecdsa((ECPublicBCPGKey) material);
        case PublicKeyAlgorithmTags.EDDSA_LEGACY -> eddsa((ECPublicBCPGKey) material);
        case PublicKeyAlgorithmTags.Ed25519 ->
            Optional.of(EdKey.ed25519(((Ed25519PublicBCPGKey) material).getKey()));
        case PublicKeyAlgorithmTags.Ed448 ->
            Optional.of(EdKey.ed448(((Ed448PublicBCPGKey) material).getKey()));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not a point of its curve
    }
  }

  private static VerifyingKey rsa(RSAPublicBCPGKey key) {
    return new RsaKey(key.getModulus(), key.getPublicExponent());
  }

  private static Optional<VerifyingKey> ecdsa(ECPublicBCPGKey key) {
    return EcKey.Curve.of(key.getCurveOID())
        .map(curve -> EcKey.of(curve, key.getEncodedPoint().toByteArray()));
  }

  private static Optional<VerifyingKey> eddsa(ECPublicBCPGKey key) {
    byte[] point = key.getEncodedPoint().toByteArray();
    if (!key.getCurveOID().equals(ED25519) || point[0] != NATIVE_POINT) {
      return Optional.empty();
    }
    return Optional.of(EdKey.ed25519(Arrays.copyOfRange(point, 1, point.length)));
  }

  /** SHA-256 of the key material, the same for one key whatever format it comes in. */
  static String material(PGPPublicKey key) {
    byte[] bytes =
        verifying(key)
            .map(VerifyingKey::material)
            .orElseGet(() -> key.getPublicKeyPacket().getKey().getEncoded());
    return DigestUtils.sha256Hex(bytes);
  }

  /** Short name of the algorithm for reports. */
  static String name(PGPPublicKey key) {
    Optional<VerifyingKey> verifying = verifying(key);
    if (verifying.isPresent()) {
      return verifying.get().name();
    }
    return switch (key.getAlgorithm()) {
      case PublicKeyAlgorithmTags.DSA -> "dsa" + key.getBitStrength();
      case PublicKeyAlgorithmTags.ELGAMAL_ENCRYPT, ELGAMAL_GENERAL ->
          "elgamal" + key.getBitStrength();
      case PublicKeyAlgorithmTags.ECDSA -> "ecdsa on another curve";
      default -> "algorithm " + key.getAlgorithm();
    };
  }
}
