package dev.sallyport.repository;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** The pool of connections, and one GET on it without retries, redirects, cookies or decoding. */
final class HttpConnections implements AutoCloseable {
  private static final int PER_HOST = 32;
  private static final int TOTAL = 128;
  private static final String PROXY = "sallyport.proxy";

  private final CloseableHttpClient client;

  HttpConnections(TransferLimits limits, DnsResolver names, Set<String> listedHosts) {
    var manager =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new PublicAddresses(names, listedHosts))
            .setMaxConnPerRoute(PER_HOST)
            .setMaxConnTotal(TOTAL)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(limits.connect()))
                    .setSocketTimeout(Timeout.of(limits.silence()))
                    .build())
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(manager)
            .setRoutePlanner(new SettingsProxies())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .setUserAgent("sallyport")
            .build();
  }

  interface Handler<R> {
    R handle(ClassicHttpResponse response) throws IOException, Refusal;
  }

  <R> R get(Upstream upstream, URI uri, Handler<R> handler) throws IOException, Refusal {
    HttpGet request = new HttpGet(uri);
    request.setHeader("Accept-Encoding", "identity");
    request.setHeader("Cache-Control", "no-cache");
    upstream.headers().forEach(request::setHeader);
    try (ClassicHttpResponse response =
        client.executeOpen(HttpHost.create(uri), request, context(upstream))) {
      return handler.handle(response);
    } catch (IllegalArgumentException | IllegalStateException malformed) {
      throw new IOException("an answer that cannot be understood", malformed);
    }
  }

  private static HttpClientContext context(Upstream upstream) {
    HttpClientContext context = HttpClientContext.create();
    upstream.proxy().ifPresent(proxy -> setProxy(context, proxy));
    return context;
  }

  private static void setProxy(HttpClientContext context, ProxyServer proxy) {
    HttpHost host = new HttpHost("http", proxy.host(), proxy.port());
    context.setAttribute(PROXY, host);
    proxy
        .login()
        .ifPresent(
            login -> {
              var credentials = new BasicCredentialsProvider();
              credentials.setCredentials(
                  new AuthScope(host),
                  new UsernamePasswordCredentials(login.user(), login.password().toCharArray()));
              context.setCredentialsProvider(credentials);
            });
  }

  /** Takes the proxy from the context of a request. */
  private static final class SettingsProxies extends DefaultRoutePlanner {
    SettingsProxies() {
      super(DefaultSchemePortResolver.INSTANCE);
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
      return (HttpHost) context.getAttribute(PROXY);
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
