package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.signature.Checked;
import dev.sallyport.verdict.Rule;

/**
 * A review statement under one policy.
 *
 * @param file its name below the reviews ref
 * @param from the commit that the branch was at
 * @param tree the tree that the branch was to hold
 * @param treeSha512 the same tree by SHA-512, hexadecimal
 * @param by who made it, or why that does not count
 */
public record Approval(
    String file,
    String repository,
    String ref,
    GitId from,
    GitId tree,
    String treeSha512,
    Kind kind,
    By by) {

  /** Who says so. */
  public enum Kind {
    STATEMENT,
    FORGE
  }

  /** Whether it counts. */
  public sealed interface By {
    /** A person of the policy, by the key that signed, or by the account that the forge named. */
    record Someone(String personId, Checked.Good signature) implements By {}

    /** Its signature is missing, not good, or of nobody who may. */
    record Nobody(Rule rule, String fact) implements By {}
  }
}
