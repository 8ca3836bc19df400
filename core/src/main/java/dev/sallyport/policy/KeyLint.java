package dev.sallyport.policy;

import dev.sallyport.signature.Touch;
import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the keys of everybody and at the touch that is asked of them. */
final class KeyLint {
  private static final Duration SOON = Duration.ofDays(30);

  private final Policy policy;
  private final KeyFacts facts;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  KeyLint(Policy policy, KeyFacts facts, Instant now) {
    this.policy = policy;
    this.facts = facts;
    this.now = now;
  }

  List<Finding> findings() {
    for (Principal principal : policy.principals().values()) {
      String subject = section(principal) + "." + principal.id();
      for (PolicyKey key : principal.keys()) {
        key(subject, key.key());
      }
      if (principal instanceof Principal.Person person) {
        person(subject, person);
      }
    }
    for (BranchRule branch : policy.branches()) {
      branch(branch);
    }
    return findings;
  }

  private static String section(Principal principal) {
    return switch (principal.getClass().getSimpleName()) {
      case "Person" -> "people";
      case "Bot" -> "bots";
      case "Forge" -> "forges";
      default -> "importers";
    };
  }

  private void add(String subject, String fact, String hint) {
    findings.add(PolicyLint.note(subject, fact, hint));
  }

  private void key(String subject, TrustedKey key) {
    String name = key.fingerprint();
    Revocation revocation = policy.revocations().get(name);
    if (key.hardRevoked() || (revocation != null && revocation.since().isEmpty())) {
      add(subject, name + " is revoked and never counts", "remove the key");
    }
    facts
        .weakness(key)
        .ifPresent(why -> add(subject, name + " never counts: " + why, "make a new key"));
    facts
        .lostSelfSignatures(key)
        .ifPresent(
            why ->
                add(
                    subject,
                    name + " has lost self-signatures: " + why,
                    "ask its holder for gpg --export without export-minimal"));
    Optional<Instant> end = facts.expires(key);
    if (end.isPresent() && !end.get().isAfter(now)) {
      add(subject, name + " ended at " + end.get(), "ask its holder for an extended certificate");
    } else if (end.isPresent() && !end.get().isAfter(now.plus(SOON))) {
      add(subject, name + " ends at " + end.get(), "ask its holder to extend it before that");
    }
  }

  private void person(String subject, Principal.Person person) {
    if (person.keys().isEmpty()) {
      add(
          subject,
          "there is no key, so nothing of this person's can be proven",
          "add a key, or remove the person");
      return;
    }
    if (person.touch() == Touch.DECLARED) {
      add(subject, "touch: declared is a statement that no signature proves", "use flagged");
    }
    if (best(person).compareTo(person.touch()) < 0) {
      add(
          subject,
          "no key of this person can show touch: " + Scalars.word(person.touch()),
          "add an sk- key for flagged, or ask for less");
    }
  }

  private void branch(BranchRule branch) {
    String subject = "branches." + branch.match().get(0);
    if (branch.touch() == Touch.DECLARED) {
      add(subject, "touch: declared is a statement that no signature proves", "use flagged");
    }
    List<String> unable = new ArrayList<>();
    for (String id : branch.signers().stream().sorted().toList()) {
      if (policy.principals().get(id) instanceof Principal.Person person
          && !person.keys().isEmpty()
          && best(person).compareTo(branch.touch()) < 0) {
        unable.add(id);
      }
    }
    if (!unable.isEmpty()) {
      add(
          subject,
          "no key of " + String.join(", ", unable) + " can show " + Scalars.word(branch.touch()),
          "add keys that can, or take them out of signers");
    }
  }

  /** The most that a signature by one of the keys could show. */
  private static Touch best(Principal.Person person) {
    Touch best = Touch.NONE;
    for (PolicyKey key : person.keys()) {
      Touch shown = key.declared();
      if (shown != Touch.ATTESTED && key.key().kind().startsWith("ssh sk-")) {
        shown = Touch.FLAGGED_PIN;
      }
      best = shown.compareTo(best) > 0 ? shown : best;
    }
    return best;
  }
}
