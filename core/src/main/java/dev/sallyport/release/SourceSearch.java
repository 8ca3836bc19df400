package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.recipe.Confidence;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.report.Voucher;
import dev.sallyport.source.ArchiveLimits;
import dev.sallyport.source.Checkout;
import dev.sallyport.source.FetchLimits;
import dev.sallyport.source.FolderTree;
import dev.sallyport.source.FoundCommit;
import dev.sallyport.source.GitFetch;
import dev.sallyport.source.GitSource;
import dev.sallyport.source.GitTree;
import dev.sallyport.source.Release;
import dev.sallyport.source.ScmLocation;
import dev.sallyport.source.SourceArchive;
import dev.sallyport.source.SourceMirror;
import dev.sallyport.source.SourceTree;
import dev.sallyport.source.TagSearch;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the source of a release is: what the caller gives; else what the release's own POM claims;
 * else the archive that the same publisher put beside the release.
 */
final class SourceSearch {
  private static final List<String> ARCHIVES =
      List.of("-source-release.zip", "-source-release.tar.gz", "-src.tar.gz", "-src.zip");

  private final Release release;
  private final ScmLocation scm;
  private final List<SourceMirror> mirrors;
  private final Optional<String> publishedOrigin;
  private final Path out;
  private final boolean expectsRepository;
  private final Means means;

  /**
   * Ready to search.
   *
   * @param publishedOrigin the address of the source that a published manifest names
   */
  SourceSearch(
      Release release,
      ScmLocation scm,
      Optional<String> publishedOrigin,
      VerifyRequest request,
      Means means) {
    this.out = request.out();
    this.expectsRepository = request.expectSource().isPresent();
    this.publishedOrigin = publishedOrigin;
    this.release = release;
    this.scm = scm;
    this.mirrors =
        request.sourceMirrors().entrySet().stream()
            .map(mirror -> new SourceMirror(mirror.getKey(), mirror.getValue()))
            .toList();
    this.means = means;
  }

  /**
   * The source, written out.
   *
   * @param location where it was really read from
   * @param archive digest, where it is an archive
   * @param folder digest, where it is a plain folder
   * @param remote what the build sees as {@code remote.origin.url}
   */
  record Found(
      SourceTree tree,
      Voucher voucher,
      String location,
      Optional<Sha256> archive,
      Optional<String> folder,
      Optional<String> remote) {

    /** A source that is pinned by its commit or its archive. */
    Found(
        SourceTree tree,
        Voucher voucher,
        String location,
        Optional<Sha256> archive,
        Optional<String> remote) {
      this(tree, voucher, location, archive, Optional.empty(), remote);
    }
  }

  /** By the recipe where it names a source, else by what the release says. */
  Found find(Recipe recipe, Optional<String> ref, PublishedSet published, Checkout how, Path folder)
      throws Refusal, IOException {
    Optional<String> wanted = ref.or(() -> recipe.ref().value());
    if (recipe.source().confidence() != Confidence.GIVEN) {
      return claimed(published, wanted, recipe.commit().value(), how, folder);
    }
    return given(recipe.source().value(), wanted, recipe.commit().value(), how, folder);
  }

  /** From what the caller gave: a folder, a repository, an archive or a URL. */
  private Found given(
      String source, Optional<String> ref, Optional<String> commit, Checkout how, Path folder)
      throws Refusal, IOException {
    if (source.contains("://")) {
      return git(source, rewritten(source), ref, commit, how, folder, Voucher.GIVEN);
    }
    Path place = Path.of(source).toAbsolutePath().normalize();
    if (Files.isDirectory(place)) {
      return GitSource.isRepository(place)
          ? git(place.toString(), place.toString(), ref, commit, how, folder, Voucher.GIVEN)
          : folder(place, how, folder);
    }
    if (Files.isRegularFile(place)) {
      SourceTree tree =
          new SourceArchive(place, place.toString(), ArchiveLimits.usual())
              .write(release, how.umask(), folder);
      return new Found(
          tree,
          Voucher.GIVEN,
          place.toString(),
          Optional.of(Digests.of(place).sha256()),
          Optional.empty());
    }
    throw new Refusal(
        Rule.SOURCE_UNREACHABLE,
        source,
        "there is no such file or folder",
        "give --source a URL, a folder, a bare repository or an archive");
  }

  private Found folder(Path place, Checkout how, Path folder) throws Refusal, IOException {
    if (out.toAbsolutePath().normalize().startsWith(place)) {
      throw new Refusal(
          Rule.SOURCE_UNREACHABLE,
          place.toString(),
          "the out folder lies in it, so that the build would see what earlier runs left there",
          "name a folder elsewhere with --out");
    }
    SourceTree tree =
        new FolderTree(place, place.toString(), ArchiveLimits.usual())
            .write(release, how.umask(), folder);
    return new Found(
        tree,
        Voucher.GIVEN,
        place.toString(),
        Optional.empty(),
        Optional.of(FolderDigest.of(tree.directory())),
        Optional.empty());
  }

  /**
   * From what the release itself says; tried in order, and every failure is kept for the message.
   */
  private Found claimed(
      PublishedSet published,
      Optional<String> ref,
      Optional<String> commit,
      Checkout how,
      Path work)
      throws Refusal, IOException {
    List<String> failures = new ArrayList<>(scm.refused());
    Optional<Refusal> telling = Optional.empty();
    int attempt = 0;
    for (ScmLocation.Candidate candidate : scm.candidates()) {
      String location = rewritten(candidate.url());
      try {
        means.progress().step("fetching source from " + location);
        Path folder = work.resolveSibling(work.getFileName() + "-" + attempt++);
        return git(candidate.url(), location, ref, commit, how, folder, Voucher.CLAIMED);
      } catch (Refusal refusal) {
        failures.add(candidate.url() + " (" + candidate.origin() + "): " + said(refusal));
        if (refusal.finding().rule() != Rule.SOURCE_UNREACHABLE) {
          telling = Optional.of(refusal);
        }
      }
    }
    // who asks for a commit or a repository must not be given something else in its place
    boolean pinned = ref.isPresent() || commit.isPresent() || expectsRepository;
    Optional<Found> archive = pinned ? Optional.empty() : archive(published, how, work, failures);
    if (archive.isPresent()) {
      return archive.get();
    }
    if (telling.isPresent()) {
      throw telling.get();
    }
    throw new Refusal(
        new Finding(
            scm.candidates().isEmpty() ? Rule.SOURCE_NOT_FOUND : Rule.SOURCE_UNREACHABLE,
            release.gav().toString(),
            new dev.sallyport.verdict.Evidence.Items(
                failures.isEmpty()
                    ? List.of("the POM has no <scm>, and no source archive is published")
                    : failures),
            "give the source with --source URL|DIR|ARCHIVE, or --source-mirror PREFIX=TEMPLATE"));
  }

  /** The publisher's own source archive; needs no git. */
  private Optional<Found> archive(
      PublishedSet published, Checkout how, Path work, List<String> failures)
      throws Refusal, IOException {
    Gav gav = release.gav();
    for (String ending : ARCHIVES) {
      Digests digests = published.files().get(gav.file(ending));
      if (digests == null) {
        continue;
      }
      String name = gav.artifactId() + "-" + gav.version() + ending;
      Path file = work.resolveSibling(work.getFileName() + "-" + name);
      Stored.copy(means.store(), digests.sha256(), file);
      means.progress().step("source from the published archive " + name);
      try {
        SourceTree tree =
            new SourceArchive(file, "published " + name, ArchiveLimits.usual())
                .write(
                    release,
                    how.umask(),
                    work.resolveSibling(work.getFileName() + "-tree" + ending));
        return Optional.of(
            new Found(
                tree,
                Voucher.SAME_PUBLISHER,
                "published " + name,
                Optional.of(digests.sha256()),
                Optional.empty()));
      } catch (Refusal refusal) {
        if (refusal.finding().rule() == Rule.SOURCE_ARCHIVE_REFUSED) {
          throw refusal;
        }
        failures.add(name + ": " + said(refusal));
      }
    }
    return Optional.empty();
  }

  private Found git(
      String origin,
      String location,
      Optional<String> ref,
      Optional<String> commit,
      Checkout how,
      Path folder,
      Voucher voucher)
      throws Refusal, IOException {
    Checkout recorded =
        new Checkout(how.umask(), how.newline(), how.branch(), Optional.of(recordedUrl(origin)));
    try (GitSource source = open(origin, location, commit)) {
      FoundCommit found = new TagSearch(source, release).find(ref, commit);
      SourceTree tree = new GitTree(source, recorded).write(found, folder);
      return new Found(tree, voucher, location, Optional.empty(), recorded.originUrl());
    }
  }

  /**
   * A build may write its origin into what it makes, so it sees the address that the release was
   * built from, not our copy: the published manifest's, else the one that the POM claims.
   */
  private String recordedUrl(String origin) {
    if (publishedOrigin.isPresent()) {
      return publishedOrigin.get();
    }
    if (origin.contains("://") || scm.candidates().isEmpty()) {
      return origin;
    }
    String claimed = scm.candidates().get(0).url().replace("://www.github.com/", "://github.com/");
    return claimed.endsWith(".git") ? claimed : claimed + ".git";
  }

  private GitSource open(String origin, String location, Optional<String> commit) throws Refusal {
    return location.contains("://")
        ? new GitFetch(means.cache().resolve("git"), FetchLimits.usual(means.clock()))
            .fetch(location, commit)
        : GitSource.open(Path.of(location), origin);
  }

  private String rewritten(String url) {
    for (SourceMirror mirror : mirrors) {
      Optional<String> place = mirror.rewrite(url);
      if (place.isPresent()) {
        return place.get();
      }
    }
    return url;
  }

  private static String said(Refusal refusal) {
    return refusal.finding().evidence() instanceof dev.sallyport.verdict.Evidence.Fact fact
        ? fact.text()
        : refusal.finding().rule().meaning();
  }
}
