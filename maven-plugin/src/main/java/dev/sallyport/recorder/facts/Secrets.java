package dev.sallyport.recorder.facts;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what looks like a secret out of a record that is meant to be published: by the look of a
 * name, by the form of a value, and by the values that secrets of this session have, wherever they
 * turn up again. It errs on the side of masking. What has a harmless name, no known form and is in
 * no variable or setting with a telling name, it cannot know.
 */
public final class Secrets {
  /** What stands in place of a secret. */
  public static final String MASK = "(masked)";

  /** A shorter value is as likely to be a word of the record as a secret in it. */
  private static final int SHORTEST = 8;

  /** Nothing but digests, bytes of a repository, and names that Maven's layout gives. */
  private static final Set<String> EXACT =
      Set.of("digest", "content", "_type", "predicateType", "buildType", "gitTree", "treeSha512");

  private static final Pattern REPOSITORY_PATH =
      Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.+~-]*/){2,}[A-Za-z0-9_][A-Za-z0-9_.+~-]*");

  /** Facts whose values are digests of files. */
  private static final Pattern OF_A_FILE = Pattern.compile("(?:file|maven|user):");

  private final List<String> values;
  private final Map<String, String> named;

  private Secrets(Map<String, String> named, Collection<String> values) {
    this.named = named;
    Set<String> sorted =
        new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(v -> v));
    sorted.addAll(values);
    this.values = List.copyOf(sorted);
  }

  /** Those of variables, properties and settings of a session. */
  public static Secrets of(MavenSession session) {
    Map<String, String> all = new TreeMap<>();
    addAll(all, session.getSystemProperties());
    addAll(all, session.getUserProperties());
    if (session.getSettings() != null) {
      addAll(all, session.getSettings());
    }
    return of(all);
  }

  private static void addAll(Map<String, String> all, Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      all.put(name, properties.getProperty(name, ""));
    }
  }

  private static void addAll(Map<String, String> all, Settings settings) {
    int number = 0;
    for (Server server : settings.getServers()) {
      String prefix = "settings.server." + number++;
      putIfThere(all, prefix + ".password", server.getPassword());
      putIfThere(all, prefix + ".passphrase", server.getPassphrase());
    }
    for (Proxy proxy : settings.getProxies()) {
      putIfThere(all, "settings.proxy." + number++ + ".password", proxy.getPassword());
    }
    for (Profile profile : settings.getProfiles()) {
      addAll(all, profile.getProperties());
    }
  }

  private static void putIfThere(Map<String, String> all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }

  /** Those among names and values: of variables, properties and settings. */
  public static Secrets of(Map<String, String> namesAndValues) {
    Map<String, String> named = new TreeMap<>();
    Set<String> values = new TreeSet<>();
    namesAndValues.forEach(
        (name, value) -> {
          if (SecretNames.matches(name) && !SecretNames.isHarmless(value)) {
            named.put(name.startsWith("env.") ? name.substring("env.".length()) : name, value);
            if (value.strip().length() >= SHORTEST && !isPath(value)) {
              values.add(value.strip());
            }
          }
        });
    return new Secrets(named, values);
  }

  /** PWD, SSH_AUTH_SOCK and the like name what is there. */
  private static boolean isPath(String value) {
    try {
      return value.startsWith("/") && Files.exists(Path.of(value));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The one way into a record: a copy of a whole statement in which every string is masked, names
   * of members too. Digests, contents and paths of inputs stay as they are.
   */
  public Map<String, Object> masked(Map<String, ?> statement) {
    Map<String, Object> copy = new LinkedHashMap<>();
    statement.forEach(
        (key, value) -> copy.put(text(key), EXACT.contains(key) ? value : of(key, value)));
    Object name = statement.get("name");
    if (name instanceof String fact
        && copy.get("value") instanceof String value
        && !OF_A_FILE.matcher(fact).lookingAt()
        && SecretNames.matches(fact)
        && !SecretNames.isHarmless(value)
        && !value.equals("(set)")) {
      copy.put("value", MASK);
    }
    return copy;
  }

  private Object of(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put((String) name, member));
      return key.equals("userProperties") ? properties(members) : masked(members);
    }
    if (value instanceof Collection<?> items) {
      List<Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(of(key, item)));
      return copy;
    }
    if (value instanceof String text) {
      boolean path = key.equals("name") && REPOSITORY_PATH.matcher(text).matches();
      return path ? SecretShapes.mask(text) : text(text);
    }
    return value;
  }

  private Map<String, Object> properties(Map<String, Object> members) {
    Map<String, Object> copy = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          String text = String.valueOf(value);
          boolean secret = SecretNames.matches(name) && !SecretNames.isHarmless(text);
          copy.put(text(name), secret ? MASK : text(text));
        });
    return copy;
  }

  /** A text without the secrets in it. */
  public String text(String text) {
    String masked = text;
    for (Map.Entry<String, String> secret : named.entrySet()) {
      masked =
          masked.replace(secret.getKey() + "=" + secret.getValue(), secret.getKey() + "=" + MASK);
    }
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    return SecretShapes.mask(masked);
  }
}
