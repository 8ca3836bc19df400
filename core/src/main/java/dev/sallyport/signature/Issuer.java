package dev.sallyport.signature;

import java.util.Locale;
import org.apache.commons.codec.binary.Hex;

/**
 * The fingerprint of an OpenPGP key.
 *
 * @param hex upper-case
 */
record Issuer(int version, String hex) {

  static Issuer of(int version, byte[] fingerprint) {
    return new Issuer(version, Hex.encodeHexString(fingerprint).toUpperCase(Locale.ROOT));
  }

  /** The last 64 bits in version 4, the first in version 6 (RFC 9580, section 5.5.4). */
  long keyId() {
    String digits = version == 4 ? hex.substring(hex.length() - 16) : hex.substring(0, 16);
    return Long.parseUnsignedLong(digits, 16);
  }
}
