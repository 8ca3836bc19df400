package dev.sallyport.attack;

import static dev.sallyport.attack.Attack.onBob;
import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.BOB_KEY;
import static dev.sallyport.attack.Cast.KEYS_MADE;
import static dev.sallyport.attack.Cast.MALLORY_PGP_KEY;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.PgpSignature.MAY_CERTIFY;
import static dev.sallyport.attack.PgpSignature.MAY_ENCRYPT;
import static dev.sallyport.attack.PgpSignature.MAY_SIGN;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_BAD;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_FORM;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_TIME;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_TYPE;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_WEAK;
import static dev.sallyport.verdict.Rule.KEY_EXPIRED;
import static dev.sallyport.verdict.Rule.KEY_NOT_FOR_SIGNING;
import static dev.sallyport.verdict.Rule.KEY_REVOKED;
import static dev.sallyport.verdict.Rule.KEY_UNKNOWN;
import static dev.sallyport.verdict.Rule.KEY_WEAK;

import dev.sallyport.attack.PgpKey.Forging;
import dev.sallyport.verdict.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What can be done with OpenPGP signatures and certificates. */
final class OpenPgpAttacks {
  private OpenPgpAttacks() {}

  private static final String UID = "Bob <bob@example.org>";
  private static final Instant BEFORE = Instant.parse("2025-06-01T00:00:00Z");
  private static final Duration HALF_A_YEAR = Duration.ofDays(180);
  private static final Duration YEARS = Duration.ofDays(3650);

  static List<Attack> signatures() {
    return List.of(
        onBob(
            "16: a key that only the user's keyring has",
            c -> c.signedWith(MALLORY_PGP_KEY),
            KEY_UNKNOWN),
        signed("17: SHA-1", s -> s.hash(PgpMaterial.SHA1), COMMIT_SIGNATURE_WEAK),
        signed("17: MD5", s -> s.hash(PgpMaterial.MD5), COMMIT_SIGNATURE_WEAK),
        signed("17: RIPEMD-160", s -> s.hash(PgpMaterial.RIPEMD160), COMMIT_SIGNATURE_WEAK),
        signed("18: over text", s -> s.type(PgpSignature.TEXT), COMMIT_SIGNATURE_TYPE),
        signed("18: standalone", s -> s.type(PgpSignature.STANDALONE), COMMIT_SIGNATURE_TYPE),
        signed("18: over a user id", s -> s.type(0x10), COMMIT_SIGNATURE_TYPE),
        signed("18: a timestamp", s -> s.type(PgpSignature.TIMESTAMP), COMMIT_SIGNATURE_TYPE),
        signed("28: expired", s -> s.expires(Duration.ofHours(1)), COMMIT_SIGNATURE_TIME),
        signed(
            "29: dated in the future",
            s -> s.created(Story.NOW.plus(Duration.ofDays(30))),
            COMMIT_SIGNATURE_TIME),
        signed(
            "29: dated before the key",
            s -> s.created(KEYS_MADE.minus(Duration.ofDays(30))),
            COMMIT_SIGNATURE_TIME),
        signed(
            "30: a critical notation that nobody knows",
            PgpSignature::criticalNotation,
            COMMIT_SIGNATURE_FORM),
        signed(
            "30: a critical subpacket that nobody knows",
            s -> s.critical(100, (byte) 1),
            COMMIT_SIGNATURE_FORM),
        signed(
            "two creation times",
            s -> s.subpacket(2, Wire.u32(KEYS_MADE.getEpochSecond())),
            COMMIT_SIGNATURE_FORM),
        onBob(
            "a bit of the signature is changed",
            c ->
                c.signature(
                    (bytes, at) -> {
                      byte[] packet = BOB_KEY.sign(bytes, "git", at);
                      packet[packet.length - 9] ^= 1;
                      return BOB_KEY.armor(packet);
                    }),
            COMMIT_SIGNATURE_BAD),
        onBob(
            "33: the certificate says Bob and is Mallory's",
            c -> c.signedWith(PgpKey.careful("mallory as bob", UID, KEYS_MADE)),
            KEY_UNKNOWN));
  }

  private static Attack signed(String name, UnaryOperator<PgpSignature> change, Rule expected) {
    return onBob(name, c -> c.signedAsPgp(BOB_KEY, change), expected);
  }

  /** Bob's certificate is in the policy with a defect; he signs as ever. */
  static List<Attack> certificates() {
    PgpMaterial mallorys = PgpMaterial.ed25519("mallory's subkey", KEYS_MADE);
    return List.of(
        certificate(
            "20: a subkey without back-signature",
            withSubkey(MAY_SIGN, false),
            KEY_NOT_FOR_SIGNING),
        certificate("21: a subkey to encrypt", withSubkey(MAY_ENCRYPT, true), KEY_NOT_FOR_SIGNING),
        certificate(
            "21: a primary key to certify",
            bob(s -> s.flags(MAY_CERTIFY)).done(),
            KEY_NOT_FOR_SIGNING),
        certificate(
            "a subkey of Mallory's, bound by herself",
            bob(s -> s.flags(MAY_CERTIFY | MAY_SIGN))
                .subkey(mallorys, mallorys, KEYS_MADE, s -> s.flags(MAY_SIGN), true)
                .done(),
            KEY_NOT_FOR_SIGNING),
        certificate("22: signed after the key had ended", expiring(HALF_A_YEAR), KEY_EXPIRED),
        certificate(
            "27: a later self-signature by somebody else makes it live on",
            bob(s -> s.flags(MAY_CERTIFY | MAY_SIGN).keyExpires(HALF_A_YEAR))
                .again(
                    UID,
                    PgpMaterial.ed25519("mallory", KEYS_MADE),
                    BEFORE,
                    s -> s.flags(MAY_CERTIFY | MAY_SIGN).keyExpires(YEARS))
                .done(),
            KEY_EXPIRED),
        certificate("25: revoked without a reason", revoked(Optional.empty()), KEY_REVOKED),
        certificate("25: revoked for no reason", revoked(Optional.of(0)), KEY_REVOKED),
        certificate("25: compromised", revoked(Optional.of(2)), KEY_REVOKED),
        certificate(
            "superseded, and nobody saw it used before", revoked(Optional.of(1)), KEY_REVOKED),
        certificate("retired, and nobody saw it used before", revoked(Optional.of(3)), KEY_REVOKED),
        certificate(
            "32: RSA with 1024 bits", of(PgpMaterial.rsa("bob 1024", 1024, KEYS_MADE)), KEY_WEAK),
        certificate("32: DSA", of(PgpMaterial.dsa("bob dsa", KEYS_MADE)), KEY_WEAK),
        Attack.of(
            "23: backdated to when the key had not ended",
            s -> bobSigns(s, expiring(YEARS), c -> c),
            s -> bobSigns(s, expiring(HALF_A_YEAR), c -> c.at(BEFORE)),
            KEY_EXPIRED),
        Attack.of(
            "25: revoked later and backdated",
            s -> bobSigns(s, BOB_KEY, c -> c.at(BEFORE)),
            s -> bobSigns(s, revoked(Optional.of(2)), c -> c.at(BEFORE)),
            KEY_REVOKED));
  }

  private static Attack certificate(String name, PgpKey key, Rule expected) {
    return Attack.of(
        name, s -> bobSigns(s, BOB_KEY, c -> c), s -> bobSigns(s, key, c -> c), expected);
  }

  static void bobSigns(Story s, PgpKey key, UnaryOperator<CommitPlan> change) {
    s.policy(p -> p.keys("people.bob", key))
        .commit(change.apply(by(BOB.at(key)).file("a", "1").reviewedBy(ALICE)));
  }

  private static Forging bob(UnaryOperator<PgpSignature> change) {
    return PgpKey.forge("bob", PgpMaterial.ed25519("bob", KEYS_MADE)).user(UID, KEYS_MADE, change);
  }

  private static PgpKey of(PgpMaterial material) {
    return PgpKey.forge("bob", material)
        .user(UID, KEYS_MADE, s -> s.flags(MAY_CERTIFY | MAY_SIGN))
        .done();
  }

  private static PgpKey withSubkey(int flags, boolean backSignature) {
    PgpMaterial subkey = PgpMaterial.ed25519("bob subkey", KEYS_MADE);
    return bob(s -> s.flags(MAY_CERTIFY))
        .subkey(subkey, KEYS_MADE, s -> s.flags(flags), backSignature)
        .done();
  }

  static PgpKey expiring(Duration life) {
    return bob(s -> s.flags(MAY_CERTIFY | MAY_SIGN).keyExpires(life)).done();
  }

  static PgpKey revoked(Optional<Integer> reason) {
    return bob(s -> s.flags(MAY_CERTIFY | MAY_SIGN))
        .revoked(Instant.parse("2026-02-01T00:00:00Z"), reason)
        .done();
  }
}
