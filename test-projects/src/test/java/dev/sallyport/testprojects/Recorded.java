package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/**
 * A test project that was committed and built with the recorder in {@code lib/ext}, and the inputs
 * of that build in a folder of their own.
 */
final class Recorded {
  private static final String RECORD = "target/sallyport/provenance.intoto.json";
  private static final String JAR =
      "maven-plugin/target/sallyport-maven-plugin-" + Workplace.VERSION + ".jar";

  /** Where {@link MavenRun} has what it resolves. */
  private static final Path LOCAL_REPOSITORY = Workplace.INNER.resolve("repository");

  private static final ObjectMapper JSON = new ObjectMapper();

  final Path tree;
  final Path record;
  final Path inputs;

  private Recorded(Path tree, Path inputs) {
    this.tree = tree;
    this.record = tree.resolve(RECORD);
    this.inputs = inputs;
  }

  /** Builds; what is needed to collect the outputs is resolved by a build of its own. */
  static Recorded build(String project, Path folder, String... goals) throws Exception {
    Path recorder = Workplace.ROOT.resolve(JAR);
    try (JarFile jar = new JarFile(recorder.toFile())) {
      assumeTrue(
          jar.getEntry("META-INF/plexus/components.xml") != null,
          "the plugin's jar has no recorder for lib/ext");
    }
    Path tree = Workplace.copyOfProject(project, folder.resolve("tree"));
    Release.deploy(tree, folder.resolve("deployed"));
    git(tree, "init", "-q");
    Files.writeString(tree.resolve(".git/info/exclude"), "target/\n");
    git(tree, "add", ".");
    git(tree, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x");
    MavenRun.Result built =
        MavenRun.in(tree).mavenHome(RecordingMaven.here(folder)).with("clean").with(goals).run();
    assertEquals(0, built.exit(), built::log);
    assertTrue(Files.exists(tree.resolve(RECORD)), built::log);
    Recorded recorded = new Recorded(tree, Files.createDirectories(folder.resolve("inputs")));
    recorded.copyInputs();
    return recorded;
  }

  private void copyInputs() throws Exception {
    SessionRecord session = SessionRecordReader.read(record);
    TreeSet<String> paths = new TreeSet<>();
    session.inputs().stream()
        .filter(input -> input.kind() != SessionRecord.Kind.METADATA)
        .forEach(input -> paths.add(input.path()));
    try (InputStream list =
        SessionRecord.class.getResourceAsStream("/dev/sallyport/witness/collecting-plugin.txt")) {
      new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> paths.add(line.split(" {2}")[1]));
    }
    for (String path : paths) {
      Path to = inputs.resolve(path);
      Files.createDirectories(to.getParent());
      Files.copy(LOCAL_REPOSITORY.resolve(path), to);
    }
  }

  /** The path of the first input of a kind, whose path ends so. */
  String input(SessionRecord.Kind kind, String ending) throws Exception {
    return SessionRecordReader.read(record).inputs().stream()
        .filter(input -> input.kind() == kind && input.path().endsWith(ending))
        .map(SessionRecord.Input::path)
        .findFirst()
        .orElseThrow();
  }

  /** A copy of the record beside it, changed. */
  Path changed(String name, Consumer<ObjectNode> change) throws IOException {
    ObjectNode root = (ObjectNode) JSON.readTree(Files.readAllBytes(record));
    change.accept(root);
    return Files.write(record.resolveSibling(name + ".json"), JSON.writeValueAsBytes(root));
  }

  /** One of the recorded dependencies. */
  static ObjectNode dependency(ObjectNode root, String name) {
    for (JsonNode node : root.at("/predicate/buildDefinition/resolvedDependencies")) {
      if (node.path("name").asText().equals(name)) {
        return (ObjectNode) node;
      }
    }
    throw new AssertionError("no " + name);
  }

  private static void git(Path folder, String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    assertEquals(0, builder.start().waitFor(), () -> "git " + String.join(" ", arguments));
  }
}
