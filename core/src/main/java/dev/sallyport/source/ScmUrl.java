package dev.sallyport.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns one string of a POM's {@code <scm>} into an https URL that git can clone. */
final class ScmUrl {
  private static final Pattern SCP = Pattern.compile("(?:[\\w.-]+@)?([\\w.-]+):(?!/)(.+)");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)(https?|git|ssh|git\\+ssh|git\\+https|ssh\\+git)://(.*)");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@/]*@)?([A-Za-z0-9][A-Za-z0-9.-]*)(?::(\\d+))?(?::(?=[^/]))?/*(.*)");
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.~+-]+");
  private static final Pattern OTHER_SYSTEM =
      Pattern.compile("(?i)(svn|hg|cvs|bzr|perforce|tfs|clearcase|accurev)\\b.*");
  private static final Set<String> OWNER_AND_NAME =
      Set.of("github.com", "bitbucket.org", "codeberg.org", "gitee.com");

  private ScmUrl() {}

  sealed interface Read {
    /** A URL without user, query and fragment. */
    record Usable(String url) implements Read {}

    /** Why the text gives none; lower-case, one sentence. */
    record Refused(String why) implements Read {}
  }

  static Read read(String text) {
    String rest = withoutProvider(text.strip());
    if (OTHER_SYSTEM.matcher(rest).matches()) {
      return new Read.Refused("it is not git but " + rest.replaceFirst("[:|+/].*", ""));
    }
    Matcher scheme = SCHEME.matcher(rest);
    boolean http = false;
    if (scheme.matches()) {
      http =
          scheme.group(1).toLowerCase(Locale.ROOT).endsWith("http")
              || scheme.group(1).toLowerCase(Locale.ROOT).endsWith("https");
      rest = scheme.group(2);
    } else if (rest.contains("://") || rest.startsWith("/") || rest.startsWith(".")) {
      return new Read.Refused("it is neither a web nor a git address");
    } else {
      Matcher scp = SCP.matcher(rest);
      rest = scp.matches() ? scp.group(1) + "/" + scp.group(2) : rest;
    }
    return located(rest, http);
  }

  private static String withoutProvider(String text) {
    String rest = text;
    if (rest.regionMatches(true, 0, "scm:", 0, 4)) {
      rest = rest.substring(4);
    }
    if (rest.matches("(?i)git[:|](?!//).*")) {
      rest = rest.substring(4);
    }
    // Maven's form for two addresses in one
    rest = rest.replaceFirst("^\\[fetch=]", "");
    int push = rest.indexOf("[push=]");
    return push > 0 ? rest.substring(0, push) : rest;
  }

  private static Read located(String rest, boolean http) {
    Matcher authority = AUTHORITY.matcher(rest);
    if (!authority.matches()) {
      return new Read.Refused("it names no host");
    }
    String host = authority.group(1).toLowerCase(Locale.ROOT);
    if (!host.contains(".") || host.endsWith(".") || host.matches("[0-9.]+")) {
      return new Read.Refused("its host is not a public name");
    }
    List<String> path = path(host, authority.group(3));
    if (path.isEmpty() || (OWNER_AND_NAME.contains(host) && path.size() < 2)) {
      return new Read.Refused("it names no repository");
    }
    Optional<String> odd =
        path.stream().filter(part -> !SEGMENT.matcher(part).matches() || isDots(part)).findFirst();
    if (odd.isPresent()) {
      return new Read.Refused(
          odd.get().contains("${") ? "a property in it has no value" : "its path is malformed");
    }
    // the port of another protocol says nothing about the web's
    String port = http && authority.group(2) != null ? ":" + authority.group(2) : "";
    return new Read.Usable("https://" + host + port + "/" + String.join("/", path));
  }

  private static boolean isDots(String part) {
    return part.equals(".") || part.equals("..");
  }

  private static List<String> path(String host, String text) {
    String path = text.replaceFirst("\\?p=", "/").replaceFirst("[?#;].*", "");
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if ((OWNER_AND_NAME.contains(host) && parts.size() == 2) || isBrowsing(part, parts)) {
        break;
      }
      if (!part.isEmpty()) {
        parts.add(part);
        if (part.endsWith(".git") && part.length() > 4) {
          break;
        }
      }
    }
    return parts;
  }

  private static boolean isBrowsing(String part, List<String> before) {
    return before.size() >= 2
        && Set.of("-", "tree", "blob", "src", "browse", "commits", "releases").contains(part);
  }
}
