package dev.sallyport.attack;

import dev.sallyport.attack.Cast.Actor;
import java.time.Instant;
import java.util.Map;

/** Two people of the suite whose keys are all of one kind, for histories made by the thousand. */
public final class BulkCast {
  /** Older than every commit of such a history. */
  public static final Instant KEYS_MADE = Instant.parse("2019-06-01T00:00:00Z");

  /** What signs. */
  public enum Kind {
    SSH_ED25519,
    SSH_SK_ECDSA,
    OPENPGP_RSA4096;

    /** As it is written on command lines, e.g. {@code ssh-sk-ecdsa}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private final Actor alice;
  private final Actor bob;

  private BulkCast(Kind kind) {
    this.alice = actor("alice", kind);
    this.bob = actor("bob", kind);
  }

  /** The same keys for the same kind, always. RSA keys take seconds. */
  public static BulkCast of(Kind kind) {
    return new BulkCast(kind);
  }

  private static Actor actor(String id, Kind kind) {
    String email = id + "@example.org";
    String seed = "bulk " + kind + " " + id;
    SigningKey key =
        switch (kind) {
          case SSH_ED25519 -> SshKey.ed25519(seed);
          case SSH_SK_ECDSA -> SshKey.ecdsaToken(seed);
          case OPENPGP_RSA4096 ->
              PgpKey.forge(id, PgpMaterial.rsa(seed, 4096, KEYS_MADE))
                  .user(
                      id + " <" + email + ">",
                      KEYS_MADE,
                      s -> s.flags(PgpSignature.MAY_CERTIFY | PgpSignature.MAY_SIGN))
                  .done();
        };
    return new Actor(id, id, email, key);
  }

  /** The armored signature of Alice, or of Bob, as git wants it. */
  public String block(boolean byBob, byte[] payload, Instant at) {
    return (byBob ? bob : alice).key().block(payload, "git", at);
  }

  /** {@code name <email>} of Alice, or of Bob. */
  public static String ident(boolean isBob) {
    String id = isBob ? "bob" : "alice";
    return id + " <" + id + "@example.org>";
  }

  /** The files of a policy for {@code refs/heads/main}. */
  public Map<String, byte[]> policy(int reviews) {
    PolicyText text = new PolicyText().set("version", 1).set("repository", "bench/history");
    for (Actor actor : java.util.List.of(alice, bob)) {
      text.person(actor, actor.key());
    }
    return text.set("roles.maintainers", PolicyText.names("alice", "bob"))
        .set("branches.0.match", PolicyText.names("refs/heads/main"))
        .set("branches.0.signers", PolicyText.names("maintainers"))
        .set("branches.0.reviewers", PolicyText.names("maintainers"))
        .set("branches.0.reviews", reviews)
        .files();
  }

  /** Lines for {@code gpg.ssh.allowedSignersFile}; empty for OpenPGP. */
  public String allowedSigners() {
    return line(alice) + line(bob);
  }

  private static String line(Actor actor) {
    return actor.key() instanceof SshKey ssh ? actor.email() + " " + ssh.line() + "\n" : "";
  }

  /** Armored certificates, one after the other; empty for SSH. */
  public String certificates() {
    return armored(alice) + armored(bob);
  }

  private static String armored(Actor actor) {
    return actor.key() instanceof PgpKey pgp ? pgp.armored() : "";
  }
}
