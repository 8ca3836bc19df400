package dev.sallyport.repository;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.settings.Mirror;

/** Whether a mirror of the settings stands for a repository: Maven's rules for {@code mirrorOf}. */
final class MirrorRule {
  private MirrorRule() {}

  /** An exact id goes before any pattern; among patterns the first that matches wins. */
  static Optional<Mirror> choose(List<Mirror> mirrors, RemoteRepository repository) {
    Optional<Mirror> exact =
        mirrors.stream().filter(m -> repository.id().equals(m.getMirrorOf())).findFirst();
    return exact.isPresent()
        ? exact
        : mirrors.stream().filter(m -> matches(repository, m.getMirrorOf())).findFirst();
  }

  static boolean matches(RemoteRepository repository, String mirrorOf) {
    if (mirrorOf == null) {
      return false;
    }
    boolean matched = false;
    for (String token : mirrorOf.split(",")) {
      String pattern = token.trim();
      if (pattern.length() > 1 && pattern.startsWith("!")) {
        if (pattern.substring(1).equals(repository.id())) {
          return false;
        }
      } else if (pattern.equals(repository.id())) {
        return true;
      } else {
        matched |= matchesWildcard(pattern, repository.uri());
      }
    }
    return matched;
  }

  private static boolean matchesWildcard(String pattern, URI uri) {
    return switch (pattern) {
      case "*" -> true;
      case "external:*" -> isExternal(uri);
      case "external:http:*" -> isExternal(uri) && isPlainHttp(uri);
      default -> false;
    };
  }

  private static boolean isExternal(URI uri) {
    String host = uri.getHost();
    return !"file".equalsIgnoreCase(uri.getScheme())
        && !"localhost".equalsIgnoreCase(host)
        && !"127.0.0.1".equals(host);
  }

  private static boolean isPlainHttp(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    return scheme.equals("http")
        || scheme.equals("dav")
        || scheme.equals("dav:http")
        || scheme.equals("dav+http");
  }
}
