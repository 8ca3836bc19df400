package dev.sallyport.rebuild;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Sha256;
import dev.sallyport.recipe.Environment;
import dev.sallyport.sandbox.Limits;
import dev.sallyport.toolchain.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One build, ready to run.
 *
 * @param modules what {@code -pl … -am} selects; empty means the whole reactor
 * @param source the tree to build, outside
 * @param directory the folder in the tree that Maven is started in; empty means its root
 * @param mavenHome an unpacked distribution, outside
 * @param buildRoot the system to build in; empty means this machine's own
 * @param repositoryIds the ids that the effective models name
 * @param own every coordinate of the release under judgement
 * @param forbidden digests of its published files
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
    Limits limits) {}
