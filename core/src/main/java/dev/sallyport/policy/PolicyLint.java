package dev.sallyport.policy;

import dev.sallyport.policy.Policy.Expiry;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what is legal in a policy but unsafe, or can never work. Every finding is a {@code
 * policy.unsafe} note: none of them changes a verdict.
 */
public final class PolicyLint {
  private static final int MANY_RULES = 3;

  private final Policy policy;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  private PolicyLint(Policy policy, Instant now) {
    this.policy = policy;
    this.now = now;
  }

  /** The notes on a policy, in a fixed order. */
  public static List<Finding> of(Policy policy, Instant now) {
    return of(policy, now, new SignatureKeys());
  }

  static List<Finding> of(Policy policy, Instant now, KeyFacts facts) {
    PolicyLint lint = new PolicyLint(policy, now);
    lint.findings.addAll(new KeyLint(policy, facts, now).findings());
    lint.findings.addAll(new BranchLint(policy).findings());
    lint.bots();
    lint.changes();
    lint.expiry();
    lint.revocations();
    lint.exceptions();
    return List.copyOf(lint.findings);
  }

  static Finding note(String subject, String fact, String hint) {
    return Finding.of(Rule.POLICY_UNSAFE, subject, fact, hint);
  }

  private void add(String subject, String fact, String hint) {
    findings.add(note(subject, fact, hint));
  }

  private void bots() {
    for (Principal principal : policy.principals().values()) {
      if (!(principal instanceof Principal.Bot bot)) {
        continue;
      }
      String subject = "bots." + bot.id();
      if (bot.reviews() == 0) {
        add(subject, "nobody reviews what this bot commits", "set reviews to at least 1");
      }
      // No project has such a file, so a pattern that matches it matches everything.
      if (bot.paths().stream().anyMatch(path -> path.matches("any/folder/any.file"))) {
        add(subject, "this bot may change any file", "list the files that it keeps up to date");
      }
    }
  }

  private void changes() {
    Set<String> able = new Reviewers(policy).able(policy.policyReviewers(), false);
    if (able.size() == 1) {
      add(
          "policy-changes",
          "only one person can review a change of the policy, and never his own",
          "name a second reviewer under policy-changes");
    } else if (able.size() <= policy.policyReviews()) {
      add(
          "policy-changes",
          policy.policyReviews()
              + " reviews are asked for, but without the author only "
              + Math.max(0, able.size() - 1)
              + " can review",
          "name more reviewers under policy-changes, or ask for fewer reviews");
    }
  }

  private void expiry() {
    if (policy.expiry() == Expiry.UNWITNESSED) {
      add(
          "expiry",
          "the end of keys and soft revocations are not judged",
          "give somebody the role witness and use expiry: witnessed");
    } else if (new Reviewers(policy)
        .able(policy.roles().getOrDefault(Policy.WITNESS, Set.of()), false)
        .isEmpty()) {
      add(
          "expiry",
          "nobody with a key has the role witness, so every key that ends takes its past with it",
          "give somebody the role witness before the first key ends");
    }
  }

  private void revocations() {
    for (String key : policy.revocations().keySet().stream().sorted().toList()) {
      Revocation revocation = policy.revocations().get(key);
      if (revocation != null && revocation.since().filter(now::isBefore).isPresent()) {
        add("revocations." + key, "it begins in the future", "correct since");
      }
    }
  }

  private void exceptions() {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<PolicyException> sorted = new ArrayList<>(policy.exceptions().values());
    sorted.sort((a, b) -> a.payload().compareTo(b.payload()));
    for (PolicyException exception : sorted) {
      String subject = "exceptions." + exception.payload();
      if (exception.until().isBefore(today)) {
        add(subject, "it ended on " + exception.until(), "remove it");
      } else if (exception.until().isAfter(today.plusYears(1))) {
        add(subject, "it holds until " + exception.until(), "let it end within a year");
      }
      if (exception.rules().size() > MANY_RULES) {
        add(subject, "it lifts " + exception.rules().size() + " rules", "lift what is needed only");
      }
    }
  }
}
