package dev.sallyport.rebuild;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Sha256;
import dev.sallyport.recipe.Environment;
import dev.sallyport.sandbox.Limits;
import dev.sallyport.toolchain.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One build, ready to run.
 *
 * @param modules what {@code -pl} selects; empty means the whole reactor
 * @param source the tree to build, outside
 * @param directory the folder in the tree that Maven is started in; empty means its root
 * @param mavenHome an unpacked distribution, outside
 * @param buildRoot the system to build in; empty means this machine's own
 * @param repositoryIds the ids that the effective models name
 * @param own every coordinate of the release under judgement
 * @param forbidden digests of its published files
 * @param extras what the recipe does not say
 * @param variables of the environment, besides those that every build has; never in place of one
 */
public record Plan(
    Environment environment,
    List<String> modules,
    Path source,
    String directory,
    Jdk jdk,
    Path mavenHome,
    Optional<Path> buildRoot,
    Set<String> repositoryIds,
    Set<Gav> own,
    Set<Sha256> forbidden,
    Extras extras,
    Limits limits,
    Map<String, String> variables) {

  public Plan {
    variables = Map.copyOf(variables);
  }

  /** The same build with these variables in its environment. */
  public Plan with(Map<String, String> more) {
    return new Plan(
        environment,
        modules,
        source,
        directory,
        jdk,
        mavenHome,
        buildRoot,
        repositoryIds,
        own,
        forbidden,
        extras,
        limits,
        more);
  }

  /** The same build of another source, started in its root. */
  Plan of(Path other) {
    return new Plan(
        environment,
        List.of(),
        other,
        "",
        jdk,
        mavenHome,
        buildRoot,
        repositoryIds,
        own,
        forbidden,
        extras,
        limits,
        variables);
  }

  /** Where a build has its home. */
  public String home() {
    return "/home/" + environment.user().value();
  }
}
