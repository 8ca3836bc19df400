package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_NOT_THIS_RELEASE;
import static dev.sallyport.verdict.Rule.SOURCE_TAG_MOVED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagSearchTest {
  private static final Gav GAV = new Gav("org.example", "thing", "1.0");
  private static final byte[] POM = GitFixture.pom("thing", "1.0").getBytes(UTF_8);
  private static final Optional<String> NONE = Optional.empty();

  private static FoundCommit find(
      GitFixture fixture, Release release, Optional<String> ref, Optional<String> pinned)
      throws Exception {
    try (GitSource source = fixture.open()) {
      return new TagSearch(source, release).find(ref, pinned);
    }
  }

  private static String release(GitFixture fixture, String version) throws Exception {
    return fixture.file("pom.xml", GitFixture.pom("thing", version)).commit();
  }

  @Test
  void findsTheTagByThePom(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String first = release(fixture, "1.0");
      fixture.annotatedTag("v1.0", first).tag("v1.1", release(fixture, "1.1"));
      assertEquals(
          new FoundCommit(first, Optional.of("v1.0"), new ReleaseMatch(PomMatch.BYTES, "")),
          find(fixture, Release.of(GAV, POM), NONE, NONE));
    }
  }

  @Test
  void aTagThatThePomNamesWronglyIsPassedOver(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String first = release(fixture, "1.0");
      fixture.tag("odd/1.0", first).tag("v9", release(fixture, "9"));
      Release release =
          new Release(GAV, new PublishedPom(POM), Optional.of("v9"), List.of(), Map.of());
      assertEquals(Optional.of("odd/1.0"), find(fixture, release, NONE, NONE).tag());
    }
  }

  @Test
  void equalBytesBeatTheLikelierName(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String other =
          fixture
              .file(
                  "pom.xml",
                  GitFixture.pom("thing", "1.0").replace("</version>", "</version><name>n</name>"))
              .commit();
      fixture.tag("thing-1.0", other).tag("1.0", release(fixture, "1.0"));
      assertEquals(Optional.of("1.0"), find(fixture, Release.of(GAV, POM), NONE, NONE).tag());
    }
  }

  @Test
  void withoutATagHeadIsTakenOnlyWhereItsPomMatches(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String head = release(fixture, "1.0");
      assertEquals(
          new FoundCommit(head, NONE, new ReleaseMatch(PomMatch.BYTES, "")),
          find(fixture, Release.of(GAV, POM), NONE, NONE));
      release(fixture, "1.1");
      Refused.by(SOURCE_NOT_THIS_RELEASE, () -> find(fixture, Release.of(GAV, POM), NONE, NONE));
    }
  }

  @Test
  void theRefusalListsWhatWasTried(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      fixture.tag("v1.0", release(fixture, "0.9"));
      String head = release(fixture, "1.1");
      var finding =
          Refused.by(
              SOURCE_NOT_THIS_RELEASE, () -> find(fixture, Release.of(GAV, POM), NONE, NONE));
      assertEquals(new Evidence.Items(List.of("v1.0", "HEAD (" + head + ")")), finding.evidence());
    }
  }

  @Test
  void aNamedRefMustBeTheRelease(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String first = release(fixture, "1.0");
      fixture.tag("good", first).tag("bad", release(fixture, "1.1"));
      Release release = Release.of(GAV, POM);
      assertEquals(first, find(fixture, release, Optional.of("good"), NONE).commit());
      assertEquals(first, find(fixture, release, Optional.of(first), NONE).commit());
      Refused.by(SOURCE_NOT_THIS_RELEASE, () -> find(fixture, release, Optional.of("bad"), NONE));
      Refused.by(
          SOURCE_NOT_THIS_RELEASE, () -> find(fixture, release, Optional.of("main~1"), NONE));
      Refused.by(
          SOURCE_NOT_THIS_RELEASE, () -> find(fixture, release, Optional.of("0".repeat(40)), NONE));
    }
  }

  @Test
  void aMovedTagIsFoundOut(@TempDir Path folder) throws Exception {
    try (GitFixture fixture = new GitFixture(folder)) {
      String first = release(fixture, "1.0");
      Release release = Release.of(GAV, POM);
      fixture.tag("v1.0", first);
      assertEquals(
          Optional.of("v1.0"),
          find(fixture, release, Optional.of("v1.0"), Optional.of(first)).tag());
      String second = fixture.file("pom.xml", POM).file("evil", "x").commit();
      fixture.tag("v1.0", second);
      var finding =
          Refused.by(
              SOURCE_TAG_MOVED,
              () -> find(fixture, release, Optional.of("v1.0"), Optional.of(first)));
      assertEquals(new Evidence.Mismatch(first, second), finding.evidence());
      assertEquals(first, find(fixture, release, NONE, Optional.of(first)).commit());
    }
  }
}
