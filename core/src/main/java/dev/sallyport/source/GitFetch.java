package dev.sallyport.source;

import dev.sallyport.digest.Digests;
import dev.sallyport.objects.IsolatedGit;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;

/**
 * Fetches repositories over http or https into a cache: one bare repository per URL, in a folder
 * named by the URL's SHA-256. Branches and tags follow the other side, also backwards.
 */
public record GitFetch(Path cache, FetchLimits limits) {

  /**
   * Fetches all branches and tags.
   *
   * @param commit a full commit id to ask for too, where no branch or tag may lead to it any more
   * @throws Refusal {@code source.unreachable}
   */
  public GitSource fetch(String url, Optional<String> commit) throws Refusal {
    String shown = url.replaceFirst("^(https?://)[^/@]*@", "$1");
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      throw GitSource.unreachable(shown, "it is not an http or https address");
    }
    IsolatedGit.install();
    Path folder = cache.resolve(Digests.of(url.getBytes(StandardCharsets.UTF_8)).sha256().hex());
    try (Git git = opened(folder)) {
      fetch(git, url, List.of("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"));
      if (commit.isPresent() && !has(git, commit.get())) {
        fetch(git, url, List.of(commit.get() + ":refs/sallyport/" + commit.get()));
      }
    } catch (GitAPIException | JGitInternalException | IOException failed) {
      throw GitSource.unreachable(shown, why(failed));
    }
    return GitSource.open(folder, shown);
  }

  private static Git opened(Path folder) throws IOException, GitAPIException {
    if (Files.exists(folder.resolve("HEAD"))) {
      return Git.open(folder.toFile());
    }
    Files.createDirectories(folder);
    return Git.init().setBare(true).setGitDir(folder.toFile()).setInitialBranch("main").call();
  }

  private void fetch(Git git, String url, List<String> specs) throws GitAPIException {
    List<RefSpec> all = new ArrayList<>();
    specs.forEach(spec -> all.add(new RefSpec(spec)));
    git.fetch()
        .setRemote(url)
        .setRefSpecs(all)
        .setRemoveDeletedRefs(specs.size() > 1)
        .setTagOpt(TagOpt.NO_TAGS)
        .setTimeout((int) limits.idle().toSeconds())
        .setProgressMonitor(new Deadline(limits.clock().instant().plus(limits.total())))
        .call();
  }

  private static boolean has(Git git, String commit) throws IOException {
    return commit.matches("[0-9a-f]{40}")
        && git.getRepository()
            .getObjectDatabase()
            .has(org.eclipse.jgit.lib.ObjectId.fromString(commit));
  }

  /** The innermost reason, which is the network's; JGit wraps it several times. */
  private static String why(Exception failed) {
    Throwable cause = failed;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return "it could not be fetched: "
        + cause.getClass().getSimpleName()
        + (message == null ? "" : " (" + message.lines().findFirst().orElse("") + ")");
  }

  private final class Deadline extends EmptyProgressMonitor {
    private final Instant end;

    Deadline(Instant end) {
      this.end = end;
    }

    @Override
    public boolean isCancelled() {
      return limits.clock().instant().isAfter(end);
    }
  }
}
