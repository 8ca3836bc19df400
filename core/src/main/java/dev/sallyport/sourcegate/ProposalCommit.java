package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.Ident;
import dev.sallyport.signature.TrustedKey;
import java.util.Optional;

/**
 * A commit as a proposal looks at it.
 *
 * @param step whether the branch itself was at it
 * @param committer as claimed; empty when the commit cannot be read
 * @param key that its signature was really made with, if that could be found out
 * @param why nobody is proven: unsigned, or what is wrong; empty when there is a key
 */
record ProposalCommit(
    GitId id,
    boolean step,
    boolean merge,
    Optional<Ident> committer,
    Optional<TrustedKey> key,
    Why why) {

  /** What a commit without a proven key has. */
  sealed interface Why {
    /** There is a key. */
    record Proven() implements Why {}

    /** No signature. */
    record Unsigned() implements Why {}

    /** An OpenPGP signature whose certificate was not given. */
    record NoCertificate(String issuer) implements Why {}

    /** An SSH signature by a key that the team's list does not hold. */
    record NotListed(String fingerprint) implements Why {}

    /** Something else; the fact is for readers. */
    record Refused(String rule, String fact) implements Why {}
  }
}
