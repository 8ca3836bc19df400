package dev.sallyport.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts of a session and its modules as an in-toto Statement v1 with SLSA Provenance v1. The
 * same facts are the same bytes; the only time stands in {@code runDetails.metadata}.
 */
public final class Provenance {
  /** What the parameters mean; documented in docs/formats/provenance.md. */
  static final String BUILD_TYPE = "https://sallyport.dev/build-types/maven/v1";

  /** A recorder inside the build's own JVM: nothing of the build is kept away from it. */
  static final String BUILDER = "https://sallyport.dev/builders/in-build-recorder/v1";

  private static final List<String> NEVER_SEEN =
      List.of(
          "changes in the working tree that are not in the commit",
          "core extensions (.mvn/extensions.xml, lib/ext) and build extensions",
          "files that plugins fetch by themselves, such as test providers and annotation processors",
          "files that plugins read from anywhere outside a Maven repository",
          "goals that run after the record is written, such as install and deploy",
          "parent POMs, imported BOMs and metadata that Maven read from a repository",
          "what a plugin of this build changed in the JVM that writes the record");

  private final SessionFacts session;
  private final Map<String, Map<String, Object>> modules;

  private Provenance(SessionFacts session, Map<String, Map<String, Object>> modules) {
    this.session = session;
    this.modules = modules;
  }

  /**
   * The text of the statement.
   *
   * @param modules what {@link ModuleFacts#read} gave, by {@code group:artifact:version}
   */
  public static String write(SessionFacts session, Map<String, Map<String, Object>> modules)
      throws RecordingException {
    return Json.write(new Provenance(session, new TreeMap<>(modules)).statement());
  }

  private Map<String, Object> statement() throws RecordingException {
    List<Map<String, Object>> subjects = merged(ModuleFacts.SUBJECTS);
    boolean onlyPoms =
        subjects.stream().allMatch(subject -> String.valueOf(subject.get("name")).endsWith(".pom"));
    if (onlyPoms && !strings(ModuleFacts.WITHOUT_MAIN).isEmpty()) {
      throw new RecordingException(
          "nothing was built in " + session.root() + ", so there is nothing to record",
          "run the record goal in the same command as the build, after the package phase");
    }
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("_type", "https://in-toto.io/Statement/v1");
    statement.put("subject", subjects);
    statement.put("predicateType", "https://slsa.dev/provenance/v1");
    statement.put(
        "predicate", ordered("buildDefinition", buildDefinition(), "runDetails", runDetails()));
    return statement;
  }

  private Map<String, Object> buildDefinition() throws RecordingException {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("buildType", BUILD_TYPE);
    definition.put(
        "externalParameters",
        ordered(
            "source", source(),
            "goals", session.goals(),
            "profiles", session.profiles(),
            "userProperties", Secrets.maskedCopy(session.userProperties())));
    definition.put(
        "internalParameters",
        ordered(
            "coverage", "mojo",
            "until", session.until(),
            "cannotSee", cannotSee(),
            "modules", List.copyOf(modules.keySet()),
            "activeProfiles", strings(ModuleFacts.PROFILES),
            "environment", BuildEnvironment.read(session.systemProperties())));
    definition.put("resolvedDependencies", resolvedDependencies());
    return definition;
  }

  private Map<String, Object> source() {
    Map<String, Object> source = new TreeMap<>();
    if (!session.sourceUri().isEmpty()) {
      source.put("uri", Secrets.withoutUserInfo(session.sourceUri()));
    }
    GitHead.read(session.root()).ifPresent(id -> source.put("digest", Map.of("gitCommit", id)));
    return source;
  }

  private List<Map<String, Object>> resolvedDependencies() throws RecordingException {
    TreeSet<Descriptor> tools = new TreeSet<>(List.of(jdk(), maven()));
    List<Map<String, Object>> all = new ArrayList<>();
    Map<String, Object> source = source();
    if (source.containsKey("digest")) {
      all.add(source);
    }
    tools.forEach(tool -> all.add(tool.toMap()));
    all.addAll(merged(ModuleFacts.DEPENDENCIES));
    return all;
  }

  private Descriptor jdk() throws RecordingException {
    Properties system = session.systemProperties();
    String uri = "pkg:generic/jdk@" + system.getProperty("java.version", "unknown");
    Path release = Path.of(system.getProperty("java.home", "")).resolve("release");
    if (!Files.isRegularFile(release)) {
      return Descriptor.dependency(uri, Map.of());
    }
    try {
      Map<String, String> what = Map.of("digestOf", "the file named release in java.home");
      return new Descriptor("uri", uri, FileDigests.sha256(release), what);
    } catch (IOException e) {
      throw new RecordingException(
          "cannot read " + release + ": " + e, "make the file readable, or use another JDK", e);
    }
  }

  private Descriptor maven() {
    String version = session.systemProperties().getProperty("maven.version", "unknown");
    return Descriptor.dependency(
        Purl.maven("org.apache.maven", "apache-maven", version, "bin", "zip"), Map.of());
  }

  private List<String> cannotSee() {
    TreeSet<String> all = new TreeSet<>(NEVER_SEEN);
    all.addAll(session.cannotSee());
    all.addAll(strings(ModuleFacts.CANNOT_SEE));
    for (String module : strings(ModuleFacts.WITHOUT_MAIN)) {
      all.add("the main artifact of " + module + ": there was none when it was recorded");
    }
    return List.copyOf(all);
  }

  private Map<String, Object> runDetails() throws RecordingException {
    return ordered(
        "builder",
        ordered(
            "id", BUILDER, "version", Map.of("sallyport-maven-plugin", session.pluginVersion())),
        "metadata",
        Map.of("startedOn", startedOn().toString()));
  }

  private Instant startedOn() throws RecordingException {
    String epoch = session.systemProperties().getProperty("env.SOURCE_DATE_EPOCH");
    if (epoch == null) {
      return session.startedAt().truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return Instant.ofEpochSecond(Long.parseLong(epoch));
    } catch (NumberFormatException | DateTimeException e) {
      throw new RecordingException(
          "SOURCE_DATE_EPOCH is not a number of seconds: " + epoch,
          "set it to the time of the commit in seconds since 1970, or unset it",
          e);
    }
  }

  /** Lists of descriptors of all modules: sorted by name or URI, each once. */
  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> merged(String key) {
    TreeMap<String, Map<String, Object>> sorted = new TreeMap<>();
    for (Map<String, Object> facts : modules.values()) {
      for (Object entry : list(facts, key)) {
        Map<String, Object> descriptor = (Map<String, Object>) entry;
        Object name = descriptor.getOrDefault("uri", descriptor.getOrDefault("name", ""));
        sorted.put(name + "\n" + Json.write(descriptor), descriptor);
      }
    }
    return List.copyOf(sorted.values());
  }

  private List<String> strings(String key) {
    TreeSet<String> sorted = new TreeSet<>();
    modules.values().forEach(facts -> list(facts, key).forEach(e -> sorted.add((String) e)));
    return List.copyOf(sorted);
  }

  private static List<?> list(Map<String, Object> facts, String key) {
    return (List<?>) facts.getOrDefault(key, List.of());
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
