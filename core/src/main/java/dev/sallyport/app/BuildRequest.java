package dev.sallyport.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a build that asks about its own source says of itself. All of it comes from what is judged,
 * since a value of the command line cannot be told from one in {@code .mvn/maven.config}.
 *
 * @param folder where the build was started, in a work tree of git or below one
 * @param poms every POM that the build read from a folder
 * @param buildDirectories where its modules put what they make
 * @param branch the protected branch
 * @param trustRoot {@code COMMIT:SHA512}; may only equal the one from outside
 * @param policy a policy file; may only equal the one from outside
 * @param state where the verifier remembers what it has seen, outside the work tree
 */
public record BuildRequest(
    Path folder,
    Set<Path> poms,
    Set<Path> buildDirectories,
    Optional<String> branch,
    Optional<String> trustRoot,
    Optional<Path> policy,
    Optional<Path> state) {
  public BuildRequest {
    poms = Set.copyOf(poms);
    buildDirectories = Set.copyOf(buildDirectories);
  }
}
