package dev.sallyport.artifact;

import dev.sallyport.digest.Digests;
import dev.sallyport.verdict.ArtifactState;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Decides about one path; what is on which side has been found before. */
final class Judgement {
  private static final String UNSEEN =
      "the repository answers 404: never published, or not to be seen from here";

  private final String path;
  private final Optional<ReleaseFile> published;
  private final Optional<ReleaseFile> rebuilt;
  private final Optional<Second> second;
  private final BiFunction<ReleaseFile, ReleaseFile, List<Cause>> causes;

  /** What the second rebuild, if there was one, made of this path. */
  record Second(Optional<ReleaseFile> file) {}

  Judgement(
      String path,
      Optional<ReleaseFile> published,
      Optional<ReleaseFile> rebuilt,
      Optional<Second> second,
      BiFunction<ReleaseFile, ReleaseFile, List<Cause>> causes) {
    this.path = path;
    this.published = published;
    this.rebuilt = rebuilt;
    this.second = second;
    this.causes = causes;
  }

  ArtifactVerdict of(boolean listed, boolean expected) {
    if (published.isPresent() && rebuilt.isPresent()) {
      return both(published.get(), rebuilt.get());
    }
    if (flickers()) {
      return verdict(ArtifactState.FLAKY, "only one of two rebuilds made it");
    }
    if (published.isPresent()) {
      return expected
          ? verdict(ArtifactState.MISSING_IN_REBUILD, "published, but the rebuild did not make it")
          : verdict(ArtifactState.UNEXPECTED_IN_RELEASE, "the rebuild makes no file of this name");
    }
    return listed
        ? verdict(ArtifactState.MISSING_IN_RELEASE, "made by the rebuild, but not published")
        : verdict(ArtifactState.NOT_COMPARED, UNSEEN);
  }

  ArtifactVerdict notCompared(String reason) {
    return verdict(ArtifactState.NOT_COMPARED, reason);
  }

  private ArtifactVerdict both(ReleaseFile released, ReleaseFile made) {
    if (released.hasBytesOf(made)) {
      return verdict(ArtifactState.IDENTICAL, "");
    }
    List<Cause> why = causes.apply(released, made);
    if (second.isEmpty()) {
      return verdict(ArtifactState.DIFFERENT, "one rebuild; a second has not confirmed it", why);
    }
    Optional<ReleaseFile> again = second.get().file();
    if (again.isEmpty()) {
      return verdict(ArtifactState.FLAKY, "only one of two rebuilds made it", why);
    }
    if (again.get().hasBytesOf(released)) {
      return verdict(ArtifactState.FLAKY, "one of two rebuilds made the published bytes", why);
    }
    return again.get().hasBytesOf(made)
        ? verdict(ArtifactState.DIFFERENT, "", why)
        : verdict(ArtifactState.FLAKY, "two rebuilds made different bytes", why);
  }

  private boolean flickers() {
    return second.isPresent() && second.get().file().isPresent() != rebuilt.isPresent();
  }

  private ArtifactVerdict verdict(ArtifactState state, String reason) {
    return verdict(state, reason, List.of());
  }

  private ArtifactVerdict verdict(ArtifactState state, String reason, List<Cause> why) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Optional<Digests> before = published.map(ReleaseFile::digests);
    Optional<Digests> after = rebuilt.map(ReleaseFile::digests);
    return new ArtifactVerdict(path, name, state, before, after, why, reason);
  }
}
