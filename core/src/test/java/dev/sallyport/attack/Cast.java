package dev.sallyport.attack;

import java.time.Instant;
import java.util.List;

/** The people and programs of all stories. Their keys are made from their names. */
final class Cast {
  private Cast() {}

  /** A year before the stories begin. */
  static final Instant KEYS_MADE = Instant.parse("2025-01-01T00:00:00Z");

  /**
   * Somebody at one key.
   *
   * @param id as in the policy
   * @param key the one that signs
   */
  record Actor(String id, String name, String email, SigningKey key) {
    Actor at(SigningKey other) {
      return new Actor(id, name, email, other);
    }

    Actor email(String other) {
      return new Actor(id, name, other, key);
    }
  }

  static final SshKey ALICE_KEY = SshKey.ed25519("alice");
  static final SshKey ALICE_SECOND_KEY = SshKey.ed25519("alice, second");
  static final PgpKey BOB_KEY = PgpKey.careful("bob", "Bob <bob@example.org>", KEYS_MADE);
  static final SshKey CAROL_KEY = SshKey.ecdsa("carol");
  static final SshKey DAVE_KEY = SshKey.token("dave");
  static final SshKey ERIN_KEY = SshKey.ed25519("erin");
  static final SshKey MALLORY_KEY = SshKey.ed25519("mallory");
  static final PgpKey MALLORY_PGP_KEY =
      PgpKey.careful("mallory", "Mallory <mallory@example.com>", KEYS_MADE);
  static final PgpKey FORGE_KEY =
      PgpKey.simple("forge", "Forge <noreply@forge.example>", KEYS_MADE);
  static final SshKey BOT_KEY = SshKey.ed25519("bot");
  static final SshKey IMPORTER_KEY = SshKey.ed25519("importer");
  static final SshKey WITNESS_KEY = SshKey.ed25519("witness");

  /** Maintainer and releaser, with two keys. */
  static final Actor ALICE = person("alice", ALICE_KEY);

  static final Actor ALICE_WITH_SECOND_KEY = ALICE.at(ALICE_SECOND_KEY);

  /** Maintainer, OpenPGP. */
  static final Actor BOB = person("bob", BOB_KEY);

  /** Maintainer. */
  static final Actor CAROL = person("carol", CAROL_KEY);

  /** Maintainer, on a token. */
  static final Actor DAVE = person("dave", DAVE_KEY);

  /** May write, not review. */
  static final Actor ERIN = person("erin", ERIN_KEY);

  /** In no policy. */
  static final Actor MALLORY = person("mallory", MALLORY_KEY);

  static final Actor FORGE = new Actor("forge", "Forge", "noreply@forge.example", FORGE_KEY);
  static final Actor BOT = new Actor("bot", "Bot", "bot@example.org", BOT_KEY);
  static final Actor IMPORTER = new Actor("importer", "CI", "ci@example.org", IMPORTER_KEY);

  /** A person with no other right than to witness. */
  static final Actor WENDY = person("wendy", WITNESS_KEY);

  static final List<Actor> MAINTAINERS = List.of(ALICE, BOB, CAROL, DAVE);

  private static Actor person(String id, SigningKey key) {
    String name = Character.toUpperCase(id.charAt(0)) + id.substring(1);
    return new Actor(id, name, id + "@example.org", key);
  }
}
