package dev.sallyport.recorder;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts of a session and its modules as an in-toto Statement v1 with SLSA Provenance v1. The
 * same facts are the same bytes; the only time stands in {@code runDetails.metadata}.
 */
final class Provenance {
  /** What the parameters mean; documented in docs/formats/provenance.md. */
  static final String BUILD_TYPE = "https://sallyport.dev/build-types/maven/v1";

  /** A recorder inside the build's own JVM: nothing of the build is kept away from it. */
  static final String BUILDER = "https://sallyport.dev/builders/in-build-recorder/v1";

  private final SessionFacts session;
  private final Surroundings surroundings;
  private final Extent extent;
  private final Map<String, Map<String, Object>> modules;

  private Provenance(
      SessionFacts session,
      Surroundings surroundings,
      Extent extent,
      Map<String, Map<String, Object>> modules) {
    this.session = session;
    this.surroundings = surroundings;
    this.extent = extent;
    this.modules = modules;
  }

  /**
   * The statement, in the order in which it is written.
   *
   * @param modules what {@link ModuleFacts#read} gave, by {@code group:artifact:version}
   */
  static Map<String, Object> statement(
      SessionFacts session,
      Surroundings surroundings,
      Extent extent,
      Map<String, Map<String, Object>> modules)
      throws RecordingException {
    return new Provenance(session, surroundings, extent, new TreeMap<>(modules)).statement();
  }

  private Map<String, Object> statement() throws RecordingException {
    return ordered(
        "_type",
        "https://in-toto.io/Statement/v1",
        "subject",
        subjects(),
        "predicateType",
        "https://slsa.dev/provenance/v1",
        "predicate",
        ordered("buildDefinition", buildDefinition(), "runDetails", runDetails()));
  }

  /** Whether there is nothing but POMs, although some module should have more. */
  static boolean isEmpty(Map<String, Map<String, Object>> modules) {
    boolean onlyPoms = true;
    boolean withoutMain = false;
    for (Map<String, Object> facts : modules.values()) {
      withoutMain |= !list(facts, ModuleFacts.WITHOUT_MAIN).isEmpty();
      for (Map<String, Object> subject : list(facts, ModuleFacts.SUBJECTS)) {
        onlyPoms &= String.valueOf(subject.get("name")).endsWith(".pom");
      }
    }
    return onlyPoms && withoutMain;
  }

  private Map<String, Object> buildDefinition() throws RecordingException {
    return ordered(
        "buildType",
        BUILD_TYPE,
        "externalParameters",
        ordered(
            "source", source(),
            "folder", surroundings.folder(),
            "goals", session.goals(),
            "profiles", session.profiles(),
            "userProperties", new TreeMap<>(session.userProperties()),
            "projects", session.projects(),
            "makeBehavior", session.makeBehavior()),
        "internalParameters",
        internalParameters(),
        "resolvedDependencies",
        resolvedDependencies());
  }

  private Map<String, Object> internalParameters() throws RecordingException {
    List<Map<String, Object>> findings = new ArrayList<>(extent.findings());
    findings.addAll(surroundings.findings());
    List<Object> described = new ArrayList<>();
    modules.values().forEach(facts -> described.add(facts.get(ModuleFacts.MODULE)));
    return ordered(
        "coverage", extent.coverage(),
        "until", extent.until(),
        "outcome", extent.failed() ? "failure" : "success",
        "failures", extent.failures(),
        "cannotSee", cannotSee(),
        "modules", described,
        "activeProfiles", strings(ModuleFacts.PROFILES),
        "environment", surroundings.environment(),
        "source", surroundings.source(),
        "findings", findings,
        "absent", extent.absent(),
        "repositories", new TreeMap<>(extent.repositories()));
  }

  private Map<String, Object> source() {
    Map<String, Object> source = new TreeMap<>();
    if (!session.sourceUri().isEmpty()) {
      source.put("uri", session.sourceUri());
    }
    if (!surroundings.commit().isEmpty()) {
      source.put("digest", new TreeMap<>(surroundings.commit()));
    }
    return source;
  }

  private List<Map<String, Object>> resolvedDependencies() throws RecordingException {
    List<Map<String, Object>> all = new ArrayList<>();
    Map<String, Object> source = ordered("name", "source");
    source.putAll(source());
    all.add(source);
    all.add(surroundings.jdk());
    all.add(surroundings.maven());
    all.addAll(extent.inputs());
    all.addAll(inputsOfModules());
    return all;
  }

  private List<Map<String, Object>> subjects() {
    TreeMap<String, Map<String, Object>> sorted = new TreeMap<>();
    for (Map<String, Object> facts : modules.values()) {
      for (Map<String, Object> subject : list(facts, ModuleFacts.SUBJECTS)) {
        sorted.put(String.valueOf(subject.get("name")), subject);
      }
    }
    return List.copyOf(sorted.values());
  }

  /** What the modules hand in by themselves; an input of several has the smallest asker. */
  private List<Map<String, Object>> inputsOfModules() {
    TreeMap<String, Map<String, Object>> sorted = new TreeMap<>();
    for (Map<String, Object> facts : modules.values()) {
      for (Map<String, Object> input : list(facts, ModuleFacts.INPUTS)) {
        sorted.merge(
            String.valueOf(input.get("name")),
            input,
            (a, b) -> Input.asked(a).compareTo(Input.asked(b)) <= 0 ? a : b);
      }
    }
    return List.copyOf(sorted.values());
  }

  private List<String> cannotSee() {
    TreeSet<String> all = new TreeSet<>(extent.cannotSee());
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
            "id", BUILDER, "version", Map.of("sallyport-maven-plugin", extent.recorderVersion())),
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

  private List<String> strings(String key) {
    TreeSet<String> sorted = new TreeSet<>();
    modules
        .values()
        .forEach(
            facts ->
                ((List<?>) facts.getOrDefault(key, List.of()))
                    .forEach(e -> sorted.add((String) e)));
    return List.copyOf(sorted);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> facts, String key) {
    return (List<Map<String, Object>>) facts.getOrDefault(key, List.of());
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
