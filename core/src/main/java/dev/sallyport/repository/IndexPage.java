package dev.sallyport.repository;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page with which a web server lists a folder. */
final class IndexPage {
  private static final Pattern LINK =
      Pattern.compile(
          "<a\\s[^>]*?href\\s*=\\s*[\"']([^\"'<>]{1,2048})[\"']", Pattern.CASE_INSENSITIVE);

  private IndexPage() {}

  /** The files the page links to directly inside the folder; empty where it links to none. */
  static Optional<List<String>> names(String html, URI folder) {
    TreeSet<String> names = new TreeSet<>();
    Matcher links = LINK.matcher(html);
    while (links.find()) {
      name(links.group(1), folder).ifPresent(names::add);
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
  }

  private static Optional<String> name(String href, URI folder) {
    try {
      String target = folder.resolve(href).toString();
      if (!target.startsWith(folder.toString())) {
        return Optional.empty();
      }
      String name = target.substring(folder.toString().length());
      return RepositoryPath.isSegment(name) ? Optional.of(name) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
