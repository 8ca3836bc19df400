package dev.sallyport.signature;

import dev.sallyport.verdict.Rule;

/** A signature cannot be read or does not count; carries the rule and the fact for a verdict. */
final class Rejected extends Exception {
  private static final long serialVersionUID = 1L;

  private final Rule rule;
  private final String fact;

  Rejected(Rule rule, String fact) {
    super(fact, null, false, false);
    this.rule = rule;
    this.fact = fact;
  }

  static Rejected form(String fact) {
    return new Rejected(Rule.COMMIT_SIGNATURE_FORM, fact);
  }

  static Rejected weak(String fact) {
    return new Rejected(Rule.COMMIT_SIGNATURE_WEAK, fact);
  }

  Checked.Refused by(String keyHint) {
    return new Checked.Refused(rule, fact, keyHint);
  }
}
