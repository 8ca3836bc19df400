package dev.sallyport.source;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Model;

/**
 * Where in a source tree a release's module is, and how sure that is.
 *
 * @param level NONE where no POM of the tree is this release's
 * @param module the module's folder relative to the root, the empty text for the root itself
 */
public record ReleaseMatch(PomMatch level, String module) {
  private static final ReleaseMatch NONE = new ReleaseMatch(PomMatch.NONE, "");

  /** Test projects and fixtures may copy a module's POM; a module of the build comes first. */
  private static final Comparator<ReleaseMatch> BEST_FIRST =
      Comparator.comparing((ReleaseMatch match) -> match.level)
          .thenComparing(match -> ("/" + match.module + "/").contains("/src/"))
          .thenComparing(match -> match.module.chars().filter(c -> c == '/').count())
          .thenComparing(match -> !match.module.isEmpty())
          .thenComparing(ReleaseMatch::module);

  public boolean isMatch() {
    return level != PomMatch.NONE;
  }

  /**
   * Looks for the release among the POMs of a tree. Group, artifact and version must be the
   * release's at every level: equal bytes alone say nothing where the version is a property.
   */
  static ReleaseMatch find(PomFiles files, Release release) throws IOException {
    TreeModels models = TreeModels.of(files, release.properties());
    ReleaseMatch best = NONE;
    for (Map.Entry<String, Model> entry : models.byPath().entrySet()) {
      String path = entry.getKey();
      if (isRelease(models, path, entry.getValue(), release)) {
        PomMatch level = level(files.read(path), entry.getValue(), release);
        ReleaseMatch match = new ReleaseMatch(level, TreePath.parent(path));
        best = BEST_FIRST.compare(match, best) < 0 ? match : best;
      }
    }
    return best;
  }

  private static boolean isRelease(TreeModels models, String path, Model model, Release release) {
    return release.gav().artifactId().equals(model.getArtifactId())
        && models.groupId(path).filter(release.gav().groupId()::equals).isPresent()
        && models.version(path).filter(release.gav().version()::equals).isPresent();
  }

  private static PomMatch level(Optional<byte[]> bytes, Model model, Release release) {
    if (bytes.isEmpty()) {
      return PomMatch.NONE;
    }
    if (release.pom().sameBytes(bytes.get())) {
      return PomMatch.BYTES;
    }
    if (release.pom().sameLines(bytes.get())) {
      return PomMatch.LINES;
    }
    Optional<Model> published = TreeModels.parse(release.pom().bytes());
    boolean same =
        published
            .filter(other -> release.gav().artifactId().equals(other.getArtifactId()))
            .filter(other -> model.getPackaging().equals(other.getPackaging()))
            .isPresent();
    return same ? PomMatch.MODEL : PomMatch.NONE;
  }
}
