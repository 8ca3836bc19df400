package dev.sallyport.release;

import static dev.sallyport.artifact.ArchiveBuilder.archive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.artifact.ArtifactVerdict;
import dev.sallyport.report.Report;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Refused;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTreesTest {
  private Path dir;
  private Path left;
  private Path right;

  @BeforeEach
  void sides(@TempDir Path folder) throws IOException {
    dir = folder;
    left = Files.createDirectory(dir.resolve("left"));
    right = Files.createDirectory(dir.resolve("right"));
  }

  private static Path write(Path side, String name, String content) throws IOException {
    Path file = side.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Report compared() throws IOException, Refusal {
    return new CompareTrees(left, right).run();
  }

  private static List<Rule> rules(Report report) {
    return report.findings().stream().map(Finding::rule).toList();
  }

  private static List<ArtifactState> states(Report report) {
    return report.artifacts().stream().map(ArtifactVerdict::state).toList();
  }

  private Finding refused() {
    return Refused.by(Rule.ARTIFACT_NOT_COMPARED, this::compared);
  }

  @Test
  void equalTreesAreVerified() throws IOException, Refusal {
    for (Path side : List.of(left, right)) {
      write(side, "a.txt", "a");
      write(side, "sub/b.txt", "b");
    }
    Report report = compared();
    assertEquals(Outcome.VERIFIED, report.outcome());
    assertEquals(List.of(), report.findings());
    assertEquals("2 of 2 identical", report.count());
    assertEquals(
        List.of("a.txt", "sub/b.txt"),
        report.artifacts().stream().map(ArtifactVerdict::path).toList());
  }

  @Test
  void aDifferenceIsRefutedWithItsCause() throws IOException, Refusal {
    archive().file("a.txt", "one").zip(left.resolve("x.jar"));
    archive().file("a.txt", "two").zip(right.resolve("x.jar"));
    write(left, "same", "s");
    write(right, "same", "s");
    Report report = compared();
    assertEquals(Outcome.REFUTED, report.outcome());
    assertEquals(List.of(Rule.ARTIFACT_DIFFERS), rules(report));
    assertEquals("x.jar", report.findings().get(0).subject());
    assertEquals(List.of(ArtifactState.IDENTICAL, ArtifactState.DIFFERENT), states(report));
    assertTrue(report.artifacts().get(1).causeLines().get(0).contains("a.txt"));
    assertEquals("1 of 2 identical", report.count());
  }

  @Test
  void aFileOnOneSideIsRefutedWhicheverSideItIs() throws IOException, Refusal {
    write(left, "a", "a");
    write(right, "a", "a");
    write(right, "made", "m");
    Report missing = compared();
    assertEquals(Outcome.REFUTED, missing.outcome());
    assertEquals(List.of(Rule.ARTIFACT_MISSING), rules(missing));
    assertEquals(
        List.of(ArtifactState.IDENTICAL, ArtifactState.MISSING_IN_RELEASE), states(missing));

    Report unexpected = new CompareTrees(right, left).run();
    assertEquals(List.of(Rule.ARTIFACT_UNEXPECTED), rules(unexpected));
    assertEquals(
        List.of(ArtifactState.IDENTICAL, ArtifactState.UNEXPECTED_IN_RELEASE), states(unexpected));
  }

  @Test
  void nothingOnBothSidesIsNeverVerified() throws IOException, Refusal {
    Files.createDirectories(left.resolve("empty"));
    Report report = compared();
    assertEquals(Outcome.INDETERMINATE, report.outcome());
    assertEquals(List.of(Rule.ARTIFACT_NONE), rules(report));
  }

  @Test
  void filesAreComparedWhateverTheirNames() throws IOException, Refusal {
    Path one = write(left, "thing-1.0.jar", "x");
    Path two = write(right, "other.jar", "x");
    Report same = new CompareTrees(one, two).run();
    assertEquals(Outcome.VERIFIED, same.outcome());
    assertEquals("thing-1.0.jar", same.artifacts().get(0).path());
    Files.writeString(two, "y");
    assertEquals(Outcome.REFUTED, new CompareTrees(one, two).run().outcome());
  }

  @Test
  void sidesOfTwoKindsOrThatAreNotThereAreRefused() throws IOException {
    Path file = write(left, "a", "a");
    Path gone = dir.resolve("gone");
    for (List<Path> sides :
        List.of(
            List.of(file, right),
            List.of(right, file),
            List.of(file, gone),
            List.of(gone, file),
            List.of(gone, gone),
            List.of(right, gone))) {
      CompareTrees trees = new CompareTrees(sides.get(0), sides.get(1));
      Finding finding = Refused.by(Rule.ARTIFACT_NOT_COMPARED, trees::run);
      assertFalse(finding.hint().isEmpty());
    }
  }

  @Test
  void linksAreRefusedOnEitherSide() throws IOException {
    Path outside = write(dir, "outside", "a");
    write(left, "a", "a");
    Path link = Files.createSymbolicLink(right.resolve("a"), outside);
    assertEquals(link.toString(), refused().subject());
    Files.delete(link);
    write(right, "a", "a");
    Files.createSymbolicLink(left.resolve("broken"), dir.resolve("gone"));
    assertEquals(left.resolve("broken").toString(), refused().subject());
    Files.delete(left.resolve("broken"));
    Files.createSymbolicLink(left.resolve("folder"), right);
    refused();
  }
}
