package dev.sallyport.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final Gav GAV = new Gav("org.example", "thing", "1.0");
  private static final Scope SCOPE = Scope.withoutJavadoc();
  private static final Set<String> MAIN = Set.of("thing-1.0.pom", "thing-1.0.jar");

  private final Path folder;
  private int files;

  ComparisonTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void equalBytesAreIdentical() throws IOException {
    Comparison comparison = compare(listed(pom("1"), jar("1")), once(pom("1"), jar("1")));
    assertEquals(Outcome.VERIFIED, comparison.overall());
    assertEquals(List.of(), comparison.findings());
    assertEquals("2 of 2", comparison.headlineCount());
  }

  @Test
  void otherBytesAreACandidateUntilASecondRebuildAgrees() throws IOException {
    Published published = listed(pom("1"), jar("1"));
    Comparison first = compare(published, once(pom("1"), jar("2")));
    assertEquals(List.of("thing-1.0.jar"), names(first.candidates()));
    assertEquals(Outcome.REFUTED, first.overall());
    Comparison second =
        compare(published, Rebuilt.twice(List.of(pom("1"), jar("2")), List.of(pom("1"), jar("2"))));
    assertEquals(List.of(), second.candidates());
    assertEquals(Outcome.REFUTED, second.overall());
    assertEquals(List.of(Rule.ARTIFACT_DIFFERS), rules(second));
    assertTrue(second.findings().get(0).evidence() instanceof Evidence.Causes);
    assertEquals("org/example/thing/1.0/thing-1.0.jar", second.findings().get(0).subject());
  }

  @Test
  void twoRebuildsThatDisagreeAreFlaky() throws IOException {
    Published published = listed(pom("1"), jar("1"));
    for (String again : List.of("1", "3")) {
      Comparison comparison =
          compare(
              published, Rebuilt.twice(List.of(pom("1"), jar("2")), List.of(pom("1"), jar(again))));
      assertEquals(Outcome.INDETERMINATE, comparison.overall());
      assertEquals(List.of(Rule.ARTIFACT_FLAKY), rules(comparison));
    }
    Comparison vanished =
        compare(published, Rebuilt.twice(List.of(pom("1"), jar("2")), List.of(pom("1"))));
    assertEquals(List.of(Rule.ARTIFACT_FLAKY), rules(vanished));
  }

  @Test
  void whatTheRebuildDoesNotMakeIsUnexpectedOrMissing() throws IOException {
    ReleaseFile rogue = file("thing-1.0-all.jar", "rogue");
    Comparison comparison = compare(listed(pom("1"), jar("1"), rogue), once(pom("1")));
    assertEquals(Outcome.REFUTED, comparison.overall());
    assertEquals(List.of(Rule.ARTIFACT_UNEXPECTED, Rule.ARTIFACT_MISSING), rules(comparison));
    assertEquals(List.of("thing-1.0.jar"), names(comparison.in(ArtifactState.MISSING_IN_REBUILD)));
  }

  @Test
  void whatIsNotPublishedRefutesOnlyWhereTheRepositoryLists() throws IOException {
    Rebuilt rebuilt = once(pom("1"), jar("1"), file("thing-1.0-sources.jar", "s"));
    Comparison listed = compare(listed(pom("1"), jar("1")), rebuilt);
    assertEquals(Outcome.REFUTED, listed.overall());
    assertEquals(List.of(Rule.ARTIFACT_MISSING), rules(listed));
    Comparison probed = compare(Published.probed(List.of(pom("1"), jar("1"))), rebuilt);
    assertEquals(Outcome.INDETERMINATE, probed.overall());
    assertEquals(List.of(Rule.ARTIFACT_NOT_COMPARED), rules(probed));
  }

  @Test
  void whatCouldNotBeFetchedIsNotCompared() throws IOException {
    UnfetchedFile unfetched = new UnfetchedFile(GAV, "thing-1.0.jar", "status 503");
    Comparison comparison =
        compare(
            new Published(List.of(pom("1")), List.of(unfetched), true), once(pom("1"), jar("1")));
    assertEquals(Outcome.INDETERMINATE, comparison.overall());
    assertEquals(List.of(Rule.ARTIFACT_NOT_COMPARED), rules(comparison));
  }

  @Test
  void anEmptyReleaseNeverPasses() throws IOException {
    Comparison nothing = Comparison.of(Published.listed(List.of()), once(), Set.of(), SCOPE);
    assertEquals(Outcome.INDETERMINATE, nothing.overall());
    assertEquals(List.of(Rule.ARTIFACT_NONE), rules(nothing));
    Comparison sidesOnly =
        Comparison.of(listed(file("thing-1.0.jar.asc", "s")), once(), Set.of(), SCOPE);
    assertEquals(List.of(Rule.ARTIFACT_NONE), rules(sidesOnly));
  }

  @Test
  void aMainFileThatIsNowhereIsNotCompared() throws IOException {
    Comparison comparison = compare(listed(pom("1")), once(pom("1")));
    assertEquals(Outcome.INDETERMINATE, comparison.overall());
    assertEquals(List.of(Rule.ARTIFACT_NOT_COMPARED), rules(comparison));
  }

  @Test
  void sideFilesAndDocumentationAreCountedNotCompared() throws IOException {
    Published published =
        listed(
            pom("1"),
            jar("1"),
            file("thing-1.0-javadoc.jar", "d"),
            file("thing-1.0.jar.asc", "s"),
            file("thing-1.0.jar.asc.sha1", "c"),
            file("thing-1.0.jar.sigstore.json", "s"),
            file("maven-metadata-central.xml", "m"));
    Rebuilt rebuilt =
        once(pom("1"), jar("1"), file("thing-1.0-javadoc.jar", "e"), file("a.buildinfo", "b"));
    Comparison comparison = compare(published, rebuilt);
    assertEquals(Outcome.VERIFIED, comparison.overall());
    assertEquals("2 of 3 (javadoc not judged)", comparison.headlineCount());
    assertEquals(2, comparison.outside().get(Scope.Outside.SIGNATURE));
    assertEquals(1, comparison.outside().get(Scope.Outside.CHECKSUM));
    Comparison withDocumentation = Comparison.of(published, rebuilt, MAIN, new Scope(true));
    assertEquals(List.of(Rule.ARTIFACT_DIFFERS), rules(withDocumentation));
  }

  @Test
  void oneRefutationOutweighsEverythingElse() throws IOException {
    Comparison comparison =
        compare(
            new Published(
                List.of(pom("1"), jar("1")),
                List.of(new UnfetchedFile(GAV, "thing-1.0-x.jar", "status 500")),
                true),
            Rebuilt.twice(List.of(pom("2"), jar("2")), List.of(pom("2"), jar("3"))));
    assertEquals(Outcome.REFUTED, comparison.overall());
    assertEquals(
        List.of(Rule.ARTIFACT_NOT_COMPARED, Rule.ARTIFACT_FLAKY, Rule.ARTIFACT_DIFFERS),
        rules(comparison));
  }

  @Test
  void oneNameInTwoModulesIsTwoFiles() throws IOException {
    Gav other = new Gav("org.example.other", "thing", "1.0");
    ReleaseFile first = jar("1");
    ReleaseFile second = new ReleaseFile(other, first.name(), first.file(), first.digests());
    Comparison comparison =
        Comparison.of(listed(first, second), once(first), Set.of("thing-1.0.jar"), SCOPE);
    assertEquals(List.of(Rule.ARTIFACT_MISSING), rules(comparison));
  }

  @Test
  void oneSideThatHasAPathTwiceIsNotCompared() throws IOException {
    Comparison comparison = compare(listed(pom("1"), jar("1"), jar("2")), once(pom("1"), jar("1")));
    assertEquals(List.of(Rule.ARTIFACT_NOT_COMPARED), rules(comparison));
  }

  @Test
  void doesNotDependOnTheOrderOfFiles() throws IOException {
    List<ReleaseFile> published = new ArrayList<>(List.of(pom("1"), jar("1"), file("x.jar", "x")));
    List<ReleaseFile> rebuilt = new ArrayList<>(List.of(jar("2"), pom("1"), file("y.jar", "y")));
    Comparison before = compare(Published.listed(published), Rebuilt.once(rebuilt));
    Collections.reverse(published);
    Collections.reverse(rebuilt);
    assertEquals(before, compare(Published.listed(published), Rebuilt.once(rebuilt)));
    List<String> paths = before.verdicts().stream().map(ArtifactVerdict::path).toList();
    assertEquals(paths.stream().sorted().toList(), paths);
  }

  private static Comparison compare(Published published, Rebuilt rebuilt) {
    return Comparison.of(published, rebuilt, MAIN, SCOPE);
  }

  private static Published listed(ReleaseFile... files) {
    return Published.listed(List.of(files));
  }

  private static Rebuilt once(ReleaseFile... files) {
    return Rebuilt.once(List.of(files));
  }

  private ReleaseFile pom(String content) throws IOException {
    return file("thing-1.0.pom", content);
  }

  private ReleaseFile jar(String content) throws IOException {
    return file("thing-1.0.jar", content);
  }

  private ReleaseFile file(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("f" + files++), content);
    return ReleaseFile.of(GAV, name, file);
  }

  private static List<Rule> rules(Comparison comparison) {
    return comparison.findings().stream().map(Finding::rule).toList();
  }

  private static List<String> names(List<ArtifactVerdict> verdicts) {
    return verdicts.stream().map(ArtifactVerdict::name).toList();
  }
}
