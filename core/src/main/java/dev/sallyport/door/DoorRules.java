package dev.sallyport.door;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Sha256;
import java.util.Set;

/**
 * What the door never lets in, whatever a repository says.
 *
 * @param own coordinates of the release under judgement
 * @param ownDigests of its published files
 * @param repositories ids that may be asked; {@code unknown} is one like any other
 */
public record DoorRules(Set<Gav> own, Set<Sha256> ownDigests, Set<String> repositories) {
  public DoorRules {
    own = Set.copyOf(own);
    ownDigests = Set.copyOf(ownDigests);
    repositories = Set.copyOf(repositories);
  }

  boolean allows(String repositoryId) {
    return repositories.contains(repositoryId);
  }

  /** Letter case does not matter here: some repositories lie on disks that do not know it. */
  boolean isOwn(Ask ask) {
    return ask.path()
        .gav()
        .filter(asked -> own.stream().anyMatch(gav -> same(gav, asked)))
        .isPresent();
  }

  private static boolean same(Gav a, Gav b) {
    return a.artifactId().equalsIgnoreCase(b.artifactId())
        && a.version().equalsIgnoreCase(b.version())
        && a.groupId().equalsIgnoreCase(b.groupId());
  }

  boolean isOwn(Sha256 digest) {
    return ownDigests.contains(digest);
  }
}
