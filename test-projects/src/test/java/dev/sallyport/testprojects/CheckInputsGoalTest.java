package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.testprojects.MavenRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sallyport:check-inputs} in a real Maven, on records that were made before. */
class CheckInputsGoalTest {
  private static final String GOAL =
      "dev.sallyport:sallyport-maven-plugin:" + Workplace.VERSION + ":check-inputs";
  private static final String RECORD =
      """
      {"_type": "https://in-toto.io/Statement/v1", "subject": [],
       "predicateType": "https://slsa.dev/provenance/v1",
       "predicate": {"buildDefinition": {
        "buildType": "https://sallyport.dev/build-types/maven/v1",
        "externalParameters": {"source": {}, "folder": "", "goals": ["verify"], "profiles": [],
         "userProperties": {}, "projects": [], "makeBehavior": ""},
        "internalParameters": {"coverage": "lib-ext", "until": "session end", "outcome": "success",
         "failures": [], "cannotSee": [], "modules": [], "environment": [], "findings": [],
         "absent": [], "source": {"clean": true}, "repositories": {}},
        "resolvedDependencies": [
         {"name": "jdk", "annotations": {"version": "17.0.15"}},
         {"name": "maven", "annotations": {"version": "3.9.11"}},
         {"name": "org/x/plug/1/plug-1.jar", "digest": {"sha256": "%s"},
          "annotations": {"size": 3, "kind": "plugin", "askedBy": "plugin org.x:plug:1"}}]}}}
      """;

  @Test
  void aLockIsMadeByHandAndRefusesWhatItDoesNotName(@TempDir Path folder) throws Exception {
    Path hello = Workplace.copyOfProject("hello", folder);
    Path good = Files.writeString(folder.resolve("good.json"), RECORD.formatted("a".repeat(64)));
    Path evil = Files.writeString(folder.resolve("evil.json"), RECORD.formatted("e".repeat(64)));
    Path lock = hello.resolve(".sallyport/inputs.lock");

    Result none = run(hello, good);
    assertEquals(1, none.exit(), none::log);
    assertTrue(none.log().contains("input.lock-missing"), none::log);
    assertTrue(none.log().contains("-Dsallyport.updateLock"), none::log);
    assertEquals(2, report(hello).path("exit").asInt());

    Result inCi = update(hello, good).environment("CI", "true").run();
    assertEquals(1, inCi.exit(), inCi::log);
    assertFalse(Files.exists(lock));
    Result made = update(hello, good).run();
    assertEquals(0, made.exit(), made::log);
    assertTrue(
        Files.readString(lock).endsWith("a  3  plugin  org/x/plug/1/plug-1.jar\n"), made::log);

    Result same = run(hello, good);
    assertEquals(0, same.exit(), same::log);
    assertEquals(0, report(hello).path("exit").asInt());

    Result refused = run(hello, evil);
    assertEquals(1, refused.exit(), refused::log);
    assertTrue(refused.log().contains("input.differs  org/x/plug/1/plug-1.jar"), refused::log);
    assertTrue(refused.log().contains("used by plugin org.x:plug:1"), refused::log);
    assertEquals(1, report(hello).path("exit").asInt());
    assertEquals("input.differs", report(hello).at("/findings/0/rule").asText());

    Result unwatched = MavenRun.in(hello).with("-N", GOAL).run();
    assertEquals(1, unwatched.exit(), unwatched::log);
    assertEquals("record.coverage", report(hello).at("/findings/0/rule").asText());
    assertEquals(2, report(hello).path("exit").asInt());
  }

  private static Result run(Path project, Path record) throws IOException, InterruptedException {
    return MavenRun.in(project).with("-N", GOAL, "-Dsallyport.record=" + record).run();
  }

  private static MavenRun update(Path project, Path record) {
    return MavenRun.in(project)
        .with("-N", GOAL, "-Dsallyport.record=" + record, "-Dsallyport.updateLock")
        .environment("CI", "");
  }

  private static JsonNode report(Path project) throws IOException {
    return new ObjectMapper()
        .readTree(project.resolve("target/sallyport/inputs-report.json").toFile());
  }
}
