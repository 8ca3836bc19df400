package dev.sallyport.signature;

import dev.sallyport.verdict.Rule;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One OpenPGP document signature, version 4 or 6 (RFC 9580, section 5.2), and nothing else around
 * it. Reads only what cannot be written in two ways: shortest packet header, canonical numbers, and
 * of the part that is not signed exactly nothing or one issuer key id, which has to be the one of
 * the key. A version 3 signature is refused as a form: it hashes no subpackets.
 */
final class OpenPgpSignature {
  private static final int BINARY_DOCUMENT = 0x00;
  private static final int V4 = 4;
  private static final int V6 = 6;
  private static final int ISSUER_ONLY = 10;

  private final byte[] body;
  private final int version;
  private int hashedEnd;
  private int saltAt;
  private int saltLength;
  private int prefixAt;
  private int numbersAt;
  private HashedArea hashed = HashedArea.EMPTY;
  private Optional<Long> issuerKeyId = Optional.empty();

  private OpenPgpSignature(byte[] body) {
    this.body = body;
    this.version = body.length == 0 ? 0 : body[0];
  }

  /** Reads the one packet that {@code data} has to be. */
  static OpenPgpSignature read(byte[] data) throws Rejected {
    OpenPgpSignature signature = new OpenPgpSignature(PacketHeader.onlySignature(data));
    signature.layOut();
    return signature;
  }

  private void layOut() throws Rejected {
    if (version != V4 && version != V6) {
      throw Rejected.form(
          "the signature packet has version " + version + "; only 4 and 6 are read");
    }
    int width = version == V4 ? 2 : 4;
    int hashedAt = 4 + width;
    hashedEnd = hashedAt + size(4, width);
    int unhashedAt = hashedEnd + width;
    prefixAt = unhashedAt + size(hashedEnd, width);
    saltAt = prefixAt + (version == V4 ? 2 : 3);
    need(saltAt);
    saltLength = version == V4 ? 0 : body[saltAt - 1] & 0xff;
    numbersAt = saltAt + saltLength;
    need(numbersAt);
    hashed = HashedArea.read(body, hashedAt, hashedEnd);
    issuerKeyId = merge(hashed.issuerKeyId(), unhashedIssuer(unhashedAt, prefixAt));
    checkIssuer();
  }

  private int size(int from, int width) throws Rejected {
    need(from + width);
    long size = 0;
    for (int i = from; i < from + width; i++) {
      size = (size << 8) | (body[i] & 0xff);
    }
    if (size > body.length) {
      throw Rejected.form("the signature packet ends early");
    }
    return (int) size;
  }

  private void need(int end) throws Rejected {
    if (end > body.length) {
      throw Rejected.form("the signature packet ends early");
    }
  }

  private Optional<Long> unhashedIssuer(int from, int to) throws Rejected {
    need(to);
    if (from == to) {
      return Optional.empty();
    }
    if (to - from != ISSUER_ONLY || body[from] != 9 || body[from + 1] != HashedArea.ISSUER_KEY_ID) {
      throw Rejected.form("the unsigned part of the signature holds more than an issuer key id");
    }
    return Optional.of(HashedArea.number(body, from + 2, 8));
  }

  private static Optional<Long> merge(Optional<Long> hashed, Optional<Long> unhashed)
      throws Rejected {
    if (hashed.isPresent() && unhashed.isPresent()) {
      throw Rejected.form("the signature names its issuer's key id twice");
    }
    return hashed.isPresent() ? hashed : unhashed;
  }

  private void checkIssuer() throws Rejected {
    Optional<Issuer> named = hashed.issuer();
    if (named.isEmpty() && issuerKeyId.isEmpty()) {
      throw Rejected.form("the signature names no issuer");
    }
    if (version == V6 && (named.isEmpty() || issuerKeyId.isPresent())) {
      throw Rejected.form("a version 6 signature names its issuer by fingerprint alone");
    }
    if (named.isPresent() && named.get().version() != version) {
      throw Rejected.form("the signature and its issuer are of different versions");
    }
    if (named.isPresent()
        && issuerKeyId.isPresent()
        && named.get().keyId() != issuerKeyId.orElseThrow()) {
      throw Rejected.form("the signature names two issuers");
    }
  }

  /** Refuses what was made for another purpose or over a weak digest. */
  HashName acceptable() throws Rejected {
    int type = body[1] & 0xff;
    if (type != BINARY_DOCUMENT) {
      throw new Rejected(
          Rule.COMMIT_SIGNATURE_TYPE,
          String.format("the signature is of type 0x%02x, not over a binary document", type));
    }
    int id = hashAlgorithm();
    HashName hash =
        HashName.ofOpenPgp(id)
            .orElseThrow(() -> Rejected.weak("the signature is over " + HashName.describe(id)));
    if (version == V6 && saltLength != hash.saltLength()) {
      throw Rejected.form("the salt of the signature has " + saltLength + " bytes");
    }
    return hash;
  }

  /**
   * The digest that was signed, or a refusal when its first two bytes are not those noted. Before
   * 2021 GitHub's web-flow noted the first two bytes of the payload in their place; only that too
   * is let through.
   */
  byte[] digest(HashName hash, byte[] payload) throws Rejected {
    MessageDigest digest = hash.digest();
    digest.update(body, saltAt, saltLength);
    digest.update(payload);
    digest.update(body, 0, hashedEnd);
    digest.update(
        new byte[] {
          (byte) version,
          (byte) 0xff,
          (byte) (hashedEnd >> 24),
          (byte) (hashedEnd >> 16),
          (byte) (hashedEnd >> 8),
          (byte) hashedEnd
        });
    byte[] result = digest.digest();
    if (!isNoted(result) && !isNoted(payload)) {
      throw Numbers.bad();
    }
    return result;
  }

  private boolean isNoted(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == body[prefixAt] && bytes[1] == body[prefixAt + 1];
  }

  /** What the algorithm made: numbers or raw bytes. */
  byte[] numbers() {
    return Arrays.copyOfRange(body, numbersAt, body.length);
  }

  int version() {
    return version;
  }

  int keyAlgorithm() {
    return body[2] & 0xff;
  }

  int hashAlgorithm() {
    return body[3] & 0xff;
  }

  Instant created() {
    return hashed.created();
  }

  /** When the signature itself ends, if it says so. */
  Optional<Instant> expires() {
    return hashed.expires();
  }

  /** The fingerprint of the key that it names. */
  Optional<Issuer> issuer() {
    return hashed.issuer();
  }

  /** The key id that it names, for the many that name no fingerprint. */
  Optional<Long> issuerKeyId() {
    return issuerKeyId;
  }

  /** Fingerprint or key id, upper-case hex. */
  String issuerText() {
    return issuer()
        .map(Issuer::hex)
        .orElseGet(() -> String.format("%016X", issuerKeyId.orElse(0L)));
  }
}
