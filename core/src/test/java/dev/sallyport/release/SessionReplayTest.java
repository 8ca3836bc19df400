package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.report.Report;
import dev.sallyport.report.Voucher;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a record before and after a rebuild; the rebuild itself is not run here. */
@SuppressWarnings("NullAway") // JUnit fills the folder
class SessionReplayTest {
  @TempDir Path dir;
  private RecordedBuild build;

  @BeforeEach
  void recorded() throws Exception {
    build = new RecordedBuild(dir);
  }

  private static List<String> rules(Report report) {
    return report.findings().stream()
        .filter(finding -> finding.rule().weight() != Rule.Weight.NOTE)
        .map(finding -> finding.rule().id())
        .toList();
  }

  /** Nothing is built, and this one thing is why. */
  private Finding refused(String rule) throws Exception {
    Report report = build.verify().report();
    assertEquals(List.of(rule), rules(report), report.findings()::toString);
    assertEquals(Outcome.INDETERMINATE, report.outcome());
    assertEquals(List.of(), build.sandbox.jobs());
    assertTrue(report.facts().get("record").contains("claim"));
    return report.findings().get(0);
  }

  @Test
  void aBuildThatIsAsItWasRecordedIsVerified() throws Exception {
    Result result = build.verify();
    Report report = result.report();
    assertEquals(Outcome.VERIFIED, report.outcome(), report.findings()::toString);
    assertEquals(List.of(), rules(report));
    assertEquals("2 of 2", report.count());
    assertEquals("recorded", report.publishedSet());
    assertEquals(Voucher.RECORDED, report.source().orElseThrow().voucher());
    assertTrue(report.facts().get("record").contains("claim"));
    assertEquals(1, build.sandbox.jobs().size());
  }

  @ParameterizedTest
  @CsvSource({
    "dependency, input.dependency-changed",
    "parent, input.parent-changed",
    "bom, input.bom-changed",
    "plugin, input.plugin-changed",
    "dynamic, input.provider-changed",
    "extension, input.extension-changed",
  })
  void anInputThatWasTamperedWithIsNamedWithItsUser(String kind, String rule) throws Exception {
    assertEquals(Outcome.VERIFIED, build.verify().report().outcome(), "the control");
    build.sandbox.jobs().clear();
    String path = RecordedBuild.INPUTS.get(kind);
    Files.writeString(build.inputs.resolve(path), "evil");
    Finding finding = refused(rule);
    assertEquals(path, finding.subject());
    assertTrue(finding.hint().contains(RecordedBuild.user(path)), finding.hint());
  }

  @Test
  void anotherBuildOfTheJdkIsNotTheJdk() throws Exception {
    Files.writeString(build.jdk.resolve("lib/modules"), "evil");
    assertEquals("JDK 17.0.15", refused("tool.jdk-changed").subject());
  }

  @Test
  void aJdkThatSaysSomethingElseIsNotTheJdk() throws Exception {
    Path release = build.jdk.resolve("release");
    Files.writeString(release, Files.readString(release) + "IMAGE_TYPE=\"JDK\"\n");
    refused("tool.jdk-changed");
  }

  @Test
  void aJdkOfAnotherVersionIsNone() throws Exception {
    Files.writeString(build.jdk.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
    refused("tool.jdk-missing");
  }

  @Test
  void anotherMavenIsNotTheMaven() throws Exception {
    Files.writeString(build.maven.resolve("bin/m2.conf"), "load evil.jar");
    assertEquals("Maven 3.9.11", refused("tool.maven-changed").subject());
  }

  @Test
  void aFactThatMustBeEqualAndCannotBeIsNamed() throws Exception {
    build.session.mustEqual("lineSeparator", "CRLF");
    Finding finding = refused("record.environment-differs");
    assertEquals("lineSeparator", finding.subject());
    assertEquals(new Evidence.Mismatch("CRLF", "LF"), finding.evidence());
  }

  @Test
  void anOwnJvmConfigOfTheRecorderIsFoundInTheSource() throws Exception {
    build.session.mustEqual("jvmConfig", "ab".repeat(32));
    assertEquals("jvmConfig", refused("record.environment-differs").subject());
  }

  @Test
  void aCommitThatIsNotThereIsNotReplaced() throws Exception {
    build
        .session
        .external()
        .withObjectProperty("source")
        .withObjectProperty("digest")
        .put("gitCommit", "1".repeat(40));
    refused("source.not-this-release");
  }

  @ParameterizedTest
  @CsvSource({"gitTree, 40", "treeSha512, 128"})
  void aTreeOfOtherBytesIsNotTheSource(String field, int length) throws Exception {
    build.session.internal().withObjectProperty("source").put(field, "1".repeat(length));
    refused("source.not-this-release");
  }

  @Test
  void aRecordThatWasCarriedAwayNeedsASource() throws Exception {
    Path away = build.session.write(dir.resolve("away/provenance.intoto.json"));
    assertEquals(List.of("source.not-found"), rules(build.verify(away).report()));
    build.source = Optional.of(build.tree.toString());
    Report report = build.verify(away).report();
    assertEquals(Outcome.VERIFIED, report.outcome(), report.findings()::toString);
    assertEquals(Voucher.GIVEN, report.source().orElseThrow().voucher());
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws Exception {
    build.session.internal().put("coverage", "mojo");
    build.session.mustEqual("os", "windows").noted("source.dirty", "pom.xml", "changed");
    Files.writeString(build.inputs.resolve(RecordedBuild.INPUTS.get("bom")), "evil");
    Files.writeString(build.jdk.resolve("lib/modules"), "evil");
    assertEquals(
        List.of(
            "input.bom-changed",
            "record.coverage",
            "record.environment-differs",
            "source.dirty",
            "tool.jdk-changed"),
        rules(build.verify().report()).stream().sorted().toList());
  }

  @Test
  void otherBytesAreRefutedByDigestAlone() throws Exception {
    build.sandbox.makes(RecordedBuild.FOLDER + ".jar", RecordedBuild.jar("other"));
    Report report = build.verify().report();
    assertEquals(Outcome.REFUTED, report.outcome());
    assertEquals(List.of("artifact.differs"), rules(report));
    assertTrue(report.findings().get(0).hint().contains("--reference-repository"));
    assertEquals(2, build.sandbox.jobs().size(), "a second build confirms it");
  }

  @Test
  void aFileThatStillLiesThereSaysWhy() throws Exception {
    build.sandbox.makes(RecordedBuild.FOLDER + ".jar", RecordedBuild.jar("other"));
    Path left = build.tree.resolve("target/thing-1.0.jar");
    Files.createDirectories(left.resolveSibling(""));
    Files.writeString(left, "not what was recorded");
    Finding finding = build.verify().report().findings().get(0);
    assertEquals(List.of(), ((Evidence.Causes) finding.evidence()).causes());
    Files.write(left, RecordedBuild.jar("jar"));
    finding = build.verify().report().findings().get(0);
    assertTrue(!((Evidence.Causes) finding.evidence()).causes().isEmpty());
  }

  @Test
  void aFileLessAndAFileMoreAreRefuted() throws Exception {
    build.sandbox.makesNot(RecordedBuild.FOLDER + ".jar");
    assertTrue(rules(build.verify().report()).contains("artifact.missing"));
    build.sandbox.makes(RecordedBuild.FOLDER + ".jar", RecordedBuild.jar("jar"));
    build.sandbox.makes(RecordedBuild.FOLDER + "-all.jar", RecordedBuild.jar("more"));
    assertEquals(List.of("artifact.missing"), rules(build.verify().report()));
  }

  @Test
  void aModuleThatIsNotDeployedIsNotPassedOver() throws Exception {
    build.session.module("org.example:inner:1.0", "jar", "inner");
    String inner = "org/example/inner/1.0/inner-1.0.jar";
    build.session.made(inner, RecordedBuild.jar("inner"), "inner/target/inner-1.0.jar");
    Report report = build.verify().report();
    assertEquals(Outcome.INDETERMINATE, report.outcome());
    assertTrue(
        report.artifacts().stream()
            .anyMatch(
                artifact ->
                    artifact.path().equals(inner)
                        && artifact.state() == ArtifactState.NOT_COMPARED));
  }

  @Test
  void theFilesThemselvesMayBeGiven() throws Exception {
    Path published = dir.resolve("published");
    Path jar = published.resolve(RecordedBuild.FOLDER + ".jar");
    Files.createDirectories(jar.resolveSibling(""));
    Files.write(jar, RecordedBuild.jar("jar"));
    Files.writeString(published.resolve(RecordedBuild.FOLDER + ".pom"), "pom");
    build.reference = Optional.of(published.toString());
    Report report = build.verify().report();
    assertEquals(Outcome.VERIFIED, report.outcome(), report.findings()::toString);
    assertEquals("listed", report.publishedSet());
  }

  @Test
  void theRebuildIsNotToldWhatShouldComeOut() throws Exception {
    build.verify();
    String told = build.sandbox.jobs().get(0).command() + "";
    assertTrue(!told.contains("sha256"), told);
    String settings = build.sandbox.jobs().get(0).readOnly() + "";
    assertTrue(!settings.contains("provenance"), settings);
  }
}
