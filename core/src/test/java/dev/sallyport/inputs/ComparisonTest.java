package dev.sallyport.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final String LIB = "org/x/lib/1.0/lib-1.0.jar";

  private Path dir;
  private int files;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private BuildInputs read(WrittenRecord record) throws IOException, Refusal {
    return InputsReader.read(record.write(dir.resolve("record-" + files++ + ".json")));
  }

  private InputsReport held(WrittenRecord lock, WrittenRecord actual) throws IOException, Refusal {
    return InputsReport.held(read(lock), read(actual), false);
  }

  private static List<Rule> rules(InputsReport report) {
    return report.findings().stream().map(Finding::rule).toList();
  }

  private void refuses(Rule rule, String subject, WrittenRecord actual)
      throws IOException, Refusal {
    InputsReport report = held(WrittenRecord.usual(), actual);
    assertEquals(List.of(rule), rules(report));
    assertEquals(subject, report.findings().get(0).subject());
    assertEquals(
        rule.weight() == Rule.Weight.REFUTES ? Outcome.REFUTED : Outcome.INDETERMINATE,
        report.outcome());
  }

  @Test
  void theSameInputsPassWhoeverAskedAndWhereverTheyCameFrom() throws Exception {
    WrittenRecord other =
        WrittenRecord.usual()
            .input(LIB, "lib", "plugin-dependency", "plugin org.x:other:1")
            .without("org/x/lib/maven-metadata.xml")
            .metadata("org/x/lib/maven-metadata.xml", "<m>1.0</m>", "mirror")
            .fact("timezone", "Pacific/Kiritimati", false)
            .repository("mirror", "https://mirror.example/");
    Comparison comparison = Comparison.of(read(WrittenRecord.usual()), read(other));
    assertTrue(comparison.isSame());
    assertEquals(4, comparison.same());
    assertEquals(List.of(LIB), comparison.regarded().stream().map(Difference::path).toList());
    assertEquals(Outcome.VERIFIED, held(WrittenRecord.usual(), other).outcome());
  }

  @Test
  void whatIsAddedRemovedOrChangedIsRefusedByItsOwnRule() throws Exception {
    refuses(
        Rule.INPUT_ADDED,
        "org/x/evil/1/evil-1.jar",
        WrittenRecord.usual()
            .input("org/x/evil/1/evil-1.jar", "evil", "dependency", "module a:b > org.x:evil:1"));
    refuses(
        Rule.INPUT_REMOVED,
        "org/x/plug/2/plug-2.jar",
        WrittenRecord.usual().without("org/x/plug/2/plug-2.jar"));
    refuses(
        Rule.INPUT_DIFFERS,
        LIB,
        WrittenRecord.usual().input(LIB, "evil", "dependency", "module a:b > org.x:lib:1.0"));
    refuses(
        Rule.INPUT_DIFFERS,
        "org/x/lib/maven-metadata.xml",
        WrittenRecord.usual()
            .without("org/x/lib/maven-metadata.xml")
            .metadata("org/x/lib/maven-metadata.xml", "<m>1.1</m>", "central"));
  }

  @Test
  void metadataOfOneMoreRepositoryCounts() throws Exception {
    WrittenRecord two =
        WrittenRecord.usual().metadata("org/x/lib/maven-metadata.xml", "<m>9</m>", "evil");
    refuses(Rule.INPUT_DIFFERS, "org/x/lib/maven-metadata.xml", two);
  }

  @Test
  void anotherMavenJdkOrWayInIsIndeterminateAndStillJudgesWhatIsCommon() throws Exception {
    for (WrittenRecord other :
        List.of(
            WrittenRecord.usual().tool("maven", "4.0.0-rc-4"),
            WrittenRecord.usual().tool("jdk", "21.0.1"),
            WrittenRecord.usual().with("coverage", "mojo"))) {
      other.input("org/x/more/1/more-1.pom", "more", "pom", "").without("org/x/plug/2/plug-2.jar");
      InputsReport report = held(WrittenRecord.usual(), other);
      assertEquals(List.of(Rule.INPUT_LOCK_TOOLS), rules(report));
      assertEquals(Outcome.INDETERMINATE, report.outcome());
      assertFalse(Comparison.of(read(WrittenRecord.usual()), read(other)).isSame());

      other.input(LIB, "evil", "dependency", "");
      InputsReport evil = held(WrittenRecord.usual(), other);
      assertEquals(List.of(Rule.INPUT_DIFFERS, Rule.INPUT_LOCK_TOOLS), rules(evil));
      assertEquals(Outcome.REFUTED, evil.outcome());
    }
  }

  @Test
  void factsThatMustBeEqualAreHeldAgainstEachOtherAndComeFirst() throws Exception {
    refuses(
        Rule.RECORD_ENVIRONMENT_DIFFERS,
        "umask",
        WrittenRecord.usual().fact("umask", "0077", true));
    refuses(Rule.TOOL_JDK_CHANGED, "jdk.version", WrittenRecord.usual().tool("jdk", "17.0.16"));
    Comparison comparison =
        Comparison.of(
            read(WrittenRecord.usual()),
            read(WrittenRecord.usual().fact("umask", "0077", true).tool("jdk", "17.0.16")));
    assertTrue(comparison.isDifferent());
    assertEquals(
        List.of("jdk.version", "umask"),
        comparison.facts().stream().map(FactDifference::name).toList());
    String text = ComparisonText.render(comparison);
    assertTrue(text.contains("- 17.0.15") && text.contains("+ 17.0.16"), text);
  }

  @Test
  void aBuildThatGoesOnIsNotRefusedForWhatItHasNotReadYet() throws Exception {
    WrittenRecord soFar =
        WrittenRecord.usual().without(LIB).with("until", "sallyport:check-inputs");
    InputsReport report = InputsReport.held(read(WrittenRecord.usual()), read(soFar), true);
    assertEquals(List.of(), rules(report));
    assertEquals(Outcome.VERIFIED, report.outcome());

    assertEquals(List.of(Rule.RECORD_UNFINISHED), rules(held(WrittenRecord.usual(), soFar)));
    WrittenRecord more = soFar.input("org/x/evil/1/evil-1.jar", "evil", "plugin", "");
    InputsReport evil = InputsReport.held(read(WrittenRecord.usual()), read(more), true);
    assertEquals(List.of(Rule.INPUT_ADDED), rules(evil));
  }

  @Test
  void aRecordOfABuildThatFailedNeverPasses() throws Exception {
    WrittenRecord failed =
        WrittenRecord.usual().with("outcome", "failure").listed("failures", "a:b compile");
    assertEquals(List.of(Rule.RECORD_UNFINISHED), rules(held(failed, WrittenRecord.usual())));
    assertEquals(List.of(Rule.RECORD_UNFINISHED), rules(held(WrittenRecord.usual(), failed)));
    assertFalse(Comparison.of(read(failed), read(failed)).isSame());
  }
}
