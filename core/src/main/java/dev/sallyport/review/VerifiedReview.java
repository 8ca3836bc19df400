package dev.sallyport.review;

import dev.sallyport.signature.Checked;
import java.util.Optional;

/**
 * An approval whose signature is good by a policy. Whether that person may review that step is not
 * asked here.
 *
 * @param file the name of the file it stands in
 * @param person id of the person who reviewed: the owner of the key, or of the account at the forge
 * @param signer id of the principal whose key signed: the same person, or the importer
 * @param signature what the signature shows; its age and soft revocation are still to be judged
 * @param forge what the CI read, of an approval at a forge
 * @param claimed the person id that a statement claims for itself, where it does; decides nothing
 */
public record VerifiedReview(
    String file,
    Kind kind,
    String person,
    String signer,
    ReviewedChange change,
    Checked.Good signature,
    Optional<ForgeApproval> forge,
    Optional<String> claimed) {

  /** Which of a policy's kinds of evidence it is. */
  public enum Kind {
    STATEMENT,
    FORGE
  }
}
