package dev.sallyport.repository;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files of a repository id really come from.
 *
 * @param id the id asked for, not that of a mirror
 * @param base with a final slash
 * @param headers sent with every request to this host, secrets among them
 * @param blocked a mirror that stands for "never ask this"
 */
record Upstream(
    String id,
    URI base,
    NamedBy namedBy,
    Map<String, String> headers,
    Optional<ProxyServer> proxy,
    boolean blocked) {

  Upstream {
    headers = Map.copyOf(headers);
    String text = base.toString();
    base = text.endsWith("/") ? base : URI.create(text + "/");
  }

  static Upstream plain(RemoteRepository repository, NamedBy namedBy) {
    return new Upstream(
        repository.id(), repository.uri(), namedBy, Map.of(), Optional.empty(), false);
  }

  boolean isFolder() {
    return "file".equalsIgnoreCase(base.getScheme());
  }

  boolean isHttp() {
    String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https"))
        && base.getHost() != null
        && base.getRawUserInfo() == null
        && base.getRawQuery() == null
        && base.getRawFragment() == null;
  }

  /** Neither the headers nor the proxy's login may get into a message. */
  @Override
  public String toString() {
    return id + " (" + base.getScheme() + "://" + base.getHost() + ")";
  }
}
