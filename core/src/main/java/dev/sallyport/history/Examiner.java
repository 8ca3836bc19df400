package dev.sallyport.history;

import dev.sallyport.digest.Sha256;
import dev.sallyport.gitobject.CommitObject;
import dev.sallyport.gitobject.GitId;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Takes from a commit what judging needs, and checks its signature against the keys of one policy.
 */
final class Examiner {
  private static final int LONGEST_SUBJECT = 120;

  private Examiner() {}

  static Examined examine(GitId id, CommitObject commit, boolean backdated, PolicyInForce policy) {
    return new Examined(
        id,
        commit.tree(),
        commit.parents(),
        commit.author(),
        commit.committer(),
        CoAuthors.of(commit.message()),
        commit.mergetags(),
        subject(commit.message()),
        new Sha256(DigestUtils.sha256Hex(commit.unsignedBytes())),
        commit
            .signature()
            .map(signed -> policy.check().check(signed.payload(), signed.block(), "git")),
        backdated,
        Optional.empty());
  }

  private static String subject(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
  }
}
