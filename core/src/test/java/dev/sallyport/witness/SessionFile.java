package dev.sallyport.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.digest.Digests;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A record of a Maven session to be told what to hold; begins as one of a good small build. */
public final class SessionFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String START =
      """
      {"_type": "https://in-toto.io/Statement/v1",
       "subject": [],
       "predicateType": "https://slsa.dev/provenance/v1",
       "predicate": {
        "buildDefinition": {
         "buildType": "https://sallyport.dev/build-types/maven/v1",
         "externalParameters": {"source": {}, "folder": "", "goals": ["verify"], "profiles": [],
          "userProperties": {}, "projects": [], "makeBehavior": ""},
         "internalParameters": {"coverage": "lib-ext", "until": "session end",
          "outcome": "success", "failures": [], "cannotSee": ["the moon"],
          "modules": [], "activeProfiles": [], "environment": [],
          "source": {"clean": true, "submodules": []}, "findings": [], "absent": [],
          "repositories": {"central": "https://repo.example/maven2"}},
         "resolvedDependencies": [{"name": "source"},
          {"name": "jdk", "uri": "pkg:generic/jdk@17.0.15", "digest": {},
           "annotations": {"version": "17.0.15", "vendor": "Example"}},
          {"name": "maven", "uri": "pkg:maven/org.apache.maven/apache-maven@3.9.11", "digest": {},
           "annotations": {"version": "3.9.11"}}]},
        "runDetails": {"builder": {"id": "https://sallyport.dev/builders/in-build-recorder/v1"}}}}
      """;

  private final ObjectNode root;

  private SessionFile(ObjectNode root) {
    this.root = root;
  }

  /** A good build of one jar module in the root folder. */
  public static SessionFile of(String gav) throws IOException {
    SessionFile file = new SessionFile((ObjectNode) JSON.readTree(START));
    return file.module(gav, "jar", "")
        .mustEqual("umask", "0022")
        .mustEqual("lineSeparator", "LF")
        .mustEqual("os", "linux")
        .mustEqual("mavenOpts", "")
        .mustEqual("mavenArgs", "")
        .mustEqual("javaToolOptions", "")
        .mustEqual("jvmConfig", "none");
  }

  public SessionFile copy() {
    return new SessionFile(root.deepCopy());
  }

  private ObjectNode definition() {
    return (ObjectNode) root.at("/predicate/buildDefinition");
  }

  public ObjectNode external() {
    return (ObjectNode) definition().get("externalParameters");
  }

  public ObjectNode internal() {
    return (ObjectNode) definition().get("internalParameters");
  }

  private ArrayNode dependencies() {
    return (ArrayNode) definition().get("resolvedDependencies");
  }

  /** One of the dependencies: a tool, or an input by its path. */
  public ObjectNode dependency(String name) {
    for (JsonNode node : dependencies()) {
      if (node.get("name").asText().equals(name)) {
        return (ObjectNode) node;
      }
    }
    throw new AssertionError("no " + name);
  }

  public SessionFile module(String gav, String packaging, String folder) {
    internal()
        .withArray("modules")
        .addObject()
        .put("gav", gav)
        .put("packaging", packaging)
        .put("folder", folder);
    return this;
  }

  public SessionFile mustEqual(String name, String value) {
    return fact(name, value, "must-equal");
  }

  public SessionFile informative(String name, String value) {
    return fact(name, value, "informative");
  }

  private SessionFile fact(String name, String value, String kind) {
    ArrayNode facts = internal().withArray("environment");
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i).get("name").asText().equals(name)) {
        facts.remove(i);
      }
    }
    facts.addObject().put("name", name).put("value", value).put("class", kind);
    return this;
  }

  public SessionFile goals(String... goals) {
    ArrayNode all = external().putArray("goals");
    List.of(goals).forEach(all::add);
    return this;
  }

  public SessionFile property(String name, String value) {
    ((ObjectNode) external().get("userProperties")).put(name, value);
    return this;
  }

  public SessionFile source(String commit, String tree, String treeSha512) {
    ((ObjectNode) external().get("source")).putObject("digest").put("gitCommit", commit);
    ((ObjectNode) internal().get("source")).put("gitTree", tree).put("treeSha512", treeSha512);
    return this;
  }

  public SessionFile input(String kind, String path, byte[] bytes, String askedBy) {
    ObjectNode input = dependencies().addObject().put("name", path);
    input.putObject("digest").put("sha256", Digests.of(bytes).sha256().hex());
    input
        .putObject("annotations")
        .put("size", bytes.length)
        .put("kind", kind)
        .put("askedBy", askedBy);
    return this;
  }

  public SessionFile metadata(String path, String repository, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    input("metadata", path, bytes, "module a:b > versions of c:d");
    ObjectNode input = (ObjectNode) dependencies().get(dependencies().size() - 1);
    ((ObjectNode) input.get("annotations")).put("repository", repository);
    input.put("content", Base64.getEncoder().encodeToString(bytes));
    return this;
  }

  public SessionFile absent(String path) {
    internal().withArray("absent").add(path);
    return this;
  }

  public SessionFile made(String path, byte[] bytes, String file) {
    Digests digests = Digests.of(bytes);
    ObjectNode subject = root.withArray("subject").addObject().put("name", path);
    subject
        .putObject("digest")
        .put("sha256", digests.sha256().hex())
        .put("sha512", digests.sha512());
    subject.putObject("annotations").put("file", file);
    return this;
  }

  public SessionFile noted(String rule, String subject, String fact) {
    internal()
        .withArray("findings")
        .addObject()
        .put("rule", rule)
        .put("subject", subject)
        .put("fact", fact);
    return this;
  }

  public Path write(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, JSON.writeValueAsBytes(root));
  }

  public SessionRecord read(Path folder) throws IOException, Refusal {
    return SessionRecordReader.read(write(folder.resolve("record.json")));
  }
}
