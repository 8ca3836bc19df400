package dev.sallyport.verdict;

/**
 * The work cannot go on, and this finding says why. Thrown by the parts that cannot return a
 * finding; use cases turn it into a verdict, never into a stack trace.
 */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public Refusal(Finding finding) {
    super(finding.rule().id() + ": " + finding.subject());
    this.finding = finding;
  }

  public Refusal(Rule rule, String subject, String fact, String hint) {
    this(Finding.of(rule, subject, fact, hint));
  }

  public Finding finding() {
    return finding;
  }
}
