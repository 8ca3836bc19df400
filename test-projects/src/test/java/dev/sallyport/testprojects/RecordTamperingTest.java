package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.provenance.SessionRecord.Kind;
import dev.sallyport.report.Report;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record that verifies stops verifying for each thing that is changed, and says which. */
@Tag("long")
@SuppressWarnings("NullAway") // JUnit fills the folder
class RecordTamperingTest {
  private static final String GAV = "dev.sallyport.test:witnessed:1.0";

  @TempDir static Path folder;
  private static Recorded recorded;

  @BeforeAll
  static void theBuildItselfVerifies() throws Exception {
    recorded = Recorded.build("witnessed", folder, "install");
    Report control = verify(recorded.record, "control");
    assertEquals(Outcome.VERIFIED, control.outcome(), control.findings()::toString);
  }

  private static Report verify(Path record, String out) throws Exception {
    Path maven = Path.of(Workplace.property("maven.home"));
    return Verifier.of(GAV, folder).session(record, recorded.inputs, maven).run(out);
  }

  private static Finding refused(String rule, Report report) {
    assertEquals(Outcome.INDETERMINATE, report.outcome());
    assertEquals(Set.of(rule), Verifier.rules(report), report.findings()::toString);
    return report.findings().stream().filter(f -> f.rule().id().equals(rule)).findFirst().get();
  }

  @ParameterizedTest
  @CsvSource({
    "DEPENDENCY, .jar, input.dependency-changed, commons-codec",
    "PARENT, junit-bom-5.13.4.pom, input.parent-changed, witnessed",
    "BOM, jackson-bom-2.19.2.pom, input.bom-changed, witnessed",
    "PLUGIN, .jar, input.plugin-changed, plugin",
    "DYNAMIC, .pom, input.provider-changed, maven-surefire-plugin",
    "EXTENSION, .jar, input.extension-changed, wagon-file",
    "CORE_EXTENSION, .jar, input.extension-changed, os-maven-plugin",
  })
  void anInput(Kind kind, String ending, String rule, String user) throws Exception {
    String path = recorded.input(kind, ending);
    Path file = recorded.inputs.resolve(path);
    byte[] good = Files.readAllBytes(file);
    byte[] evil = good.clone();
    evil[evil.length - 2] ^= 1;
    Files.write(file, evil);
    try {
      Finding finding = refused(rule, verify(recorded.record, "out-" + kind));
      assertEquals(path, finding.subject());
      assertTrue(finding.hint().contains(user), finding.hint());
    } finally {
      Files.write(file, good);
    }
  }

  @Test
  void theJdk() throws Exception {
    Path changed =
        recorded.changed(
            "jdk",
            root ->
                ((ObjectNode) Recorded.dependency(root, "jdk").get("annotations"))
                    .put("modules", "0".repeat(64)));
    assertTrue(refused("tool.jdk-changed", verify(changed, "jdk")).subject().startsWith("JDK "));
  }

  @Test
  void aFactThatMustBeEqual() throws Exception {
    Path changed =
        recorded.changed(
            "fact",
            root -> {
              for (JsonNode fact :
                  root.at("/predicate/buildDefinition/internalParameters/environment")) {
                if (fact.path("name").asText().equals("lineSeparator")) {
                  ((ObjectNode) fact).put("value", "CRLF");
                }
              }
            });
    Finding finding = refused("record.environment-differs", verify(changed, "fact"));
    assertEquals("lineSeparator", finding.subject());
  }
}
