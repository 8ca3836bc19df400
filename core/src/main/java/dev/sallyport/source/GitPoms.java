package dev.sallyport.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;

/** The POMs of a git tree. */
record GitPoms(Repository repository, ObjectId tree) implements PomFiles {

  @Override
  public List<String> poms() throws IOException {
    List<String> found = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(PathSuffixFilter.create("pom.xml"));
      while (walk.next() && found.size() < MOST_POMS) {
        boolean regular =
            FileMode.REGULAR_FILE.equals(walk.getRawMode(0))
                || FileMode.EXECUTABLE_FILE.equals(walk.getRawMode(0));
        if (regular && walk.getNameString().equals("pom.xml")) {
          found.add(walk.getPathString());
        }
      }
    }
    return found;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
      if (walk == null || (walk.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
        return Optional.empty();
      }
      ObjectLoader blob = repository.open(walk.getObjectId(0));
      return blob.getSize() > LARGEST_POM ? Optional.empty() : Optional.of(blob.getBytes());
    }
  }
}
