package dev.sallyport.history;

import dev.sallyport.policy.BranchRule;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyKey;
import dev.sallyport.policy.Principal;
import dev.sallyport.policy.Principal.Person;
import dev.sallyport.signature.SignatureCheck;
import dev.sallyport.signature.Touch;
import dev.sallyport.signature.TrustedKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A policy with its keys made ready to check signatures. Safe for many threads. */
public final class PolicyInForce {

  /** A key and who holds it. */
  record Held(Principal holder, PolicyKey key) {}

  private final Policy policy;
  private final SignatureCheck check;
  private final Map<String, Held> byFingerprint = new HashMap<>();
  private final Map<String, Principal> byEmail = new HashMap<>();

  private PolicyInForce(Policy policy, SignatureCheck check) {
    this.policy = policy;
    this.check = check;
    for (Principal principal : policy.principals().values()) {
      principal.keys().forEach(key -> byFingerprint.put(nameOf(key), new Held(principal, key)));
      principal.emails().forEach(email -> byEmail.put(email, principal));
    }
  }

  /** Prepares a policy; {@code ring} makes the check out of its keys. */
  public static PolicyInForce of(Policy policy, Function<List<TrustedKey>, SignatureCheck> ring) {
    List<TrustedKey> keys = new ArrayList<>();
    policy.principals().values().forEach(p -> p.keys().forEach(key -> keys.add(key.key())));
    return new PolicyInForce(policy, ring.apply(keys));
  }

  public Policy policy() {
    return policy;
  }

  /** The check of signatures against its keys. */
  public SignatureCheck check() {
    return check;
  }

  Optional<Held> holderOf(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  /** The person whose email this is. Forges and bots are not people. */
  Optional<Person> personOf(String email) {
    return byEmail.get(email.toLowerCase(Locale.ROOT)) instanceof Person person
        ? Optional.of(person)
        : Optional.empty();
  }

  /** What a signature shows of a touch, with what the policy knows of the key. */
  static Touch touchOf(Touch shown, PolicyKey key) {
    if (key.declared() == Touch.ATTESTED && shown.compareTo(Touch.FLAGGED) < 0) {
      return shown;
    }
    return shown.compareTo(key.declared()) >= 0 ? shown : key.declared();
  }

  /** Whether the holder may sign commits, or merges, that reach the branch. */
  static boolean maySign(BranchRule rule, Principal holder, boolean merge) {
    if (holder instanceof Person person) {
      return rule.signers().contains(person.id())
          || (merge && rule.reviewers().contains(person.id()))
          || rule.releasers().contains(person.id());
    }
    return !(holder instanceof Principal.Importer);
  }

  private static String nameOf(PolicyKey key) {
    return key.key().fingerprint();
  }
}
