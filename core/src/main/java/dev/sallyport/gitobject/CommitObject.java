package dev.sallyport.gitobject;

import java.util.List;
import java.util.Optional;

/**
 * A commit.
 *
 * @param parents in their order, no duplicates
 * @param mergetags the signed tags that a merge embeds, in their order
 * @param signature empty when the commit has no {@code gpgsig} header
 * @param unsignedBytes the raw bytes without the signature header; for a signed commit these are
 *     {@code signature.payload}. Their SHA-256 names the commit whatever its signature looks like
 * @param message what follows the blank line, decoded as UTF-8 with replacement
 */
@SuppressWarnings("ArrayRecordComponent")
public record CommitObject(
    GitId tree,
    List<GitId> parents,
    Ident author,
    Ident committer,
    List<TagObject> mergetags,
    Optional<SignedBytes> signature,
    byte[] unsignedBytes,
    String message) {
  public CommitObject {
    parents = List.copyOf(parents);
    mergetags = List.copyOf(mergetags);
  }
}
