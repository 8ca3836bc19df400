package dev.sallyport.provenance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Sha256;
import dev.sallyport.provenance.SessionRecord.Coverage;
import dev.sallyport.provenance.SessionRecord.Input;
import dev.sallyport.provenance.SessionRecord.Kind;
import dev.sallyport.provenance.SessionRecord.Made;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the record that the recorder writes in a Maven session. Strict about what it relies on. */
public final class SessionRecordReader {
  static final String BUILD_TYPE = "https://sallyport.dev/build-types/maven/v1";
  private static final long MAX_SIZE = 128L << 20;
  private static final int MAX_PATH = 1024;
  private static final Pattern PATH =
      Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.+~-]*/)+[A-Za-z0-9_][A-Za-z0-9_.+~-]*");
  private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String name;

  private SessionRecordReader(String name) {
    this.name = name;
  }

  /** Whether the file says that it is a record of a Maven session; false when it is unreadable. */
  public static boolean isOne(Path file) {
    try {
      return Files.size(file) <= MAX_SIZE
          && JSON.readTree(Files.readAllBytes(file))
              .at("/predicate/buildDefinition/buildType")
              .asText()
              .equals(BUILD_TYPE);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Reads a record.
   *
   * @throws Refusal {@code input.lock-invalid} saying where the file is not one
   */
  public static SessionRecord read(Path file) throws Refusal {
    SessionRecordReader reader = new SessionRecordReader(file.toString());
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw reader.invalid("/", "larger than " + MAX_SIZE + " bytes");
      }
      return reader.record(JSON.readTree(Files.readAllBytes(file)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
      throw reader.invalid("/", malformed.getOriginalMessage());
    } catch (IOException unreadable) {
      throw reader.invalid("/", "cannot be read");
    } catch (IllegalArgumentException malformed) {
      throw reader.invalid("/", String.valueOf(malformed.getMessage()));
    }
  }

  private SessionRecord record(JsonNode root) throws Refusal {
    expect(root, "/_type", RecordJson.STATEMENT);
    expect(root, "/predicateType", BuildRecord.PREDICATE);
    JsonNode definition = root.at("/predicate/buildDefinition");
    expect(definition, "/buildType", BUILD_TYPE);
    JsonNode external = definition.path("externalParameters");
    JsonNode internal = definition.path("internalParameters");
    List<JsonNode> dependencies = list(definition, "resolvedDependencies");
    List<SessionRecord.Fact> environment = new ArrayList<>();
    for (JsonNode fact : list(internal, "environment")) {
      environment.add(
          new SessionRecord.Fact(
              text(fact, "name"), text(fact, "value"), text(fact, "class").equals("must-equal")));
    }
    List<SessionRecord.Noted> findings = new ArrayList<>();
    for (JsonNode noted : list(internal, "findings")) {
      findings.add(
          new SessionRecord.Noted(
              text(noted, "rule"), text(noted, "subject"), text(noted, "fact")));
    }
    TreeSet<String> absent = new TreeSet<>();
    for (String path : strings(internal, "absent")) {
      absent.add(path(path));
    }
    return new SessionRecord(
        extent(internal),
        source(external, internal),
        new SessionRecord.Invocation(
            strings(external, "goals"),
            strings(external, "profiles"),
            map(external.path("userProperties")),
            strings(external, "projects"),
            text(external, "makeBehavior")),
        modules(internal),
        jdk(only(dependencies, RecordJson.JDK)),
        maven(only(dependencies, RecordJson.MAVEN)),
        environment,
        inputs(dependencies),
        absent,
        map(internal.path("repositories")),
        subjects(root),
        findings);
  }

  private SessionRecord.Extent extent(JsonNode internal) throws Refusal {
    String outcome = text(internal, "outcome");
    if (!outcome.equals("success") && !outcome.equals("failure")) {
      throw invalid("/internalParameters/outcome", "is neither success nor failure");
    }
    return new SessionRecord.Extent(
        oneOf(Coverage.values(), Coverage::text, text(internal, "coverage")),
        text(internal, "until"),
        outcome.equals("success"),
        strings(internal, "failures"),
        strings(internal, "cannotSee"));
  }

  private SessionRecord.Source source(JsonNode external, JsonNode internal) throws Refusal {
    JsonNode source = external.path(RecordJson.SOURCE);
    JsonNode files = internal.path(RecordJson.SOURCE);
    return new SessionRecord.Source(
        optional(source, "uri"),
        text(external, "folder"),
        optional(source.path("digest"), "gitCommit"),
        optional(files, "gitTree"),
        optional(files, "treeSha512"),
        files.path("clean").asBoolean(false));
  }

  private List<SessionRecord.Module> modules(JsonNode internal) throws Refusal {
    List<SessionRecord.Module> modules = new ArrayList<>();
    for (JsonNode node : list(internal, "modules")) {
      Gav gav =
          Gav.parse(text(node, "gav"))
              .orElseThrow(() -> invalid("/internalParameters/modules", "holds no coordinate"));
      modules.add(new SessionRecord.Module(gav, text(node, "packaging"), text(node, "folder")));
    }
    return modules;
  }

  private SessionRecord.Jdk jdk(JsonNode node) throws Refusal {
    JsonNode annotations = node.path("annotations");
    return new SessionRecord.Jdk(
        text(annotations, "version"),
        optional(annotations, "vendor").orElse(""),
        optional(node.path("digest"), "sha256").map(Sha256::new),
        optional(annotations, "modules").map(Sha256::new));
  }

  private SessionRecord.Maven maven(JsonNode node) throws Refusal {
    return new SessionRecord.Maven(
        text(node.path("annotations"), "version"),
        optional(node.path("digest"), "sha256").map(Sha256::new));
  }

  private List<Input> inputs(List<JsonNode> dependencies) throws Refusal {
    List<Input> inputs = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (JsonNode node : dependencies) {
      String path = text(node, "name");
      if (Set.of(RecordJson.SOURCE, RecordJson.JDK, RecordJson.MAVEN).contains(path)) {
        continue;
      }
      JsonNode annotations = node.path("annotations");
      Kind kind = oneOf(Kind.values(), Kind::text, text(annotations, "kind"));
      String repository = optional(annotations, "repository").orElse("");
      if (!paths.add(kind == Kind.METADATA ? path + "#" + repository : path)) {
        throw invalid("/resolvedDependencies", "names " + path + " twice");
      }
      JsonNode size = annotations.path("size");
      if (!size.isIntegralNumber() || size.asLong() < 0) {
        throw invalid("/resolvedDependencies", "has no size for " + path);
      }
      inputs.add(
          new Input(
              path(path),
              optional(node, "uri"),
              new Sha256(text(node.path("digest"), "sha256")),
              size.asLong(),
              kind,
              optional(annotations, "askedBy").orElse(""),
              repository,
              optional(node, "content").map(Base64.getDecoder()::decode)));
    }
    inputs.sort(java.util.Comparator.comparing(Input::path).thenComparing(Input::repository));
    return inputs;
  }

  private SortedMap<String, Made> subjects(JsonNode root) throws Refusal {
    SortedMap<String, Made> subjects = new TreeMap<>();
    for (JsonNode subject : list(root, "subject")) {
      JsonNode digest = subject.path("digest");
      String sha512 = text(digest, "sha512");
      if (!SHA512.matcher(sha512).matches()) {
        throw invalid("/subject", "holds no SHA-512");
      }
      String path = path(text(subject, "name"));
      Optional<String> file = optional(subject.path("annotations"), "file");
      Made made = new Made(new Sha256(text(digest, "sha256")), sha512, file);
      if (subjects.put(path, made) != null) {
        throw invalid("/subject", "names " + path + " twice");
      }
    }
    return subjects;
  }

  private JsonNode only(List<JsonNode> dependencies, String tool) throws Refusal {
    List<JsonNode> found =
        dependencies.stream().filter(node -> node.path("name").asText().equals(tool)).toList();
    if (found.size() != 1) {
      throw invalid("/resolvedDependencies", "does not name the " + tool + " exactly once");
    }
    return found.get(0);
  }

  private String path(String text) throws Refusal {
    // the matcher recurses once for each folder
    if (text.length() > MAX_PATH
        || !PATH.matcher(text).matches()
        || Arrays.asList(text.split("/", -1)).contains("..")) {
      throw invalid("/", "holds what is no path of a repository: " + text);
    }
    return text;
  }

  private <T> T oneOf(T[] values, java.util.function.Function<T, String> text, String wanted)
      throws Refusal {
    for (T value : values) {
      if (text.apply(value).equals(wanted)) {
        return value;
      }
    }
    throw invalid("/", "holds a word that is not known: " + wanted);
  }

  private List<JsonNode> list(JsonNode node, String field) throws Refusal {
    JsonNode array = node.path(field);
    if (!array.isArray()) {
      throw invalid("/" + field, "is not a list");
    }
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private List<String> strings(JsonNode node, String field) throws Refusal {
    return list(node, field).stream().map(JsonNode::asText).toList();
  }

  private static SortedMap<String, String> map(JsonNode object) {
    SortedMap<String, String> map = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      map.put(entry.getKey(), entry.getValue().asText());
    }
    return map;
  }

  private String text(JsonNode node, String field) throws Refusal {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw invalid("/" + field, "is not a text");
    }
    return value.asText();
  }

  private Optional<String> optional(JsonNode node, String field) throws Refusal {
    return node.has(field) ? Optional.of(text(node, field)) : Optional.empty();
  }

  private void expect(JsonNode node, String pointer, String wanted) throws Refusal {
    String actual = node.at(pointer).asText();
    if (!wanted.equals(actual)) {
      throw invalid(pointer, "is not " + wanted);
    }
  }

  private Refusal invalid(String where, String fact) {
    return new Refusal(
        Rule.INPUT_LOCK_INVALID,
        name + "#" + where,
        fact,
        "give a record that the recorder or sallyport:record wrote");
  }
}
