package dev.sallyport.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a release's own POM says its source is: a claim, not evidence.
 *
 * @param candidates in the order to try; no two name the same repository
 * @param refused strings that give no address, and why, one sentence each
 */
public record ScmLocation(List<Candidate> candidates, List<String> refused) {
  private static final List<String> APACHE =
      List.of(
          "https://gitbox.apache.org/repos/asf/",
          "https://git-wip-us.apache.org/repos/asf/",
          "https://git.apache.org/");

  /**
   * One address.
   *
   * @param url https, without user, query and fragment
   * @param origin which string it comes from, e.g. {@code scm.connection}
   */
  public record Candidate(String url, String origin) {}

  public ScmLocation {
    candidates = List.copyOf(candidates);
    refused = List.copyOf(refused);
  }

  /** Reads the strings of an effective {@code <scm>}; properties may be left in them. */
  public static ScmLocation of(
      Optional<String> url, Optional<String> connection, Optional<String> developerConnection) {
    Map<String, Candidate> found = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    Map<String, Optional<String>> strings = new LinkedHashMap<>();
    strings.put("scm.connection", connection);
    strings.put("scm.developerConnection", developerConnection);
    strings.put("scm.url", url);
    strings.forEach(
        (origin, text) ->
            text.filter(s -> !s.isBlank())
                .ifPresent(
                    s -> {
                      ScmUrl.Read read = ScmUrl.read(s);
                      if (read instanceof ScmUrl.Read.Usable usable) {
                        add(found, usable.url(), origin);
                      } else if (read instanceof ScmUrl.Read.Refused no) {
                        refused.add(origin + ": " + no.why());
                      }
                    }));
    return new ScmLocation(List.copyOf(found.values()), refused);
  }

  private static void add(Map<String, Candidate> found, String url, String origin) {
    found.putIfAbsent(identity(url), new Candidate(url, origin));
    for (String prefix : APACHE) {
      if (url.startsWith(prefix)) {
        String alias = "https://github.com/apache/" + url.substring(prefix.length());
        found.putIfAbsent(
            identity(alias), new Candidate(alias, origin + ", by the foundation's own mirror"));
      }
    }
  }

  private static String identity(String url) {
    return url.endsWith(".git") ? url.substring(0, url.length() - 4) : url;
  }
}
