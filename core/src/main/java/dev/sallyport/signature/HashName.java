package dev.sallyport.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The digests that a signature may be made over. */
enum HashName {
  SHA256("SHA-256", 8, 16, "3031300d060960864801650304020105000420"),
  SHA384("SHA-384", 9, 24, "3041300d060960864801650304020205000430"),
  SHA512("SHA-512", 10, 32, "3051300d060960864801650304020305000440"),
  SHA3_256("SHA3-256", 12, 16, "3031300d060960864801650304020805000420"),
  SHA3_512("SHA3-512", 14, 32, "3051300d060960864801650304020a05000440");

  private final String algorithm;
  private final int openPgpId;
  private final int saltLength;
  private final String digestInfo;

  HashName(String algorithm, int openPgpId, int saltLength, String digestInfo) {
    this.algorithm = algorithm;
    this.openPgpId = openPgpId;
    this.saltLength = saltLength;
    this.digestInfo = digestInfo;
  }

  /** By the number of RFC 9580, section 9.5; empty for the broken, the short and the unknown. */
  static Optional<HashName> ofOpenPgp(int id) {
    for (HashName hash : values()) {
      if (hash.openPgpId == id) {
        return Optional.of(hash);
      }
    }
    return Optional.empty();
  }

  /** For people: the name of the digest that RFC 9580 numbers so. */
  static String describe(int id) {
    return switch (id) {
      case 1 -> "MD5";
      case 2 -> "SHA-1";
      case 3 -> "RIPEMD-160";
      case 11 -> "SHA-224";
      default -> ofOpenPgp(id).map(HashName::algorithm).orElse("digest algorithm " + id);
    };
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK from 17 on has " + algorithm, e);
    }
  }

  /** How long the salt of a version 6 signature is, in bytes (RFC 9580, table 23). */
  int saltLength() {
    return saltLength;
  }

  /** What stands before the digest in a PKCS #1 v1.5 signature (RFC 8017, section 9.2, note 1). */
  byte[] digestInfo() {
    return HexFormat.of().parseHex(digestInfo);
  }

  private String algorithm() {
    return algorithm;
  }
}
