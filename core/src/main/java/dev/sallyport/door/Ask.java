package dev.sallyport.door;

import dev.sallyport.repository.RepositoryPath;
import java.util.Comparator;

/** A file of a repository that somebody asks for. */
public record Ask(String repositoryId, RepositoryPath path) implements Comparable<Ask> {
  private static final Comparator<Ask> ORDER =
      Comparator.comparing(Ask::repositoryId).thenComparing(Ask::path);

  @Override
  public int compareTo(Ask other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return repositoryId + "/" + path;
  }
}
