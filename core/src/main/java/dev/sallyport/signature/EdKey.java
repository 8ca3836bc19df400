package dev.sallyport.signature;

import java.util.function.BiPredicate;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/**
 * An EdDSA public key. Points of small order are no keys: a signature by them says nothing about
 * its content.
 */
final class EdKey implements VerifyingKey {
  private static final byte[] NO_CONTEXT = {};

  private final String name;
  private final byte[] raw;
  private final int signatureLength;
  private final BiPredicate<byte[], byte[]> verifier;

  private EdKey(
      String name, byte[] raw, int signatureLength, BiPredicate<byte[], byte[]> verifier) {
    this.name = name;
    this.raw = raw.clone();
    this.signatureLength = signatureLength;
    this.verifier = verifier;
  }

  /**
   * Reads an Ed25519 key.
   *
   * @throws IllegalArgumentException when the 32 bytes are not a point of the large subgroup
   */
  static EdKey ed25519(byte[] raw) {
    Ed25519.PublicPoint point =
        raw.length == Ed25519.PUBLIC_KEY_SIZE ? Ed25519.validatePublicKeyFullExport(raw, 0) : null;
    if (point == null) {
      throw new IllegalArgumentException("not a point of Ed25519");
    }
    return new EdKey(
        "ed25519",
        raw,
        Ed25519.SIGNATURE_SIZE,
        (message, signature) -> Ed25519.verify(signature, 0, point, message, 0, message.length));
  }

  /**
   * Reads an Ed448 key.
   *
   * @throws IllegalArgumentException when the 57 bytes are not a point of the large subgroup
   */
  static EdKey ed448(byte[] raw) {
    Ed448.PublicPoint point =
        raw.length == Ed448.PUBLIC_KEY_SIZE ? Ed448.validatePublicKeyFullExport(raw, 0) : null;
    if (point == null) {
      throw new IllegalArgumentException("not a point of Ed448");
    }
    return new EdKey(
        "ed448",
        raw,
        Ed448.SIGNATURE_SIZE,
        (message, signature) ->
            Ed448.verify(signature, 0, point, NO_CONTEXT, message, 0, message.length));
  }

  boolean verify(byte[] message, byte[] signature) {
    return signature.length == signatureLength && verifier.test(message, signature);
  }

  int signatureLength() {
    return signatureLength;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String weakness() {
    return "";
  }

  @Override
  public byte[] material() {
    return raw.clone();
  }
}
