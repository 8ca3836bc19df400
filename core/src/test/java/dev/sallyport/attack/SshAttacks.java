package dev.sallyport.attack;

import static dev.sallyport.attack.Attack.onAlice;
import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.ALICE_KEY;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.CAROL_KEY;
import static dev.sallyport.attack.Cast.DAVE;
import static dev.sallyport.attack.Cast.DAVE_KEY;
import static dev.sallyport.attack.Cast.MALLORY_KEY;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.verdict.Rule.COMMIT_IDENTITY;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_BAD;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_FORM;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_TYPE;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_UNPROVABLE;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_WEAK;
import static dev.sallyport.verdict.Rule.KEY_TOUCH_MISSING;
import static dev.sallyport.verdict.Rule.KEY_UNKNOWN;
import static dev.sallyport.verdict.Rule.KEY_WEAK;

import dev.sallyport.attack.SshKey.Form;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.function.UnaryOperator;

/** What can be done with SSH signatures, on tokens and off them, and with X.509 ones. */
final class SshAttacks {
  private SshAttacks() {}

  private static final int PRESENT = 1;
  private static final int PRESENT_AND_PIN = 5;

  static List<Attack> signatures() {
    return List.of(
        onAlice("a key of nobody", c -> c.signedWith(MALLORY_KEY), KEY_UNKNOWN),
        alice("38: made for files", f -> f.namespace("file"), COMMIT_SIGNATURE_TYPE),
        alice("38: made for reviews", f -> f.namespace("sallyport-review"), COMMIT_SIGNATURE_TYPE),
        alice("over SHA-1", f -> f.hash("sha1"), COMMIT_SIGNATURE_WEAK),
        alice("over MD5", f -> f.hash("md5"), COMMIT_SIGNATURE_WEAK),
        alice("of version 2", f -> f.version(2), COMMIT_SIGNATURE_FORM),
        alice("with trailing bytes", f -> f.trailing((byte) 0), COMMIT_SIGNATURE_FORM),
        onAlice(
            "over other bytes",
            c -> c.signature((bytes, at) -> ALICE_KEY.block(new byte[1], "git", at)),
            COMMIT_SIGNATURE_BAD),
        onAlice(
            "40: Carol's key under Alice's name", c -> c.signedWith(CAROL_KEY), COMMIT_IDENTITY),
        Attack.of(
            "37: an RSA signature over SHA-1",
            s -> carolSigns(s, rsa(2048), f -> f.inner("rsa-sha2-256")),
            s -> carolSigns(s, rsa(2048), f -> f.inner("ssh-rsa")),
            COMMIT_SIGNATURE_WEAK),
        Attack.of(
            "SSH: RSA with 1024 bits",
            s -> carolSigns(s, rsa(2048), f -> f),
            s -> carolSigns(s, rsa(1024), f -> f),
            KEY_WEAK),
        // The blob names a certificate type, which is no key of the policy.
        onAlice(
            "41: a certificate that nobody issued",
            c ->
                c.signature(
                    (bytes, at) -> SshKey.ed25519("alice").certified().block(bytes, "git", at)),
            KEY_UNKNOWN),
        onAlice(
            "43: X.509 without a log entry",
            c ->
                c.signature(
                    (bytes, at) ->
                        "-----BEGIN SIGNED MESSAGE-----\n"
                            + Wire.lines(new byte[96], 64)
                            + "-----END SIGNED MESSAGE-----\n"),
            COMMIT_SIGNATURE_UNPROVABLE));
  }

  static List<Attack> tokens() {
    return List.of(
        dave("34: no touch", "flagged", PRESENT, f -> f.flags(0), KEY_TOUCH_MISSING),
        dave(
            "34: touch without PIN",
            "flagged-pin",
            PRESENT_AND_PIN,
            f -> f.flags(PRESENT),
            KEY_TOUCH_MISSING),
        dave(
            "35: another application",
            "flagged",
            1,
            f -> f.application("ssh:other"),
            COMMIT_SIGNATURE_BAD),
        tampered("35: the counter was changed", 1, 1),
        tampered("34: the touch was added later", 0, 5),
        Attack.of(
            "a key in a file where the branch wants a touch",
            s -> touching(s, DAVE),
            s -> touching(s, ALICE),
            KEY_TOUCH_MISSING));
  }

  private static Attack alice(String name, UnaryOperator<Form> change, Rule expected) {
    return onAlice("SSH: " + name, c -> c.signedAsSsh(ALICE_KEY, change), expected);
  }

  private static SshKey rsa(int bits) {
    return SshKey.rsa("carol rsa " + bits, bits);
  }

  private static void carolSigns(Story s, SshKey key, UnaryOperator<Form> change) {
    s.policy(p -> p.keys("people.carol", key))
        .commit(by(CAROL.at(key)).signedAsSsh(key, change).file("a", "1").reviewedBy(BOB));
  }

  private static Attack dave(
      String name, String touch, int flags, UnaryOperator<Form> change, Rule expected) {
    return Attack.of(
        name,
        s -> daveSigns(s, touch, f -> f.flags(flags)),
        s -> daveSigns(s, touch, f -> change.apply(f.flags(flags))),
        expected);
  }

  private static void daveSigns(Story s, String touch, UnaryOperator<Form> change) {
    s.policy(p -> p.set("people.dave.touch", touch))
        .commit(by(DAVE).signedAsSsh(DAVE_KEY, change).file("a", "1").reviewedBy(BOB));
  }

  /** The last bytes of the blob are one of flags and four of the counter. */
  private static Attack tampered(String name, int flags, int fromEnd) {
    return Attack.of(
        name,
        s -> s.commit(by(DAVE).file("a", "1").reviewedBy(BOB)),
        s ->
            s.commit(
                by(DAVE)
                    .file("a", "1")
                    .reviewedBy(BOB)
                    .signature(
                        (bytes, at) -> {
                          byte[] blob = DAVE_KEY.sign(bytes, f -> f.flags(flags));
                          blob[blob.length - fromEnd] ^= 1;
                          return DAVE_KEY.armor(blob);
                        })),
        COMMIT_SIGNATURE_BAD);
  }

  private static void touching(Story s, Cast.Actor actor) {
    SshKey token = SshKey.token("carol's token");
    s.policy(p -> p.set("branches.0.touch", "flagged").keys("people.carol", token))
        .commit(by(actor).file("a", "1").reviewedBy(CAROL.at(token)));
  }
}
