package dev.sallyport.sourcegate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a caller asks of the source gate.
 *
 * @param repository a work tree, a {@code .git} folder or a bare repository
 * @param branch the protected branch by full or short name; empty means the one checked out
 * @param base where the branch is, when a pull request is asked about
 * @param head the commit to judge; empty means the branch itself
 * @param trustRoot {@code COMMIT:SHA512}
 * @param rootFromSubject whether the trust root was found in what is judged, and nowhere else
 * @param policy a policy file that replaces the repository's own
 * @param state where the verifier remembers what it has seen
 * @param cache where to keep and find what was judged before
 * @param tags to judge by name; empty means every protected tag on the judged chain
 * @param since only the steps after this revision are listed; all are judged
 */
public record SourceRequest(
    Path repository,
    Optional<String> branch,
    Optional<String> base,
    Optional<String> head,
    Optional<String> trustRoot,
    boolean rootFromSubject,
    Optional<Path> policy,
    Optional<Path> state,
    Optional<Cache> cache,
    List<String> tags,
    Optional<String> since) {

  /**
   * A place for checkpoints.
   *
   * @param folder outside the repository; used only when nobody else can write to it
   * @param tool identifies the bytes of the program that judges
   */
  public record Cache(Path folder, String tool) {}

  public SourceRequest {
    tags = List.copyOf(tags);
  }
}
