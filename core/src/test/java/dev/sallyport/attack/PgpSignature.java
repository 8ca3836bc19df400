package dev.sallyport.attack;

import static dev.sallyport.attack.Wire.bytes;
import static dev.sallyport.attack.Wire.concat;
import static dev.sallyport.attack.Wire.u16;
import static dev.sallyport.attack.Wire.u32;

import java.time.Duration;
import java.time.Instant;

/**
 * What an OpenPGP v4 signature is made of. Immutable; {@code with...} methods give a changed copy.
 *
 * @param created empty subpacket 2 when null
 * @param hashed further hashed subpackets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PgpSignature(int type, int hash, Instant created, byte[] hashed, boolean issuer) {
  static final int BINARY = 0x00;
  static final int TEXT = 0x01;
  static final int STANDALONE = 0x02;
  static final int CERTIFICATION = 0x13;
  static final int SUBKEY_BINDING = 0x18;
  static final int BACK_SIGNATURE = 0x19;
  static final int DIRECT = 0x1f;
  static final int KEY_REVOCATION = 0x20;
  static final int SUBKEY_REVOCATION = 0x28;
  static final int TIMESTAMP = 0x40;

  /** Key flags. */
  static final int MAY_CERTIFY = 1;

  static final int MAY_SIGN = 2;
  static final int MAY_ENCRYPT = 12;

  static PgpSignature of(int type, Instant created) {
    return new PgpSignature(type, PgpMaterial.SHA512, created, new byte[0], true);
  }

  PgpSignature type(int other) {
    return new PgpSignature(other, hash, created, hashed, issuer);
  }

  PgpSignature hash(int other) {
    return new PgpSignature(type, other, created, hashed, issuer);
  }

  PgpSignature created(Instant other) {
    return new PgpSignature(type, hash, other, hashed, issuer);
  }

  PgpSignature subpacket(int kind, byte... content) {
    return new PgpSignature(
        type, hash, created, concat(hashed, Subpacket.of(kind, content)), issuer);
  }

  PgpSignature critical(int kind, byte... content) {
    return subpacket(kind | 0x80, content);
  }

  PgpSignature flags(int flags) {
    return subpacket(27, bytes(flags));
  }

  /** For a signature: after its creation. */
  PgpSignature expires(Duration after) {
    return subpacket(3, u32(after.toSeconds()));
  }

  /** For a certification or binding: after the creation of the key. */
  PgpSignature keyExpires(Duration after) {
    return subpacket(9, u32(after.toSeconds()));
  }

  /** A notation that nobody here knows, marked critical. */
  PgpSignature criticalNotation() {
    byte[] name = Wire.utf8("must-know@example.org");
    byte[] value = Wire.utf8("x");
    return critical(
        20, concat(bytes(0x80, 0, 0, 0), u16(name.length), u16(value.length), name, value));
  }

  /** The packet, header included, over these bytes. */
  byte[] packet(PgpMaterial key, byte[] data) {
    return Subpacket.packet(2, body(key, data));
  }

  /** The same without its header, as it is embedded in another. */
  byte[] body(PgpMaterial key, byte[] data) {
    byte[] times = Subpacket.of(2, u32(created.getEpochSecond()));
    byte[] fingerprint = Subpacket.of(33, concat(bytes(4), key.fingerprint()));
    byte[] first = issuer ? concat(times, fingerprint) : times;
    byte[] subpackets = concat(first, hashed);
    byte[] covered =
        concat(bytes(4, type, key.algorithm, hash), u16(subpackets.length), subpackets);
    byte[] input = concat(data, covered, bytes(4, 0xff), u32(covered.length));
    byte[] unhashed = Subpacket.of(16, key.keyId());
    byte[] left = java.util.Arrays.copyOf(PgpMaterial.digest(hash, input), 2);
    return concat(covered, u16(unhashed.length), unhashed, left, key.sign(hash, input));
  }

  /** Lengths and headers. */
  static final class Subpacket {
    private Subpacket() {}

    static byte[] of(int kind, byte... content) {
      int length = content.length + 1;
      byte[] size =
          length < 192 ? bytes(length) : bytes(((length - 192) >> 8) + 192, (length - 192) & 0xff);
      return concat(size, bytes(kind), content);
    }

    /** In the old format with the shortest length, as GnuPG writes it. */
    static byte[] packet(int tag, byte[] body) {
      boolean one = body.length < 256;
      byte[] length = one ? bytes(body.length) : u16(body.length);
      return concat(bytes(0x80 | tag << 2 | (one ? 0 : 1)), length, body);
    }
  }
}
