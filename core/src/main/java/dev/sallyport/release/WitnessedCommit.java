package dev.sallyport.release;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.recipe.Environment;
import dev.sallyport.report.Voucher;
import dev.sallyport.source.FetchLimits;
import dev.sallyport.source.FoundCommit;
import dev.sallyport.source.GitFetch;
import dev.sallyport.source.GitSource;
import dev.sallyport.source.GitTree;
import dev.sallyport.source.PomMatch;
import dev.sallyport.source.ReleaseMatch;
import dev.sallyport.source.SourceTree;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import dev.sallyport.witness.RecordPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The commit that a session's record names: by its id, and its tree by a SHA-512 that covers every
 * byte of it. No published POM is needed to prove it.
 */
final class WitnessedCommit {
  private final SessionRecord.Source recorded;
  private final VerifyRequest request;
  private final Means means;
  private final Optional<RecordPlace> place;

  WitnessedCommit(
      SessionRecord.Source recorded,
      VerifyRequest request,
      Means means,
      Optional<RecordPlace> place) {
    this.recorded = recorded;
    this.request = request;
    this.means = means;
    this.place = place;
  }

  /** Where the source is read from; empty where nobody says. */
  Optional<String> location() {
    return request.source().or(() -> place.map(at -> at.workTree().toString()));
  }

  /** The source, written out. */
  SourceSearch.Found find(Environment environment) throws Refusal, IOException {
    String location =
        location()
            .orElseThrow(
                () ->
                    new Refusal(
                        Rule.SOURCE_NOT_FOUND,
                        request.gav().toString(),
                        "the record does not lie in a git work tree any more",
                        "name the repository with --source DIR"));
    String commit = recorded.gitCommit().orElseThrow();
    try (GitSource git = open(location, commit)) {
      if (git.commit(commit).isEmpty()) {
        throw notThis(location, "commit " + commit, "no such commit");
      }
      ReleaseMatch match = new ReleaseMatch(PomMatch.NONE, recorded.folder());
      SourceTree tree =
          new GitTree(git, Checkouts.of(environment))
              .write(
                  new FoundCommit(commit, Optional.empty(), match), means.work().resolve("source"));
      requireSame(tree, commit, location);
      Voucher voucher = request.source().isPresent() ? Voucher.GIVEN : Voucher.RECORDED;
      return new SourceSearch.Found(tree, voucher, location, Optional.empty(), Optional.empty());
    }
  }

  private GitSource open(String location, String commit) throws Refusal {
    if (!location.contains("://")) {
      Path folder = Path.of(location);
      if (Files.isRegularFile(folder)) {
        throw new Refusal(
            Rule.SOURCE_UNREACHABLE,
            location,
            "an archive has no commits",
            "name the repository that has commit " + commit + " with --source");
      }
      return GitSource.open(folder, location);
    }
    if (request.offline()) {
      throw new Refusal(
          Rule.SOURCE_UNREACHABLE,
          location,
          "offline, and the source is a URL",
          "give a local copy of the repository with --source DIR");
    }
    return new GitFetch(means.cache().resolve("git"), FetchLimits.usual(means.clock()))
        .fetch(location, Optional.of(commit));
  }

  private void requireSame(SourceTree tree, String commit, String location) throws Refusal {
    String actual = tree.tree().orElse("none");
    if (recorded.gitTree().isPresent() && !recorded.gitTree().get().equals(actual)) {
      throw notThis(location, "tree " + recorded.gitTree().get(), "tree " + actual);
    }
    try (GitObjects objects = GitObjects.open(tree.directory())) {
      String sha512 = objects.treeSha512(objects.rootTree(new GitId(commit)));
      if (!recorded.treeSha512().equals(Optional.of(sha512))) {
        throw notThis(
            location,
            "tree-sha512 " + recorded.treeSha512().orElse("not recorded"),
            "tree-sha512 " + sha512);
      }
    }
  }

  private static Refusal notThis(String location, String expected, String actual) {
    return new Refusal(
        new Finding(
            Rule.SOURCE_NOT_THIS_RELEASE,
            location,
            new Evidence.Mismatch(expected, actual),
            "name the repository that was built from with --source"));
  }
}
