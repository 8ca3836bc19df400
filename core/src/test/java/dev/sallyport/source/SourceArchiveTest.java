package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_ARCHIVE_REFUSED;
import static dev.sallyport.verdict.Rule.SOURCE_BUILD_DIRECTORY;
import static dev.sallyport.verdict.Rule.SOURCE_NOT_THIS_RELEASE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceArchiveTest {
  private static final String POM = GitFixture.pom("thing", "1.0");
  private static final Release RELEASE =
      Release.of(new Gav("org.example", "thing", "1.0"), POM.getBytes(UTF_8));

  @TempDir private Path temp = Path.of("");

  private SourceTree write(ArchiveFixture archive) throws Exception {
    return write(archive, ArchiveLimits.usual());
  }

  private SourceTree write(ArchiveFixture archive, ArchiveLimits limits) throws Exception {
    Path file = archive.file("thing-1.0/pom.xml", POM).write(temp.resolve("source.bin"));
    assertTrue(SourceArchive.isArchive(file));
    return new SourceArchive(file, "org.example:thing:1.0:zip:source-release", limits)
        .write(RELEASE, 027, temp.resolve("tree"));
  }

  private String refused(ArchiveFixture archive) {
    return Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(archive)).subject();
  }

  @ParameterizedTest
  @EnumSource
  void unpacksWithModesAndTimesOfTheArchive(ArchiveFixture.Format format) throws Exception {
    SourceTree tree =
        write(
            new ArchiveFixture(format)
                .folder("thing-1.0/", 0775)
                .file("thing-1.0/./src/run", "x", 0755)
                .link("thing-1.0/l", "src/run")
                .file("thing-1.0/target/old", "x"));
    Path root = tree.directory();
    assertEquals(PomMatch.BYTES, tree.match());
    assertEquals("x", Files.readString(root.resolve("l")));
    assertEquals("rwxr-xr-x", mode(root.resolve("src/run")));
    assertEquals("rw-r--r--", mode(root.resolve("pom.xml")));
    assertEquals("rwxr-x---", mode(root.resolve("src")), "not in the archive: by the umask");
    assertEquals(
        ArchiveFixture.TIME.toEpochMilli(),
        Files.getLastModifiedTime(root.resolve("pom.xml")).toMillis());
    assertFalse(Files.exists(root.resolve("target")));
    assertEquals(SOURCE_BUILD_DIRECTORY, tree.findings().get(0).rule());
    assertTrue(tree.commit().isEmpty());
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "thing-1.0/../../evil",
        "/etc/evil",
        "C:/evil",
        "thing-1.0\\..\\evil",
        "thing-1.0/a\nb",
        "thing-1.0/.git/config"
      })
  void aNameThatLeavesOrMisleadsIsRefused(String name) {
    for (ArchiveFixture.Format format : ArchiveFixture.Format.values()) {
      if (format == ArchiveFixture.Format.ZIP && name.contains("\\")) {
        continue; // the library writes and reads it with slashes
      }
      String subject = refused(new ArchiveFixture(format).file(name, "x"));
      assertTrue(name.startsWith(subject), subject);
      assertFalse(Files.exists(temp.resolve("evil")));
    }
  }

  @ParameterizedTest
  @CsvSource({"l, /etc/passwd", "l, ../x", "a/l, ../../x", "l, a/../../x"})
  void aLinkThatLeavesIsRefused(String name, String target) {
    for (ArchiveFixture.Format format : ArchiveFixture.Format.values()) {
      assertEquals(name, refused(new ArchiveFixture(format).link("thing-1.0/" + name, target)));
    }
  }

  @Test
  void whatLiesBeneathALinkOrFileIsRefused() {
    for (ArchiveFixture.Format format : ArchiveFixture.Format.values()) {
      assertEquals(
          "thing-1.0/l/x",
          refused(
              new ArchiveFixture(format).link("thing-1.0/l", "src").file("thing-1.0/l/x", "evil")));
    }
  }

  @Test
  void twoEntriesOfOneNameAreRefusedAndTwoOfOneCaseAreNot() throws Exception {
    for (ArchiveFixture.Format format : ArchiveFixture.Format.values()) {
      assertEquals(
          "thing-1.0/./a",
          refused(new ArchiveFixture(format).file("thing-1.0/a", "1").file("thing-1.0/./a", "2")));
    }
    SourceTree tree =
        write(
            new ArchiveFixture(ArchiveFixture.Format.ZIP)
                .file("thing-1.0/a", "1")
                .file("thing-1.0/A", "2"));
    assertEquals("2", Files.readString(tree.directory().resolve("A")));
  }

  @Test
  void hardLinksAndDevicesAreRefused() {
    for (ArchiveFixture.Format format :
        List.of(ArchiveFixture.Format.TAR, ArchiveFixture.Format.TAR_GZ)) {
      assertEquals(
          "thing-1.0/h", refused(new ArchiveFixture(format).hardLink("thing-1.0/h", "/etc/x")));
      assertEquals("thing-1.0/d", refused(new ArchiveFixture(format).device("thing-1.0/d")));
    }
  }

  @Test
  void bombsAreRefusedByEntriesBytesAndRatio() {
    for (ArchiveFixture.Format format : ArchiveFixture.Format.values()) {
      ArchiveFixture zeros =
          new ArchiveFixture(format).file("thing-1.0/zeros", "\0".repeat(300_000));
      for (ArchiveLimits limits :
          List.of(
              new ArchiveLimits(1, 1 << 30, 1000, 1 << 30),
              new ArchiveLimits(100, 200_000, 1_000_000, 0),
              new ArchiveLimits(100, 1 << 30, 1, 10_000))) {
        if (format != ArchiveFixture.Format.TAR || limits.ratio() != 1) {
          Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(zeros, limits));
          delete();
        }
      }
    }
  }

  private void delete() {
    try (Stream<Path> all = Files.walk(temp.resolve("tree"))) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException absent) {
      // nothing was written yet
    }
  }

  @Test
  void anArchiveThatIsCutOffIsRefused() throws Exception {
    Path whole =
        new ArchiveFixture(ArchiveFixture.Format.TAR_GZ)
            .file("thing-1.0/pom.xml", POM)
            .write(temp.resolve("whole"));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = temp.resolve("half");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    Refused.by(
        SOURCE_ARCHIVE_REFUSED,
        () ->
            new SourceArchive(half, "half", ArchiveLimits.usual())
                .write(RELEASE, 022, temp.resolve("tree")));
  }

  @Test
  void anotherReleaseIsRefused() throws Exception {
    Path file =
        new ArchiveFixture(ArchiveFixture.Format.ZIP)
            .file("pom.xml", GitFixture.pom("thing", "1.1"))
            .write(temp.resolve("other"));
    Refused.by(
        SOURCE_NOT_THIS_RELEASE,
        () ->
            new SourceArchive(file, "other", ArchiveLimits.usual())
                .write(RELEASE, 022, temp.resolve("tree")));
  }
}
