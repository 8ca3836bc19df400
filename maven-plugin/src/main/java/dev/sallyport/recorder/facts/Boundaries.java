package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Which folders of a work tree are made by builds, and which are compiled.
 *
 * @param ignored what is below is not source: build directories, a local repository
 * @param sourceRoots what is below goes into a build
 */
record Boundaries(Set<Path> ignored, Set<Path> sourceRoots) {

  /** With paths as they are met on a walk through the work tree. */
  static Boundaries in(Path workTree, Set<Path> ignored, Set<Path> sourceRoots) {
    return new Boundaries(below(workTree, ignored), below(workTree, sourceRoots));
  }

  private static Set<Path> below(Path workTree, Set<Path> paths) {
    Set<Path> below = new HashSet<>();
    for (Path path : paths) {
      Path absolute = path.toAbsolutePath().normalize();
      below.add(absolute.startsWith(workTree) ? absolute : throughLinks(workTree, absolute));
    }
    return below;
  }

  private static Path throughLinks(Path workTree, Path path) {
    try {
      Path real = workTree.toRealPath();
      Path realPath = path.toRealPath();
      return realPath.startsWith(real) ? workTree.resolve(real.relativize(realPath)) : path;
    } catch (IOException notThere) {
      return path;
    }
  }

  boolean isIgnored(Path path) {
    return ignored.contains(path);
  }

  boolean isCompiled(Path path) {
    return sourceRoots.stream().anyMatch(path::startsWith);
  }

  boolean holdsSource(Path folder) {
    return sourceRoots.stream().anyMatch(root -> root.startsWith(folder));
  }
}
