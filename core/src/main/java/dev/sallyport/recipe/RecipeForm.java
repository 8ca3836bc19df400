package dev.sallyport.recipe;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The forms that the values of a recipe have. Each check returns what is wrong, as the end of a
 * sentence that starts with the value, or empty.
 */
final class RecipeForm {
  private static final int LONGEST = 4096;
  private static final int MOST = 512;
  private static final Pattern JDK = Pattern.compile("[1-9][0-9]{0,2}(\\.[0-9]{1,5}){0,4}");
  private static final Pattern MAVEN =
      Pattern.compile("[1-9](\\.[0-9]{1,4}){1,2}(-(alpha|beta|rc)-[0-9]{1,3})?");
  private static final Pattern UMASK = Pattern.compile("[0-7]{3}");
  private static final Pattern LOCALE = Pattern.compile("C|POSIX|[a-z]{2,3}(_[A-Z]{2})?");
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Pattern GOAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,255}");
  private static final Pattern PROFILE =
      Pattern.compile("[!?]{0,2}[A-Za-z0-9_.][A-Za-z0-9_.+:/@-]{0,255}");
  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9_.][^\\s=]{0,255}");
  private static final Pattern MODULE =
      Pattern.compile("[!?]{0,2}[A-Za-z0-9_.:][A-Za-z0-9_.+:/~@ -]{0,255}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9+._-]*::.*", Pattern.DOTALL);

  /** Properties that decide where Maven reads and writes: Sallyport's own to set. */
  private static final Set<String> RESERVED =
      Set.of(
          "maven.repo.local",
          "maven.repo.local.tail",
          "maven.repo.local.head",
          "maven.home",
          "maven.conf",
          "maven.ext.class.path",
          "maven.multiModuleProjectDirectory",
          "user.home",
          "user.dir",
          "java.home");

  private RecipeForm() {}

  static Optional<String> jdk(String value) {
    return matching(JDK, value, "is not a Java version such as 17 or 17.0.15");
  }

  static Optional<String> maven(String value) {
    return matching(MAVEN, value, "is not a Maven version such as 3.9.9 or 4.0.0-rc-5");
  }

  static Optional<String> umask(String value) {
    return matching(UMASK, value, "is not a umask of three octal digits");
  }

  static Optional<String> locale(String value) {
    return matching(LOCALE, value, "is not a locale of the form en_US");
  }

  static Optional<String> user(String value) {
    return matching(USER, value, "is not a user name of the form [a-z_][a-z0-9_-]{0,31}");
  }

  static Optional<String> newline(String value) {
    return unless(value.equals("lf") || value.equals("crlf"), "is neither lf nor crlf");
  }

  /**
   * Only named zones: for offsets such as {@code UTC+8} the variable TZ and Java disagree about the
   * sign.
   */
  static Optional<String> timezone(String value) {
    return unless(
        !value.startsWith("SystemV/") && ZoneId.getAvailableZoneIds().contains(value),
        "is not a time zone id such as UTC or Europe/Paris");
  }

  static Optional<String> goals(List<String> values) {
    if (values.isEmpty()) {
      return Optional.of("names no goal");
    }
    return all(values, GOAL, "is neither a phase nor a plugin goal");
  }

  static Optional<String> profiles(List<String> values) {
    return all(values, PROFILE, "is not a profile id");
  }

  static Optional<String> modules(List<String> values) {
    Optional<String> wrong = all(values, MODULE, "is not a module");
    return wrong.isPresent()
        ? wrong
        : values.stream()
            .filter(value -> !value.contains(":") && leavesItsFolder(bare(value)))
            .findFirst()
            .map(value -> quoted(value) + " leaves the source tree");
  }

  static Optional<String> properties(Map<String, String> values) {
    if (values.size() > MOST) {
      return Optional.of("holds more than " + MOST + " properties");
    }
    for (Map.Entry<String, String> property : values.entrySet()) {
      Optional<String> wrong = property(property.getKey(), property.getValue());
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  static boolean isReserved(String property) {
    return RESERVED.contains(property);
  }

  private static Optional<String> property(String name, String value) {
    if (!PROPERTY.matcher(name).matches() || hasControl(name)) {
      return Optional.of(quoted(name) + " is not a property name");
    }
    if (RESERVED.contains(name)) {
      return Optional.of(quoted(name) + " is set by Sallyport itself");
    }
    return hasControl(value) || value.length() > LONGEST
        ? Optional.of("the value of " + quoted(name) + " has control characters or is too long")
        : Optional.empty();
  }

  static Optional<String> branch(Optional<String> value) {
    return value.flatMap(name -> ref(Optional.of(name)));
  }

  /** The rules of {@code git check-ref-format}, and nothing that could be taken for an option. */
  static Optional<String> ref(Optional<String> value) {
    return value.flatMap(
        name -> unless(isRefName(name), quoted(name) + " is not a name that git allows"));
  }

  private static boolean isRefName(String name) {
    if (name.isEmpty() || name.length() > 255 || name.equals("@") || hasControl(name)) {
      return false;
    }
    boolean forbidden =
        name.startsWith("-")
            || name.contains("..")
            || name.contains("@{")
            || name.contains("//")
            || name.startsWith("/")
            || name.endsWith("/")
            || name.endsWith(".")
            || name.chars().anyMatch(c -> " ~^:?*[\\".indexOf(c) >= 0);
    return !forbidden
        && List.of(name.split("/", -1)).stream()
            .noneMatch(part -> part.startsWith(".") || part.endsWith(".lock"));
  }

  static Optional<String> commit(Optional<String> value) {
    return value.flatMap(id -> matching(COMMIT, id, "is not a full commit id in lower-case hex"));
  }

  /** A place to fetch from; never an option, never one of git's remote helpers. */
  static Optional<String> source(String value) {
    boolean wrong =
        value.isBlank()
            || value.length() > LONGEST
            || value.startsWith("-")
            || hasControl(value)
            || HELPER.matcher(value).matches();
    return unless(!wrong, "is not a URL, a path or a coordinate that sources are fetched from");
  }

  /** A relative path inside the source tree; empty is its root. */
  static Optional<String> folder(String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean wrong =
        value.startsWith("-")
            || value.length() > LONGEST
            || value.contains("\\")
            || hasControl(value)
            || leavesItsFolder(value);
    return unless(!wrong, "is not a relative path inside the source tree");
  }

  static Optional<String> workingDirectory(String value) {
    return InsidePath.problem(value);
  }

  static boolean hasControl(String value) {
    return value.codePoints().anyMatch(RecipeForm::isUnprintable)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }

  private static boolean isUnprintable(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || c == 0x2028
        || c == 0x2029;
  }

  private static boolean leavesItsFolder(String path) {
    return path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
  }

  private static String bare(String module) {
    int start = 0;
    while (start < module.length() && "!?".indexOf(module.charAt(start)) >= 0) {
      start++;
    }
    return module.substring(start);
  }

  private static Optional<String> all(List<String> values, Pattern form, String wrong) {
    if (values.size() > MOST) {
      return Optional.of("holds more than " + MOST + " values");
    }
    return values.stream()
        .filter(value -> !form.matcher(value).matches())
        .findFirst()
        .map(value -> quoted(value) + " " + wrong);
  }

  private static Optional<String> matching(Pattern form, String value, String wrong) {
    return unless(form.matcher(value).matches(), wrong);
  }

  private static Optional<String> unless(boolean right, String wrong) {
    return right ? Optional.empty() : Optional.of(wrong);
  }

  /** At most 120 characters of a text that somebody else wrote. */
  static String quoted(String text) {
    return '"' + (text.length() > 120 ? text.substring(0, 120) + "…" : text) + '"';
  }
}
