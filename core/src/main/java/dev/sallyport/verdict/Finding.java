package dev.sallyport.verdict;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a rule found.
 *
 * @param rule which rule
 * @param subject what it is about: a file name, a repository path, a recipe field
 * @param evidence what it rests on
 * @param hint what to do next; empty where nothing can be done
 */
public record Finding(Rule rule, String subject, Evidence evidence, String hint) {
  public Finding {
    requireNonNull(rule, "rule is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(evidence, "evidence is null");
    requireNonNull(hint, "hint is null");
  }

  public static Finding of(Rule rule, String subject, String fact, String hint) {
    return new Finding(rule, subject, Evidence.fact(fact), hint);
  }
}
