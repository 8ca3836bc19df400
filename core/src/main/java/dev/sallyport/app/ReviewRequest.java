package dev.sallyport.app;

import dev.sallyport.review.SigningChoice;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What somebody wants to approve.
 *
 * @param branch by full or short name
 * @param from where the branch is now; empty means its tip here
 * @param result a revision, or the id of a tree
 * @param repositoryId what the statement names; empty means as the policy says
 * @param reviewer the person id that the statement claims; decides nothing
 */
public record ReviewRequest(
    Path repository,
    String branch,
    Optional<String> from,
    Result result,
    Optional<String> repositoryId,
    Optional<String> reviewer,
    SigningChoice signing) {

  /** What the branch is to hold afterwards. */
  public sealed interface Result {
    /** As a commit has it. */
    record Head(String revision) implements Result {}

    /** By its own id, 40 lower-case hexadecimal digits. */
    record Tree(String id) implements Result {}
  }
}
