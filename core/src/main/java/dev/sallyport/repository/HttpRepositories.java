package dev.sallyport.repository;

import dev.sallyport.digest.Digests;
import dev.sallyport.repository.RepositoryPath.Kind;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * The repositories of the world outside, and folders that stand for one. Every file is put into the
 * store and held against the checksum that its repository publishes beside it.
 */
public final class HttpRepositories implements RepositoryClient, AutoCloseable {
  private static final Pattern SHA1 =
      Pattern.compile("(?<![0-9A-Fa-f])[0-9A-Fa-f]{40}(?![0-9A-Fa-f])");
  private static final int MAX_CHECKSUM_BYTES = 4096;
  private static final int CHECKSUM_THREADS = 16;

  private final Upstreams upstreams;
  private final Store store;
  private final TransferLimits limits;
  private final HttpConnections connections;
  private final Transport http;
  private final Transport folders = new FolderTransport();
  private final ExecutorService checksums;

  HttpRepositories(Upstreams upstreams, Store store, TransferLimits limits, DnsResolver names) {
    this.upstreams = upstreams;
    this.store = store;
    this.limits = limits;
    this.connections = new HttpConnections(limits, names, upstreams.listedHosts());
    this.http = new HttpTransport(connections, limits);
    this.checksums =
        Executors.newFixedThreadPool(
            CHECKSUM_THREADS,
            task -> {
              Thread thread = new Thread(task, "sallyport-checksum");
              thread.setDaemon(true);
              return thread;
            });
  }

  public static HttpRepositories over(Upstreams upstreams, Store store, TransferLimits limits) {
    return new HttpRepositories(upstreams, store, limits, SystemDefaultDnsResolver.INSTANCE);
  }

  @Override
  public Answer get(String repositoryId, RepositoryPath path) throws Refusal {
    Upstream upstream = upstream(repositoryId);
    if (path.kind() == Kind.CHECKSUM) {
      return getUnchecked(upstream, path);
    }
    try {
      return getChecked(upstream, path);
    } catch (Refusal refusal) {
      // Metadata may have been replaced between the two requests; a second look tells.
      if (refusal.finding().rule() != Rule.INPUT_CHECKSUM_MISMATCH) {
        throw refusal;
      }
      return getChecked(upstream, path);
    }
  }

  private Answer getChecked(Upstream upstream, RepositoryPath path) throws Refusal {
    Future<Optional<String>> published =
        checksums.submit(() -> transport(upstream).fetch(upstream, path + ".sha1", this::text));
    Answer answer;
    try {
      answer = getUnchecked(upstream, path);
    } catch (Refusal refusal) {
      published.cancel(false);
      throw refusal;
    }
    return answer instanceof Answer.Found found
        ? hold(found.digests(), await(published, upstream, path), upstream, path)
        : answer;
  }

  private Answer getUnchecked(Upstream upstream, RepositoryPath path) throws Refusal {
    Optional<Digests> digests =
        transport(upstream)
            .fetch(upstream, path.text(), in -> store.put(in, limits.maxFileBytes()));
    return digests.isPresent() ? new Answer.Found(digests.get(), false) : new Answer.Absent();
  }

  private static Answer hold(
      Digests digests, Optional<String> published, Upstream upstream, RepositoryPath path)
      throws Refusal {
    Matcher named = SHA1.matcher(published.orElse(""));
    if (!named.find()) {
      return new Answer.Found(digests, false);
    }
    String expected = named.group().toLowerCase(Locale.ROOT);
    if (!expected.equals(digests.sha1())) {
      throw new Refusal(
          new Finding(
              Rule.INPUT_CHECKSUM_MISMATCH,
              upstream.id() + "/" + path,
              new Evidence.Mismatch("sha1 " + expected, "sha1 " + digests.sha1()),
              "ask whoever runs the repository or mirror which of the two is right"));
    }
    return new Answer.Found(digests, true);
  }

  private static Optional<String> await(
      Future<Optional<String>> published, Upstream upstream, RepositoryPath path) throws Refusal {
    try {
      return published.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refusal(
          Rule.TOOL_INTERRUPTED, upstream.id() + "/" + path, "stopped while waiting", "");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Refusal refusal) {
        throw new Refusal(refusal.finding());
      }
      throw new CompletionException(failed.getCause());
    }
  }

  private String text(InputStream in) throws IOException {
    return new String(in.readNBytes(MAX_CHECKSUM_BYTES), StandardCharsets.ISO_8859_1);
  }

  @Override
  public Optional<List<String>> list(String repositoryId, String folder) throws Refusal {
    Upstream upstream = upstream(repositoryId);
    for (String segment : folder.substring(0, Math.max(0, folder.length() - 1)).split("/", -1)) {
      if (!folder.endsWith("/") || !RepositoryPath.isSegment(segment)) {
        throw new Refusal(
            Rule.INPUT_PATH_REFUSED, folder, "not the path of a folder of a repository", "");
      }
    }
    return transport(upstream).list(upstream, folder);
  }

  private Upstream upstream(String repositoryId) throws Refusal {
    Upstream upstream = upstreams.find(repositoryId).orElse(null);
    if (upstream == null) {
      throw refused(repositoryId, "no model and no setting names a repository of this id");
    }
    if (upstream.blocked()) {
      throw refused(repositoryId, "a mirror of the caller's settings blocks it");
    }
    if (upstream.isFolder() && upstream.namedBy() == NamedBy.MODEL) {
      throw refused(repositoryId, "a model names a folder of this machine");
    }
    return upstream;
  }

  private static Refusal refused(String repositoryId, String why) {
    return new Refusal(
        Rule.INPUT_REPOSITORY_REFUSED,
        repositoryId,
        why,
        "if this is wanted, name the repository with --repository or in settings.xml");
  }

  private Transport transport(Upstream upstream) {
    return upstream.isFolder() ? folders : http;
  }

  @Override
  public void close() {
    checksums.shutdownNow();
    connections.close();
  }
}
