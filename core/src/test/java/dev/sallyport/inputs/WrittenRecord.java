package dev.sallyport.inputs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A record of a Maven session as the recorder writes it, with what a test wants in it. */
public final class WrittenRecord {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root = JSON.createObjectNode();
  private final ObjectNode internal;
  private final ArrayNode dependencies;
  private final ArrayNode environment;
  private final Map<String, byte[]> files = new TreeMap<>();

  private WrittenRecord() {
    root.put("_type", "https://in-toto.io/Statement/v1");
    root.putArray("subject");
    root.put("predicateType", "https://slsa.dev/provenance/v1");
    ObjectNode definition = root.putObject("predicate").putObject("buildDefinition");
    definition.put("buildType", "https://sallyport.dev/build-types/maven/v1");
    ObjectNode external = definition.putObject("externalParameters");
    external.putObject("source");
    external.put("folder", "").putArray("goals").add("verify");
    external.putArray("profiles");
    external.putObject("userProperties");
    external.putArray("projects");
    external.put("makeBehavior", "");
    internal = definition.putObject("internalParameters");
    internal.put("coverage", "lib-ext").put("until", "session end").put("outcome", "success");
    for (String name : new String[] {"failures", "cannotSee", "modules", "findings", "absent"}) {
      internal.putArray(name);
    }
    environment = internal.putArray("environment");
    internal.putObject("source").put("clean", true);
    internal.putObject("repositories");
    dependencies = definition.putArray("resolvedDependencies");
    dependencies.addObject().put("name", "source");
    tool("jdk", "17.0.15");
    tool("maven", "3.9.11");
    fact("umask", "0022", true);
  }

  /** Complete, but for inputs. */
  public static WrittenRecord empty() {
    return new WrittenRecord();
  }

  /** Two jars with POMs, a plugin, and metadata. */
  public static WrittenRecord usual() {
    return empty()
        .input("org/x/lib/1.0/lib-1.0.jar", "lib", "dependency", "module a:b > org.x:lib:1.0")
        .input("org/x/lib/1.0/lib-1.0.pom", "lib pom", "dependency", "module a:b > org.x:lib:1.0")
        .input("org/x/plug/2/plug-2.jar", "plug", "plugin", "plugin org.x:plug:2")
        .metadata("org/x/lib/maven-metadata.xml", "<m>1.0</m>", "central");
  }

  /** Replaces a field of {@code internalParameters}. */
  public WrittenRecord with(String field, String value) {
    internal.put(field, value);
    return this;
  }

  public WrittenRecord listed(String field, String value) {
    internal.withArray(field).add(value);
    return this;
  }

  public WrittenRecord repository(String id, String url) {
    ((ObjectNode) internal.path("repositories")).put(id, url);
    return this;
  }

  /** Replaces a tool, or adds it. */
  public WrittenRecord tool(String name, String version) {
    for (int i = dependencies.size() - 1; i >= 0; i--) {
      if (dependencies.get(i).path("name").asText().equals(name)) {
        dependencies.remove(i);
      }
    }
    dependencies.addObject().put("name", name).putObject("annotations").put("version", version);
    return this;
  }

  /** Replaces a fact, or adds it. */
  public WrittenRecord fact(String name, String value, boolean mustBeEqual) {
    for (int i = environment.size() - 1; i >= 0; i--) {
      if (environment.get(i).path("name").asText().equals(name)) {
        environment.remove(i);
      }
    }
    environment
        .addObject()
        .put("name", name)
        .put("value", value)
        .put("class", mustBeEqual ? "must-equal" : "informative");
    return this;
  }

  /** Replaces the file at that path, or adds it. */
  public WrittenRecord input(String path, String content, String kind, String askedBy) {
    without(path);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    files.put(path, bytes);
    ObjectNode node = add(path, bytes, kind);
    if (!askedBy.isEmpty()) {
      ((ObjectNode) node.path("annotations")).put("askedBy", askedBy);
    }
    return this;
  }

  /** Adds the n-th of very many, without looking whether the path is there. */
  WrittenRecord more(String path, int n) {
    add(path, Integer.toString(n).getBytes(StandardCharsets.UTF_8), "plugin");
    return this;
  }

  public WrittenRecord without(String path) {
    files.remove(path);
    for (int i = dependencies.size() - 1; i >= 0; i--) {
      if (dependencies.get(i).path("name").asText().equals(path)) {
        dependencies.remove(i);
      }
    }
    return this;
  }

  /** Adds metadata of one repository, with its content. */
  public WrittenRecord metadata(String path, String content, String repository) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    ObjectNode node = add(path, bytes, "metadata");
    ((ObjectNode) node.path("annotations")).put("repository", repository);
    node.put("content", Base64.getEncoder().encodeToString(bytes));
    return this;
  }

  private ObjectNode add(String path, byte[] bytes, String kind) {
    ObjectNode node = dependencies.addObject().put("name", path);
    node.putObject("digest").put("sha256", Digests.of(bytes).sha256().hex());
    node.putObject("annotations").put("size", bytes.length).put("kind", kind);
    return node;
  }

  public ObjectNode json() {
    return root;
  }

  public Path write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, JSON.writeValueAsBytes(root));
  }

  /** Puts the files where Maven would; metadata is not among them. */
  public Path localRepository(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return folder;
  }
}
