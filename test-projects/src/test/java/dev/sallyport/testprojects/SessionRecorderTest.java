package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Coverage;
import dev.sallyport.provenance.SessionRecord.Input;
import dev.sallyport.provenance.SessionRecord.Kind;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.testprojects.MavenRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorder of the session in a real Maven, by each way in. */
@SuppressWarnings("NullAway") // JUnit fills the folders
class SessionRecorderTest {
  private static final String PLUGIN = "dev.sallyport:sallyport-maven-plugin:" + Workplace.VERSION;

  @TempDir static Path shared;
  private static Path maven;

  @TempDir Path folder;

  @BeforeAll
  static void copyMaven() throws IOException {
    maven = RecordingMaven.here(shared);
  }

  @Test
  void aloneInLibExtItSeesAllThatIsResolved() throws Exception {
    Path hello = Workplace.copyOfProject("hello", folder);

    Result result =
        MavenRun.in(hello).mavenHome(maven).with("clean", "verify", "-Dmy.token=hunter2").run();

    assertEquals(0, result.exit(), result::log);
    SessionRecord record = SessionRecordReader.read(file(hello));
    assertTrue(record.isWhole());
    assertEquals(List.of("clean", "verify"), record.invocation().goals());
    assertFalse(Files.readString(file(hello)).contains("hunter2"));
    assertEquals(
        Set.of(
            "dev/sallyport/test/hello/1.0/hello-1.0.jar",
            "dev/sallyport/test/hello/1.0/hello-1.0.pom"),
        record.subjects().keySet());
    assertEquals("hello", record.modules().get(0).gav().artifactId());

    Map<String, Input> inputs = byPath(record);
    Input junit = inputs.get("org/junit/jupiter/junit-jupiter/5.13.4/junit-jupiter-5.13.4.jar");
    assertEquals(Kind.DEPENDENCY, junit.kind());
    assertEquals(
        "module dev.sallyport.test:hello > org.junit.jupiter:junit-jupiter:5.13.4",
        junit.askedBy());
    assertEquals(
        Kind.DEPENDENCY,
        inputs.get("org/junit/jupiter/junit-jupiter/5.13.4/junit-jupiter-5.13.4.pom").kind());
    assertEquals(Kind.BOM, inputs.get("org/junit/junit-bom/5.13.4/junit-bom-5.13.4.pom").kind());
    Input provider =
        record.inputs().stream()
            .filter(input -> input.path().contains("surefire-junit-platform"))
            .findFirst()
            .orElseThrow();
    assertEquals(Kind.DYNAMIC, provider.kind());
    assertTrue(
        provider.askedBy().startsWith("goal org.apache.maven.plugins:maven-surefire-plugin:"),
        provider::askedBy);
    assertTrue(kinds(record).containsAll(Set.of(Kind.PLUGIN, Kind.PLUGIN_DEPENDENCY, Kind.PARENT)));
    assertTrue(record.inputs().stream().noneMatch(input -> input.askedBy().isEmpty()));
  }

  @Test
  void aBuildThatFailsHalfWaySaysSo() throws Exception {
    Path duo = Workplace.copyOfProject("duo", folder);
    Files.writeString(duo.resolve("second/src/main/java/Broken.java"), "no java");

    Result result =
        MavenRun.in(duo)
            .mavenHome(maven)
            .with("verify", "-Dsallyport.version=" + Workplace.VERSION)
            .run();

    assertEquals(1, result.exit(), result::log);
    SessionRecord record = SessionRecordReader.read(file(duo));
    assertFalse(record.extent().success());
    assertEquals("session end", record.extent().until());
    assertEquals(1, record.extent().failures().size());
    assertTrue(
        record
            .extent()
            .failures()
            .get(0)
            .matches(
                "dev\\.sallyport\\.test:duo-second:1\\.0:"
                    + " org\\.apache\\.maven\\.plugins:maven-compiler-plugin:[^:]+:compile"));
    assertTrue(record.subjects().containsKey("dev/sallyport/test/duo-first/1.0/duo-first-1.0.jar"));
    assertFalse(
        record.subjects().containsKey("dev/sallyport/test/duo-second/1.0/duo-second-1.0.jar"));
  }

  @Test
  void asACoreExtensionItSaysWhatItMissedAndTheGoalGivesWay() throws Exception {
    Path hello = Workplace.copyOfProject("hello", folder);
    Files.createDirectories(hello.resolve(".mvn"));
    Files.writeString(
        hello.resolve(".mvn/extensions.xml"),
        "<extensions><extension><groupId>dev.sallyport</groupId>"
            + "<artifactId>sallyport-maven-plugin</artifactId><version>"
            + Workplace.VERSION
            + "</version></extension></extensions>");

    Result result =
        MavenRun.in(hello).with("verify", PLUGIN + ":record", "-Dsallyport.attach").run();

    assertEquals(0, result.exit(), result::log);
    SessionRecord record = SessionRecordReader.read(file(hello));
    assertEquals(Coverage.CORE_EXTENSION, record.extent().coverage());
    assertEquals("session end", record.extent().until());
    assertTrue(
        record.extent().cannotSee().stream().anyMatch(text -> text.contains("extensions.xml")));
    assertTrue(kinds(record).containsAll(Set.of(Kind.PLUGIN, Kind.DYNAMIC, Kind.PARENT)));
    SessionRecord attached =
        SessionRecordReader.read(
            hello.resolve("target/sallyport/attached/hello-1.0-provenance.intoto.json"));
    assertEquals("sallyport:record", attached.extent().until());
    assertEquals(Coverage.CORE_EXTENSION, attached.extent().coverage());
    assertTrue(record.subjects().keySet().stream().noneMatch(name -> name.endsWith(".json")));
  }

  @Test
  void aKilledMavenLeavesNoRecordOfAnEarlierBuild() throws Exception {
    Path hello = Workplace.copyOfProject("hello", folder);
    Files.createDirectories(file(hello).getParent());
    Files.writeString(file(hello), "old");
    Path plugin = HostilePlugin.putInto(folder.resolve("plugins"));

    Result result =
        MavenRun.in(hello)
            .mavenHome(maven)
            .repository(plugin)
            .with("compile", HostilePlugin.GOAL + "exit")
            .run();

    assertTrue(result.log().contains("hostile: exit"), result::log);
    assertFalse(result.log().contains("BUILD"), result::log);
    assertFalse(Files.exists(file(hello)));
  }

  static Path file(Path project) {
    return project.resolve("target/sallyport/provenance.intoto.json");
  }

  static Map<String, Input> byPath(SessionRecord record) {
    Map<String, Input> inputs = new TreeMap<>();
    record.inputs().forEach(input -> inputs.putIfAbsent(input.path(), input));
    return inputs;
  }

  private static Set<Kind> kinds(SessionRecord record) {
    return record.inputs().stream().map(Input::kind).collect(Collectors.toSet());
  }
}
