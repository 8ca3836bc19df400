package dev.sallyport.history;

import dev.sallyport.digest.Sha256;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.Ident;
import dev.sallyport.gitobject.TagObject;
import dev.sallyport.signature.Checked;
import dev.sallyport.verdict.Finding;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What was read of one commit; its bytes are not kept.
 *
 * @param coAuthors emails of Co-authored-by trailers, lower-cased
 * @param subject first line of the message
 * @param payload SHA-256 of the bytes without the signature
 * @param checked the signature under the policy of the step, empty when there is none
 * @param backdated whether it claims a time more than a day before that of a parent
 * @param broken why the commit could not be read, when it could not
 */
record Examined(
    GitId id,
    GitId tree,
    List<GitId> parents,
    Ident author,
    Ident committer,
    List<String> coAuthors,
    List<TagObject> mergetags,
    String subject,
    Sha256 payload,
    Optional<Checked> checked,
    boolean backdated,
    Optional<Finding> broken) {
  private static final Ident NOBODY = new Ident("", "", 0, "");

  /** A commit that is not in canonical form: nothing that it says counts. */
  static Examined broken(GitId id, GitId tree, List<GitId> parents, Finding why) {
    return new Examined(
        id,
        tree,
        parents,
        NOBODY,
        NOBODY,
        List.of(),
        List.of(),
        "",
        new Sha256(DigestUtils.sha256Hex(id.hex())),
        Optional.empty(),
        false,
        Optional.of(why));
  }
}
