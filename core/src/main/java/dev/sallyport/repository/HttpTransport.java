package dev.sallyport.repository;

import dev.sallyport.repository.PublicAddresses.PrivateAddress;
import dev.sallyport.store.TooLarge;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Repositories behind HTTP. Redirects are followed by hand and only to the same host. */
final class HttpTransport implements Transport {
  private static final int MAX_REDIRECTS = 5;
  private static final int MAX_INDEX_BYTES = 4 << 20;
  private static final int MAX_ERROR_BYTES = 1 << 16;
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final HttpConnections connections;
  private final TransferLimits limits;

  /** Hosts that no connection could be made to: asked once per run, not once per file. */
  private final Map<String, String> dead = new ConcurrentHashMap<>();

  HttpTransport(HttpConnections connections, TransferLimits limits) {
    this.connections = connections;
    this.limits = limits;
  }

  @Override
  public <T> Optional<T> fetch(Upstream upstream, String path, Body<T> body) throws Refusal {
    return new Download<>(upstream, path, response -> take(response, body)).run();
  }

  @Override
  public Optional<List<String>> list(Upstream upstream, String folder) throws Refusal {
    return new Download<>(upstream, folder, HttpTransport::index)
        .run()
        .flatMap(page -> IndexPage.names(page, upstream.base().resolve(folder)));
  }

  private static String index(ClassicHttpResponse response) throws IOException {
    Header type = response.getFirstHeader("Content-Type");
    HttpEntity entity = response.getEntity();
    if (type == null || !type.getValue().startsWith("text/html") || entity == null) {
      return "";
    }
    try (InputStream in = entity.getContent()) {
      return new String(in.readNBytes(MAX_INDEX_BYTES), StandardCharsets.ISO_8859_1);
    }
  }

  private <T> T take(ClassicHttpResponse response, Body<T> body) throws IOException, Refusal {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      throw new ConnectionClosedException("no body");
    }
    if (entity.getContentLength() > limits.maxFileBytes()) {
      throw new BodyTooLarge();
    }
    try (InputStream in = entity.getContent()) {
      return body.take(new Deadline(in, limits.whole()));
    }
  }

  private static final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private interface Reading<T> {
    T read(ClassicHttpResponse response) throws IOException, Refusal;
  }

  /** An answer that may be another one in a moment. */
  private static final class Passing extends IOException {
    private static final long serialVersionUID = 1L;
    private final Duration wait;

    Passing(int status, Duration wait) {
      super("status " + status);
      this.wait = wait;
    }
  }

  /** One file of one upstream, with its redirects and retries. */
  private final class Download<T> {
    private final Upstream upstream;
    private final String path;
    private final Reading<T> reading;

    Download(Upstream upstream, String path, Reading<T> reading) {
      this.upstream = upstream;
      this.path = path;
      this.reading = reading;
    }

    Optional<T> run() throws Refusal {
      if (!upstream.isHttp()) {
        throw refused("its URL is not a plain http, https or file URL");
      }
      boolean outOfSight = upstream.proxy().isPresent() && upstream.namedBy() == NamedBy.MODEL;
      if (outOfSight && !PublicAddresses.mayBePublic(upstream.base().getHost())) {
        throw refused("its host is not a public one");
      }
      String host = Upstreams.hostPort(upstream.base());
      if (dead.containsKey(host)) {
        throw unreachable(String.valueOf(dead.get(host)));
      }
      for (int attempt = 0; ; attempt++) {
        try {
          return follow(upstream.base().resolve(path));
        } catch (PrivateAddress secret) {
          throw refused("its host has an address that is not public");
        } catch (TooLarge | BodyTooLarge large) {
          throw tooLarge();
        } catch (IOException failed) {
          if (attempt >= limits.retries()) {
            throw gaveUp(host, failed);
          }
          pause(attempt, failed);
        }
      }
    }

    private Optional<T> follow(URI start) throws IOException, Refusal {
      URI uri = start;
      for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
        Step<T> step = connections.get(upstream, uri, this::step);
        if (step.redirect().isEmpty()) {
          return step.value();
        }
        uri = SameHost.follow(uri, step.redirect().get()).orElseThrow(this::otherHost);
      }
      throw unreachable("more than " + MAX_REDIRECTS + " redirects");
    }

    private Step<T> step(ClassicHttpResponse response) throws IOException, Refusal {
      int status = response.getCode();
      Header encoding = response.getFirstHeader("Content-Encoding");
      Header location = response.getFirstHeader("Location");
      if (status != 200) {
        drain(response);
      }
      if (status == 404 || status == 410) {
        return new Step<>(Optional.empty(), Optional.empty());
      }
      if (status >= 300 && status < 400 && location != null) {
        return new Step<>(Optional.empty(), Optional.of(location.getValue()));
      }
      if (status == 429 || status >= 500) {
        throw new Passing(status, wait(response));
      }
      if (status != 200) {
        throw unreachable("answered with status " + status);
      }
      if (encoding != null && !encoding.getValue().equalsIgnoreCase("identity")) {
        throw unreachable("answered with a content encoding that was not asked for");
      }
      return new Step<>(Optional.of(reading.read(response)), Optional.empty());
    }

    /** A connection is used again only when the whole answer was read. */
    private void drain(ClassicHttpResponse response) throws IOException {
      if (response.getEntity() != null) {
        InputStream in = response.getEntity().getContent();
        in.readNBytes(MAX_ERROR_BYTES);
      }
    }

    private Duration wait(ClassicHttpResponse response) {
      Header after = response.getFirstHeader("Retry-After");
      if (after == null || !after.getValue().matches("\\d{1,6}")) {
        return Duration.ZERO;
      }
      Duration asked = Duration.ofSeconds(Long.parseLong(after.getValue()));
      return asked.compareTo(MAX_WAIT) < 0 ? asked : MAX_WAIT;
    }

    private void pause(int attempt, IOException failed) throws Refusal {
      Duration wait = limits.backoff().multipliedBy(1L << attempt);
      if (failed instanceof Passing passing && passing.wait.compareTo(wait) > 0) {
        wait = passing.wait;
      }
      try {
        Thread.sleep(wait.toMillis());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new Refusal(Rule.TOOL_INTERRUPTED, subject(), "stopped while waiting", "");
      }
    }

    private Refusal gaveUp(String host, IOException failed) {
      boolean cut =
          failed instanceof ConnectionClosedException
              || failed instanceof MalformedChunkCodingException;
      if (cut && !(failed instanceof NoHttpResponseException)) {
        return new Refusal(
            Rule.INPUT_TRUNCATED,
            subject(),
            "ended early in each of " + (limits.retries() + 1) + " attempts",
            "try again later, or another mirror");
      }
      String what = failed.getClass().getSimpleName();
      if (failed instanceof UnknownHostException
          || failed instanceof ConnectException
          || failed instanceof ConnectTimeoutException) {
        dead.put(host, what);
      }
      return unreachable(failed instanceof Passing ? "answered with " + failed.getMessage() : what);
    }

    private Refusal otherHost() {
      return refused("it redirects to another host or scheme");
    }

    private Refusal refused(String why) {
      return new Refusal(
          Rule.INPUT_REPOSITORY_REFUSED,
          subject(),
          why,
          "if this is wanted, name the repository with --repository or in settings.xml");
    }

    private Refusal unreachable(String why) {
      return new Refusal(
          Rule.INPUT_UNREACHABLE,
          subject(),
          why,
          "see that the repository can be reached, and that settings.xml has its login and proxy");
    }

    private Refusal tooLarge() {
      return new Refusal(
          Rule.INPUT_LIMIT,
          subject(),
          "larger than " + limits.maxFileBytes() + " bytes",
          "raise the limit if this file is really needed");
    }

    private String subject() {
      return upstream.id() + "/" + path;
    }
  }

  private record Step<T>(Optional<T> value, Optional<String> redirect) {}
}
