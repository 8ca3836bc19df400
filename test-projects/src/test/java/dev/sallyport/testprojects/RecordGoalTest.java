package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.testprojects.MavenRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sallyport:record} in a real Maven. */
class RecordGoalTest {
  private static final String RECORD =
      "dev.sallyport:sallyport-maven-plugin:" + Workplace.VERSION + ":record";
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void recordsWhatAProjectMadeAndUsed(@TempDir Path folder) throws Exception {
    Path hello = Workplace.copyOfProject("hello", folder);
    Files.createDirectories(hello.resolve(".git"));
    Files.writeString(hello.resolve(".git/HEAD"), COMMIT + "\n");

    succeed(
        MavenRun.in(hello)
            .with("clean", "verify", RECORD, "-P", "!no-such", "-Dnexus.password=hunter2")
            .with("-Dupload.url=https://me:hunter2@repo.example/x", "-Dcolour=green"));
    JsonNode statement = read(record(hello));

    assertEquals("https://in-toto.io/Statement/v1", statement.path("_type").asText());
    assertEquals("https://slsa.dev/provenance/v1", statement.path("predicateType").asText());
    assertEquals(
        List.of(
            "dev/sallyport/test/hello/1.0/hello-1.0.jar",
            "dev/sallyport/test/hello/1.0/hello-1.0.pom"),
        texts(statement.path("subject"), "/name"));
    byte[] jar = Files.readAllBytes(hello.resolve("target/hello-1.0.jar"));
    assertEquals(hex("SHA-512", jar), statement.at("/subject/0/digest/sha512").asText());

    JsonNode definition = statement.at("/predicate/buildDefinition");
    JsonNode external = definition.path("externalParameters");
    assertEquals(
        "git+https://forge.example/sallyport/hello.git", external.at("/source/uri").asText());
    assertEquals(COMMIT, external.at("/source/digest/gitCommit").asText());
    assertEquals(List.of("clean", "verify", RECORD), texts(external.path("goals"), ""));
    assertEquals(List.of("!no-such", "outer"), texts(external.path("profiles"), ""));
    JsonNode properties = external.path("userProperties");
    assertEquals("green", properties.path("colour").asText());
    assertEquals("(masked)", properties.path("nexus.password").asText());
    assertEquals("https://repo.example/x", properties.path("upload.url").asText());
    assertFalse(Files.readString(record(hello)).contains("hunter2"));

    JsonNode internal = definition.path("internalParameters");
    assertEquals("mojo", internal.path("coverage").asText());
    assertEquals("sallyport:record", internal.path("until").asText());
    assertFalse(internal.path("cannotSee").isEmpty());
    assertTrue(texts(internal.path("environment"), "/name").contains("timezone"));
    assertEquals("dev.sallyport.test:hello:1.0", internal.at("/modules/0/gav").asText());

    List<String> used = texts(definition.path("resolvedDependencies"), "/uri");
    assertTrue(used.contains("pkg:maven/org.junit.jupiter/junit-jupiter@5.13.4"), used::toString);
    assertTrue(
        used.contains("pkg:maven/org.junit.jupiter/junit-jupiter@5.13.4?type=pom"), used::toString);
    assertTrue(
        used.contains("pkg:maven/org.apache.maven.plugins/maven-jar-plugin@3.4.2"), used::toString);
    assertFalse(
        used.stream().anyMatch(uri -> uri.contains("maven-deploy-plugin")), "it did not run");
    assertEquals(
        SessionRecord.Coverage.MOJO, SessionRecordReader.read(record(hello)).extent().coverage());
  }

  @Test
  void moreThreadsAreTheSameInputsAndOneReactorIsOneRecord(@TempDir Path folder) throws Exception {
    Path duo = Workplace.copyOfProject("duo", folder);
    String[] build = {"verify", "-Dsallyport.version=" + Workplace.VERSION};

    succeed(MavenRun.in(duo).with(build).environment("SOURCE_DATE_EPOCH", "1700000000"));
    JsonNode first = read(record(duo));
    succeed(
        MavenRun.in(duo).with(build).with("-T2").environment("SOURCE_DATE_EPOCH", "1700000000"));

    JsonNode statement = read(record(duo));
    // how many threads there were is a fact of its own
    for (String same :
        List.of("/subject", "/predicate/buildDefinition/resolvedDependencies", "/runDetails")) {
      assertEquals(first.at(same), statement.at(same));
    }
    assertEquals(
        List.of(
            "dev/sallyport/test/duo-first/1.0/duo-first-1.0-again.jar",
            "dev/sallyport/test/duo-first/1.0/duo-first-1.0.jar",
            "dev/sallyport/test/duo-first/1.0/duo-first-1.0.pom",
            "dev/sallyport/test/duo-second/1.0/duo-second-1.0.jar",
            "dev/sallyport/test/duo-second/1.0/duo-second-1.0.pom",
            "dev/sallyport/test/duo/1.0/duo-1.0.pom"),
        texts(statement.path("subject"), "/name"));
    assertEquals(
        "2023-11-14T22:13:20Z", statement.at("/predicate/runDetails/metadata/startedOn").asText());
    assertFalse(Files.exists(duo.resolve("first/target/sallyport")));
    assertFalse(Files.exists(duo.resolve("second/target/sallyport")));
  }

  @Test
  void aBuildThatFailsLeavesNoRecordNotEvenAnOldOne(@TempDir Path folder) throws Exception {
    Path duo = Workplace.copyOfProject("duo", folder);
    Files.createDirectories(record(duo).getParent());
    Files.writeString(record(duo), "old");
    Files.writeString(duo.resolve("second/src/main/java/Broken.java"), "no java");

    Result result =
        MavenRun.in(duo).with("verify", "-Dsallyport.version=" + Workplace.VERSION).run();

    assertEquals(1, result.exit(), result::log);
    assertFalse(Files.exists(record(duo)));
  }

  @Test
  void nothingBuiltIsNothingRecorded(@TempDir Path folder) throws Exception {
    Path hello = Workplace.copyOfProject("hello", folder);

    Result result = MavenRun.in(hello).with(RECORD).run();

    assertEquals(1, result.exit(), result::log);
    assertTrue(result.log().contains("hint: run the record goal in the same"), result::log);
    assertFalse(Files.exists(record(hello)));
  }

  private static void succeed(MavenRun run) throws IOException, InterruptedException {
    Result result = run.run();
    assertEquals(0, result.exit(), result::log);
  }

  private static Path record(Path project) {
    return project.resolve("target/sallyport/provenance.intoto.json");
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static List<String> texts(JsonNode array, String pointer) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.at(pointer).asText())
        .toList();
  }

  private static String hex(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }
}
