package dev.sallyport.attack;

import static dev.sallyport.attack.Wire.bytes;
import static dev.sallyport.attack.Wire.concat;
import static dev.sallyport.attack.Wire.u32;

import dev.sallyport.attack.PgpSignature.Subpacket;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An OpenPGP certificate with its private half; {@link Forging} makes ones with chosen defects. */
final class PgpKey implements SigningKey {
  private final String name;
  private final PgpMaterial primary;
  private final PgpMaterial signer;
  private final byte[] certificate;

  private PgpKey(String name, PgpMaterial primary, PgpMaterial signer, byte[] certificate) {
    this.name = name;
    this.primary = primary;
    this.signer = signer;
    this.certificate = certificate;
  }

  static Forging forge(String name, PgpMaterial primary) {
    return new Forging(name, primary);
  }

  /** An Ed25519 certificate with a signing subkey, as a careful person has it. */
  static PgpKey careful(String name, String uid, Instant created) {
    return forge(name, PgpMaterial.ed25519(name, created))
        .user(uid, created, s -> s.flags(PgpSignature.MAY_CERTIFY))
        .subkey(
            PgpMaterial.ed25519(name + " subkey", created),
            created,
            s -> s.flags(PgpSignature.MAY_SIGN),
            true)
        .done();
  }

  /** An Ed25519 certificate whose primary key signs. */
  static PgpKey simple(String name, String uid, Instant created) {
    return forge(name, PgpMaterial.ed25519(name, created))
        .user(uid, created, s -> s.flags(PgpSignature.MAY_CERTIFY | PgpSignature.MAY_SIGN))
        .done();
  }

  @Override
  public byte[] sign(byte[] payload, String namespace, Instant at) {
    return sign(payload, at, s -> s);
  }

  byte[] sign(byte[] payload, Instant at, UnaryOperator<PgpSignature> change) {
    return change.apply(PgpSignature.of(PgpSignature.BINARY, at)).packet(signer, payload);
  }

  String block(byte[] payload, Instant at, UnaryOperator<PgpSignature> change) {
    return armor(sign(payload, at, change));
  }

  @Override
  public String armor(byte[] signature) {
    return armor("SIGNATURE", signature);
  }

  static String armor(String what, byte[] bytes) {
    int crc = crc24(bytes);
    return "-----BEGIN PGP "
        + what
        + "-----\n\n"
        + Wire.lines(bytes, 64)
        + "="
        + Wire.base64(bytes(crc >> 16, crc >> 8, crc))
        + "\n-----END PGP "
        + what
        + "-----\n";
  }

  private static int crc24(byte[] bytes) {
    int crc = 0xb704ce;
    for (byte b : bytes) {
      crc ^= (b & 0xff) << 16;
      for (int i = 0; i < 8; i++) {
        crc <<= 1;
        if ((crc & 0x1000000) != 0) {
          crc ^= 0x1864cfb;
        }
      }
    }
    return crc & 0xffffff;
  }

  String armored() {
    return armor("PUBLIC KEY BLOCK", certificate);
  }

  @Override
  public String fingerprint() {
    return "openpgp:" + HexFormat.of().formatHex(primary.fingerprint()).toUpperCase(Locale.ROOT);
  }

  @Override
  public Map<String, Object> policyItem() {
    return Map.of("openpgp", "keys/" + name + ".asc");
  }

  @Override
  public Map<String, byte[]> policyFiles() {
    return Map.of("keys/" + name + ".asc", Wire.utf8(armored()));
  }

  /** Puts a certificate together packet by packet. */
  static final class Forging {
    private final String name;
    private final PgpMaterial primary;
    private PgpMaterial signer;
    private byte[] packets;

    private Forging(String name, PgpMaterial primary) {
      this.name = name;
      this.primary = primary;
      this.signer = primary;
      this.packets = Subpacket.packet(6, primary.body);
    }

    /** A user id with its self-signature. */
    Forging user(String uid, Instant at, UnaryOperator<PgpSignature> change) {
      packets = concat(packets, Subpacket.packet(13, Wire.utf8(uid)));
      return again(uid, primary, at, change);
    }

    /** A further signature over the user id that was added last, by whomever. */
    Forging again(String uid, PgpMaterial by, Instant at, UnaryOperator<PgpSignature> change) {
      byte[] id = Wire.utf8(uid);
      byte[] data = concat(primary.hashed(), bytes(0xb4), u32(id.length), id);
      return add(change.apply(PgpSignature.of(PgpSignature.CERTIFICATION, at)).packet(by, data));
    }

    /** A subkey, which then makes the signatures. */
    Forging subkey(
        PgpMaterial subkey, Instant at, UnaryOperator<PgpSignature> change, boolean backSignature) {
      return subkey(subkey, primary, at, change, backSignature);
    }

    /** A subkey bound by somebody who claims to be the primary key. */
    Forging subkey(
        PgpMaterial subkey,
        PgpMaterial binder,
        Instant at,
        UnaryOperator<PgpSignature> change,
        boolean backSignature) {
      byte[] data = concat(primary.hashed(), subkey.hashed());
      PgpSignature binding = change.apply(PgpSignature.of(PgpSignature.SUBKEY_BINDING, at));
      if (backSignature) {
        PgpSignature back = PgpSignature.of(PgpSignature.BACK_SIGNATURE, at);
        binding = binding.subpacket(32, back.body(subkey, data));
      }
      packets = concat(packets, Subpacket.packet(14, subkey.body), binding.packet(binder, data));
      signer = subkey;
      return this;
    }

    /** Revokes the primary key; no reason is as hard as can be. */
    Forging revoked(Instant at, Optional<Integer> reason) {
      PgpSignature signature = PgpSignature.of(PgpSignature.KEY_REVOCATION, at);
      if (reason.isPresent()) {
        signature = signature.subpacket(29, bytes(reason.get()));
      }
      byte[] packet = signature.packet(primary, primary.hashed());
      // It stands right behind the primary key, before the user ids.
      byte[] key = Subpacket.packet(6, primary.body);
      byte[] rest = java.util.Arrays.copyOfRange(packets, key.length, packets.length);
      packets = concat(key, packet, rest);
      return this;
    }

    private Forging add(byte[] packet) {
      packets = concat(packets, packet);
      return this;
    }

    /** Signs with this key, whatever the certificate says. */
    Forging signingWith(PgpMaterial other) {
      signer = other;
      return this;
    }

    PgpKey done() {
      return new PgpKey(name, primary, signer, packets);
    }
  }
}
