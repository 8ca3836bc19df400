package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_ARCHIVE_REFUSED;
import static dev.sallyport.verdict.Rule.SOURCE_NOT_THIS_RELEASE;
import static dev.sallyport.verdict.Rule.SOURCE_UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sallyport.coordinate.Gav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
  private static final String POM = GitFixture.pom("thing", "1.0");
  private static final Release RELEASE =
      Release.of(new Gav("org.example", "thing", "1.0"), POM.getBytes(UTF_8));

  private static SourceTree write(Path from, Path to, ArchiveLimits limits) throws Exception {
    return new FolderTree(from, "folder", limits).write(RELEASE, 022, to);
  }

  private static SourceTree write(Path from, Path to) throws Exception {
    return write(from, to, ArchiveLimits.usual());
  }

  @Test
  void copiesWithoutGitAndKeepsTimes(@TempDir Path from, @TempDir Path to) throws Exception {
    Files.createDirectories(from.resolve("m/.git"));
    Files.createDirectories(from.resolve(".git/hooks"));
    Files.writeString(from.resolve("m/pom.xml"), POM);
    Files.setPosixFilePermissions(
        from.resolve("m/pom.xml"), PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(from.resolve("l"), Path.of("m/pom.xml"));
    SourceTree tree = write(from, to);
    assertEquals("m", tree.module());
    assertFalse(Files.exists(to.resolve(".git")));
    assertEquals(POM, Files.readString(to.resolve("l")));
    assertEquals(
        "rwxr-xr-x",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("m/pom.xml"))));
    assertEquals(
        Files.getLastModifiedTime(from.resolve("m/pom.xml")),
        Files.getLastModifiedTime(to.resolve("m/pom.xml")));
  }

  @Test
  void refusesLinksThatLeaveAndTooMuch(@TempDir Path from, @TempDir Path to) throws Exception {
    Files.writeString(from.resolve("pom.xml"), POM);
    Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(from, to, new ArchiveLimits(1, 1000, 1, 1)));
    Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(from, to, new ArchiveLimits(9, 10, 1, 1)));
    Files.createSymbolicLink(from.resolve("l"), Path.of("../secret"));
    assertEquals("l", Refused.by(SOURCE_ARCHIVE_REFUSED, () -> write(from, to)).subject());
  }

  @Test
  void refusesAnotherReleaseAndNoFolder(@TempDir Path from, @TempDir Path to) throws Exception {
    Files.writeString(from.resolve("pom.xml"), GitFixture.pom("other", "1.0"));
    Refused.by(SOURCE_NOT_THIS_RELEASE, () -> write(from, to));
    Refused.by(SOURCE_UNREACHABLE, () -> write(from.resolve("absent"), to));
  }
}
