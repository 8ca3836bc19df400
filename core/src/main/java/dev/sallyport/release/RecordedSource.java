package dev.sallyport.release;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.report.Voucher;
import dev.sallyport.source.ArchiveLimits;
import dev.sallyport.source.Checkout;
import dev.sallyport.source.FetchLimits;
import dev.sallyport.source.FolderTree;
import dev.sallyport.source.FoundCommit;
import dev.sallyport.source.GitFetch;
import dev.sallyport.source.GitSource;
import dev.sallyport.source.GitTree;
import dev.sallyport.source.PublishedPom;
import dev.sallyport.source.Release;
import dev.sallyport.source.SourceArchive;
import dev.sallyport.source.SourceTree;
import dev.sallyport.source.TagSearch;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The source that a record names, by commit or by digest. What the record says about its origin is
 * not repeated: the report names what was really opened, and its POM is held against the published
 * one again.
 */
final class RecordedSource {
  private final BuildRecord record;
  private final VerifyRequest request;
  private final Means means;
  private final Release release;
  private final Checkout how;

  /** For a record, with the POM that is published now. */
  RecordedSource(BuildRecord record, VerifyRequest request, Means means, byte[] pom) {
    this.record = record;
    this.request = request;
    this.means = means;
    this.release =
        new Release(
            record.release(),
            new PublishedPom(pom),
            Optional.empty(),
            List.of(),
            record.recipe().environment().properties().value());
    this.how = Checkouts.of(record.recipe().environment());
  }

  SourceSearch.Found find() throws Refusal, IOException {
    BuildRecord.Source source = record.source();
    String location = request.source().orElse(source.location());
    Voucher voucher = request.source().isPresent() ? Voucher.GIVEN : Voucher.RECORDED;
    Optional<String> commit = Optional.ofNullable(source.digests().get("gitCommit"));
    Optional<Sha256> archive = Optional.ofNullable(source.digests().get("sha256")).map(Sha256::new);
    Path folder = means.work().resolve("source");
    SourceTree tree;
    if (commit.isPresent()) {
      tree = git(location, commit.get(), folder);
    } else if (archive.isPresent()) {
      tree = archive(location, archive.get(), folder);
    } else {
      tree = folder(Path.of(location), folder);
    }
    return new SourceSearch.Found(tree, voucher, location, archive, source.remote());
  }

  private SourceTree git(String location, String commit, Path folder) throws Refusal, IOException {
    boolean remote = location.contains("://");
    if (remote && request.offline()) {
      throw new Refusal(
          Rule.SOURCE_UNREACHABLE,
          location,
          "offline, and the recorded source is a URL",
          "give a local copy of the repository with --source DIR");
    }
    Checkout recorded =
        new Checkout(how.umask(), how.newline(), how.branch(), record.source().remote());
    try (GitSource git =
        remote
            ? new GitFetch(means.cache().resolve("git"), FetchLimits.usual(means.clock()))
                .fetch(location, Optional.of(commit))
            : GitSource.open(Path.of(location), location)) {
      FoundCommit found = new TagSearch(git, release).find(Optional.empty(), Optional.of(commit));
      return new GitTree(git, recorded).write(found, folder);
    }
  }

  private SourceTree archive(String location, Sha256 digest, Path folder)
      throws Refusal, IOException {
    Path file = Path.of(location);
    if (!Files.isRegularFile(file)) {
      file = means.work().resolve("source-archive");
      if (!means.store().has(digest)) {
        throw new Refusal(
            Rule.SOURCE_UNREACHABLE,
            location,
            "neither a file here nor in the store",
            "give the archive with --source FILE");
      }
      Stored.copy(means.store(), digest, file);
    }
    require(digest.hex(), Digests.of(file).sha256().hex(), location);
    return new SourceArchive(file, location, ArchiveLimits.usual())
        .write(release, how.umask(), folder);
  }

  private SourceTree folder(Path from, Path folder) throws Refusal, IOException {
    SourceTree tree =
        new FolderTree(from, from.toString(), ArchiveLimits.usual())
            .write(release, how.umask(), folder);
    String recorded = record.source().digests().getOrDefault(FolderDigest.NAME, "none");
    require(recorded, FolderDigest.of(tree.directory()), from.toString());
    return tree;
  }

  private static void require(String recorded, String actual, String location) throws Refusal {
    if (!recorded.equals(actual)) {
      throw new Refusal(
          new Finding(
              Rule.SOURCE_NOT_THIS_RELEASE,
              location,
              new Evidence.Mismatch(recorded, actual),
              "give the very source that the record names with --source"));
    }
  }
}
