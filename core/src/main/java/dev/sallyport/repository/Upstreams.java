package dev.sallyport.repository;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/** Which repository id is asked where, with the caller's mirrors, logins and proxies. Immutable. */
public final class Upstreams {
  private final CallerSettings settings;
  private final Map<String, Upstream> byId;

  private Upstreams(CallerSettings settings, Map<String, Upstream> byId) {
    this.settings = settings;
    this.byId = byId;
  }

  /** The repositories of the settings' active profiles, and nothing else yet. */
  public static Upstreams of(CallerSettings settings) throws Refusal {
    Upstreams upstreams = new Upstreams(settings, Map.of());
    for (Profile profile : settings.settings().getProfiles()) {
      if (isActive(settings, profile)) {
        for (var repository : profile.getRepositories()) {
          upstreams = upstreams.plus(repository.getId(), repository.getUrl());
        }
        for (var repository : profile.getPluginRepositories()) {
          upstreams = upstreams.plus(repository.getId(), repository.getUrl());
        }
      }
    }
    return upstreams;
  }

  private static boolean isActive(CallerSettings settings, Profile profile) {
    return settings.settings().getActiveProfiles().contains(profile.getId())
        || (profile.getActivation() != null && profile.getActivation().isActiveByDefault());
  }

  private Upstreams plus(@Nullable String id, @Nullable String url) throws Refusal {
    if (id == null || url == null) {
      return this;
    }
    try {
      return plus(new RemoteRepository(id, new URI(url)), NamedBy.CALLER);
    } catch (URISyntaxException malformed) {
      return this;
    }
  }

  /**
   * These and one more. What the caller named is not replaced by what a model names.
   *
   * @throws Refusal {@code input.unreachable} if a login of the settings cannot be decrypted
   */
  public Upstreams plus(RemoteRepository repository, NamedBy namedBy) throws Refusal {
    Upstream there = byId.get(repository.id());
    if (there != null && there.namedBy() == NamedBy.CALLER && namedBy == NamedBy.MODEL) {
      return this;
    }
    Map<String, Upstream> more = new TreeMap<>(byId);
    more.put(repository.id(), resolve(repository, namedBy));
    return new Upstreams(settings, Map.copyOf(more));
  }

  /**
   * These and one more that an option names: asked at that very address, whatever mirrors say.
   *
   * @throws Refusal {@code input.unreachable} if a login of the settings cannot be decrypted
   */
  public Upstreams plusExactly(RemoteRepository repository) throws Refusal {
    Map<String, Upstream> more = new TreeMap<>(byId);
    more.put(repository.id(), upstream(repository.id(), repository, NamedBy.CALLER, false));
    return new Upstreams(settings, Map.copyOf(more));
  }

  /** The ids that can be asked, sorted. */
  public List<String> ids() {
    return byId.keySet().stream().sorted().toList();
  }

  /** Where an id is asked really, after mirrors; for messages and records, never with a login. */
  public Optional<URI> uri(String id) {
    return find(id).map(Upstream::base);
  }

  Optional<Upstream> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** {@code host:port} of whatever the caller named, repositories and proxies; lower case. */
  Set<String> listedHosts() {
    return listedHosts(byId.values());
  }

  private static Set<String> listedHosts(Collection<Upstream> all) {
    Set<String> hosts = new HashSet<>();
    for (Upstream upstream : all) {
      if (upstream.namedBy() == NamedBy.CALLER && upstream.isHttp()) {
        hosts.add(hostPort(upstream.base()));
      }
      upstream.proxy().ifPresent(p -> hosts.add(hostPort(p.host(), p.port())));
    }
    return hosts;
  }

  static String hostPort(URI uri) {
    int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return hostPort(uri.getHost(), uri.getPort() < 0 ? standard : uri.getPort());
  }

  /** An IPv6 address has brackets in some places and none in others. */
  static String hostPort(String host, int port) {
    return host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT) + ":" + port;
  }

  private Upstream resolve(RemoteRepository named, NamedBy namedBy) throws Refusal {
    Optional<Mirror> mirror = MirrorRule.choose(settings.settings().getMirrors(), named);
    if (mirror.isEmpty()) {
      return upstream(named.id(), named, namedBy, false);
    }
    try {
      URI uri = new URI(mirror.get().getUrl());
      RemoteRepository actual = new RemoteRepository(mirror.get().getId(), uri);
      return upstream(named.id(), actual, NamedBy.CALLER, mirror.get().isBlocked());
    } catch (URISyntaxException malformed) {
      return upstream(named.id(), named, namedBy, true);
    }
  }

  private Upstream upstream(String id, RemoteRepository actual, NamedBy namedBy, boolean blocked)
      throws Refusal {
    Map<String, String> headers = new TreeMap<>();
    Optional<Server> server = settings.server(actual.id());
    // A POM can give any address the id of one of the caller's servers; logins follow only
    // addresses that the caller named himself.
    if (server.isPresent() && namedBy == NamedBy.CALLER) {
      headers.putAll(configuredHeaders(server.get()));
      if (server.get().getUsername() != null) {
        String password = settings.decrypt(server.get().getPassword(), actual.id());
        headers.put("Authorization", basic(server.get().getUsername(), password));
      }
    }
    Optional<ProxyServer> proxy = blocked ? Optional.empty() : proxy(actual.uri());
    return new Upstream(id, actual.uri(), namedBy, headers, proxy, blocked);
  }

  private static String basic(String user, String password) {
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  private static Map<String, String> configuredHeaders(Server server) {
    Map<String, String> headers = new TreeMap<>();
    if (server.getConfiguration() instanceof Xpp3Dom dom && dom.getChild("httpHeaders") != null) {
      for (Xpp3Dom property : dom.getChild("httpHeaders").getChildren("property")) {
        Xpp3Dom name = property.getChild("name");
        Xpp3Dom value = property.getChild("value");
        if (name != null && value != null) {
          headers.put(name.getValue(), value.getValue());
        }
      }
    }
    return headers;
  }

  /** As Maven does: a proxy of the URL's own protocol, and for https also one for http. */
  private Optional<ProxyServer> proxy(URI uri) throws Refusal {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    for (String protocol : scheme.equals("https") ? List.of("https", "http") : List.of(scheme)) {
      for (Proxy proxy : settings.settings().getProxies()) {
        if (proxy.isActive() && protocol.equalsIgnoreCase(proxy.getProtocol())) {
          return isExempt(proxy, uri) ? Optional.empty() : Optional.of(server(proxy));
        }
      }
    }
    return Optional.empty();
  }

  private ProxyServer server(Proxy proxy) throws Refusal {
    Optional<ProxyServer.Login> login =
        proxy.getUsername() == null
            ? Optional.empty()
            : Optional.of(
                new ProxyServer.Login(
                    proxy.getUsername(),
                    settings.decrypt(proxy.getPassword(), String.valueOf(proxy.getId()))));
    return new ProxyServer(proxy.getHost(), proxy.getPort(), login);
  }

  private static boolean isExempt(Proxy proxy, URI uri) {
    String host = uri.getHost();
    if (proxy.getNonProxyHosts() == null || host == null) {
      return false;
    }
    for (String pattern : proxy.getNonProxyHosts().split("[|,]")) {
      String regex = ("\\Q" + pattern.trim() + "\\E").replace("*", "\\E.*\\Q");
      if (Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(host).matches()) {
        return true;
      }
    }
    return false;
  }

  /** The repository that every Maven project has, from the model that all POMs inherit. */
  public static RemoteRepository central() {
    String resource = "/org/apache/maven/model/pom-4.0.0.xml";
    try (InputStream in = ModelBuilder.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Maven's super POM is not on the class path");
      }
      Model model = new MavenXpp3Reader().read(in);
      var repository = model.getRepositories().get(0);
      return new RemoteRepository(repository.getId(), URI.create(repository.getUrl()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (XmlPullParserException malformed) {
      throw new IllegalStateException("Maven's super POM cannot be read", malformed);
    }
  }
}
