package dev.sallyport.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** What a version's text says about the version, by the rules of Maven's resolver. */
final class Versions {
  private static final Pattern ONE = Pattern.compile("\\[([^,\\[\\]()]+)(?:,([^,\\[\\]()]+))?]");
  private static final Pattern DATED = Pattern.compile(".*-\\d{8}\\.\\d{6}-\\d+");
  private static final Pattern LOWER = Pattern.compile("\\[\\s*([^,\\s\\[\\]()]+)\\s*[,\\]].*");
  private static final Pattern UPPER = Pattern.compile(".*,\\s*([^,\\s\\[\\]()]+)\\s*]");
  private static final int LONGEST = 500;

  private Versions() {}

  /** Whether it may be another version tomorrow. {@code [1.0]} may not. */
  static boolean isMoving(String version) {
    String text = version.strip();
    if (text.equals("LATEST") || text.equals("RELEASE")) {
      return true;
    }
    if (!text.startsWith("[") && !text.startsWith("(")) {
      return false;
    }
    Matcher one = ONE.matcher(bounded(text));
    return !one.matches() || (one.group(2) != null && !one.group(1).equals(one.group(2)));
  }

  /** A bound of a range that is itself in the range; empty where there is none. */
  static Optional<String> bound(String range) {
    String text = bounded(range.strip());
    Matcher lower = LOWER.matcher(text);
    if (lower.matches()) {
      return Optional.of(lower.group(1));
    }
    Matcher upper = UPPER.matcher(text);
    return upper.matches() ? Optional.of(upper.group(1)) : Optional.empty();
  }

  private static String bounded(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  static boolean isSnapshot(String version) {
    return version.toUpperCase(Locale.ROOT).endsWith("SNAPSHOT") || isDated(version);
  }

  /** A snapshot that names one upload of many. */
  static boolean isDated(String version) {
    return version.length() < LONGEST && DATED.matcher(version).matches();
  }

  /** The version that a snapshot leads to. */
  static String release(String snapshot) {
    return snapshot.replaceFirst("(?i)-?(SNAPSHOT|\\d{8}\\.\\d{6}-\\d+)$", "");
  }

  static boolean isOlder(String version, String than) {
    return version.length() < LONGEST
        && new ComparableVersion(version).compareTo(new ComparableVersion(than)) < 0;
  }
}
