package dev.sallyport.signature;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** An ECDSA public key on one of the three NIST curves. */
final class EcKey implements VerifyingKey {
  private final Curve curve;
  private final ECPublicKeyParameters key;

  /** The curves. {@code CustomNamedCurves} is five times as fast as the generic arithmetic. */
  enum Curve {
    NISTP256("secp256r1", HashName.SHA256),
    NISTP384("secp384r1", HashName.SHA384),
    NISTP521("secp521r1", HashName.SHA512);

    private final String sec;
    private final HashName sshHash;

    Curve(String sec, HashName sshHash) {
      this.sec = sec;
      this.sshHash = sshHash;
    }

    static Optional<Curve> of(ASN1ObjectIdentifier oid) {
      for (Curve curve : values()) {
        if (oid.equals(CustomNamedCurves.getOID(curve.sec))) {
          return Optional.of(curve);
        }
      }
      return Optional.empty();
    }

    /** As in the names of SSH key types. */
    String sshName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The digest that SSH fixes for the curve (RFC 5656, section 6.2.1). */
    HashName sshHash() {
      return sshHash;
    }
  }

  private EcKey(Curve curve, ECPublicKeyParameters key) {
    this.curve = curve;
    this.key = key;
  }

  /**
   * Reads a point.
   *
   * @param point SEC 1, uncompressed
   * @throws IllegalArgumentException when it is not a point of the curve
   */
  static EcKey of(Curve curve, byte[] point) {
    X9ECParameters parameters = CustomNamedCurves.getByName(curve.sec);
    if (point.length == 0 || point[0] != 4) {
      throw new IllegalArgumentException("not an uncompressed point");
    }
    ECDomainParameters domain = new ECDomainParameters(parameters);
    return new EcKey(
        curve, new ECPublicKeyParameters(domain.getCurve().decodePoint(point), domain));
  }

  Curve curve() {
    return curve;
  }

  boolean verify(byte[] digest, BigInteger r, BigInteger s) {
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, key);
    return signer.verifySignature(digest, r, s);
  }

  @Override
  public String name() {
    return curve.sshName();
  }

  @Override
  public String weakness() {
    return "";
  }

  @Override
  public byte[] material() {
    return key.getQ().getEncoded(true);
  }
}
