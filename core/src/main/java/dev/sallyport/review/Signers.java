package dev.sallyport.review;

import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyKey;
import dev.sallyport.policy.Principal;
import dev.sallyport.policy.Revocation;
import dev.sallyport.signature.Checked;
import dev.sallyport.signature.SignatureCheck;
import dev.sallyport.statement.Envelope;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which principal of a policy signed an envelope. */
final class Signers {
  private static final String HINT = "ask the reviewer to approve again with a key of the policy";

  private final Policy policy;
  private final SignatureCheck check;
  private final String namespace;
  private final Map<String, Principal> owners = new HashMap<>();

  Signers(Policy policy, SignatureCheck check, String namespace) {
    this.policy = policy;
    this.check = check;
    this.namespace = namespace;
    for (Principal principal : policy.principals().values()) {
      for (PolicyKey key : principal.keys()) {
        owners.put(key.key().fingerprint(), principal);
      }
    }
  }

  /** A principal and the good signature that it made. */
  record Signed(Principal by, Checked.Good signature) {}

  /**
   * Checks the only signature.
   *
   * @throws Refusal {@code review.invalid} when it is not good, {@code key.revoked} when the key
   *     never counted, {@code review.not-allowed} when the policy does not have it
   */
  Signed signer(String file, Envelope envelope) throws Refusal {
    List<Envelope.Signature> signatures = envelope.signatures();
    if (signatures.size() != 1) {
      throw invalid(file, "carries " + signatures.size() + " signatures, not one");
    }
    byte[] signature = signatures.get(0).sig();
    if (!SignatureBlock.isSsh(signature) && !SignatureBlock.isOpenPgp(signature)) {
      throw invalid(file, "its signature is neither SSHSIG nor an OpenPGP signature packet");
    }
    Checked checked = check.check(envelope.pae(), SignatureBlock.of(signature), namespace);
    if (checked instanceof Checked.Good good) {
      return new Signed(owner(file, good), good);
    }
    throw refused(file, (Checked.Refused) checked);
  }

  private Principal owner(String file, Checked.Good good) throws Refusal {
    String key = good.key().fingerprint();
    Principal owner = owners.get(key);
    if (owner == null) {
      throw new Refusal(
          Rule.REVIEW_NOT_ALLOWED, file, "the policy does not have the key " + key, HINT);
    }
    Revocation revocation = policy.revocations().get(key);
    boolean hard = revocation != null && revocation.since().isEmpty();
    if (hard || good.key().hardRevoked()) {
      throw new Refusal(Rule.KEY_REVOKED, file, "was signed with the revoked key " + key, HINT);
    }
    return owner;
  }

  /** Why a signature does not count is told by one rule here, but for whose key it is. */
  private static Refusal refused(String file, Checked.Refused refused) {
    return switch (refused.rule()) {
      case KEY_UNKNOWN -> new Refusal(Rule.REVIEW_NOT_ALLOWED, file, refused.fact(), HINT);
      case KEY_REVOKED -> new Refusal(Rule.KEY_REVOKED, file, refused.fact(), HINT);
      default -> invalid(file, refused.rule().id() + ": " + refused.fact());
    };
  }

  private static Refusal invalid(String file, String fact) {
    return new Refusal(Rule.REVIEW_INVALID, file, fact, HINT);
  }
}
