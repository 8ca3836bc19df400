package dev.sallyport.release;

import static dev.sallyport.artifact.ArchiveBuilder.archive;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.artifact.ArchiveBuilder;
import dev.sallyport.artifact.ReleaseFile;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.source.Published;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentsTest {
  private static final Gav GAV = new Gav("org.example", "thing", "1.0");
  private static final byte[] ARCHIVE =
      archive()
          .directory("org/")
          .file("org/A.class", "A")
          .file("WEB-INF/classes/B.class", "B")
          .file("readme.txt", "text")
          .zip();

  private final List<String> unread = new ArrayList<>();
  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private ReleaseFile file(String name, byte[] bytes) throws IOException {
    return ReleaseFile.of(GAV, name, ArchiveBuilder.write(dir.resolve(name), bytes));
  }

  private static Sha256 sha(String text) {
    return Digests.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
  }

  @ParameterizedTest
  @CsvSource({
    "thing-1.0.jar, true",
    "thing-1.0.war, true",
    "thing-1.0.ear, true",
    "thing-1.0-shaded.jar, true",
    "thing-1.0-tests.jar, false",
    "thing-1.0-test-sources.jar, false",
    "thing-1.0-sources.jar, false",
    "thing-1.0-javadoc.jar, false",
    "thing-1.0.zip, false",
    "thing-1.0.pom, false",
  })
  void classesAreThoseOfMainFilesAndArchivesAreAll(String name, boolean main) throws IOException {
    Published contents = Contents.of(List.of(file(name, ARCHIVE)), unread);
    assertEquals(Set.of(Digests.of(ARCHIVE).sha256()), contents.archives());
    assertEquals(main ? Set.of(sha("A\n"), sha("B\n")) : Set.of(), contents.mainClasses());
  }

  @Test
  void allFilesCountTogether() throws IOException {
    byte[] other = archive().file("C.class", "C").zip();
    Published contents =
        Contents.of(
            List.of(file("thing-1.0.jar", ARCHIVE), file("thing-1.0-cli.jar", other)), unread);
    assertEquals(2, contents.archives().size());
    assertEquals(Set.of(sha("A\n"), sha("B\n"), sha("C\n")), contents.mainClasses());
    assertEquals(Set.of(), Contents.of(List.of(), unread).archives());
    assertEquals(List.of(), unread);
  }

  @Test
  void aMainFileThatIsNoArchiveIsNamed() throws IOException {
    byte[] text = "not an archive".getBytes(StandardCharsets.UTF_8);
    Published contents =
        Contents.of(
            List.of(file("thing-1.0.jar", text), file("thing-1.0.war", new byte[0])), unread);
    assertEquals(2, contents.archives().size());
    assertEquals(Set.of(), contents.mainClasses());
    assertEquals(List.of(GAV.file(".jar"), GAV.file(".war")), unread);
  }

  @Test
  void whatIsNoMainFileNeedNotBeAnArchive() throws IOException {
    byte[] text = "not an archive".getBytes(StandardCharsets.UTF_8);
    Contents.of(List.of(file("thing-1.0.pom", text), file("thing-1.0-sources.jar", text)), unread);
    assertEquals(List.of(), unread);
  }

  @Test
  void anArchiveBehindALauncherIsRead() throws IOException {
    ByteArrayOutputStream launched = new ByteArrayOutputStream();
    launched.writeBytes("#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8));
    launched.writeBytes(ARCHIVE);
    Published contents =
        Contents.of(List.of(file("thing-1.0.jar", launched.toByteArray())), unread);
    assertEquals(Set.of(sha("A\n"), sha("B\n")), contents.mainClasses());
    assertEquals(List.of(), unread);
  }
}
