package dev.sallyport.sourcegate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a caller asks of a simulation.
 *
 * @param repository a work tree, a {@code .git} folder or a bare repository
 * @param branch by full or short name; empty means the one checked out
 * @param repositoryId how a proposed policy names the repository; empty means as its folder
 * @param last how many moves of the branch to look at, the newest
 * @param since the commit to start after instead, on the first-parent chain
 * @param rings files of OpenPGP certificates; no other certificate is ever looked at
 * @param allowedSigners SSH keys that the team vouches for; without it keys are taken from the
 *     signatures
 * @param policy a policy file that replaces the repository's own
 * @param propose whether to propose a policy even where there is one
 */
public record SimulateRequest(
    Path repository,
    Optional<String> branch,
    Optional<String> repositoryId,
    int last,
    Optional<String> since,
    List<Path> rings,
    Optional<Path> allowedSigners,
    Optional<Path> policy,
    boolean propose) {
  public SimulateRequest {
    rings = List.copyOf(rings);
  }
}
