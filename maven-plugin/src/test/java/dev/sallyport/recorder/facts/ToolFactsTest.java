package dev.sallyport.recorder.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class ToolFactsTest {
  /** Of docs/formats/provenance.md, made with the shell line that stands there. */
  private static final String VECTOR =
      "16f8134df75f40034ce0893ad51221d683a21ddd2dad593b5f10dd8ee758adb5";

  @TempDir Path home;

  @Test
  void theDigestOfAMavenIsThatOfTheDocumentedShellLine() throws IOException {
    maven();
    assertEquals(VECTOR, MavenFacts.treeDigest(home, Optional.empty()));
    Path format = Path.of("..", "docs", "formats", "provenance.md");
    assertTrue(Files.readString(format).contains(VECTOR));
  }

  @Test
  void onlyTheRecorderItselfIsLeftOutAndOnlyFromLibExt() throws IOException {
    maven();
    Path own = write("lib/ext/sallyport.jar", "recorder");
    assertEquals(VECTOR, MavenFacts.treeDigest(home, Optional.of(own)));
    assertNotEquals(VECTOR, MavenFacts.treeDigest(home, Optional.empty()));
    write("lib/ext/other.jar", "other");
    assertNotEquals(VECTOR, MavenFacts.treeDigest(home, Optional.of(own)));
    Files.delete(home.resolve("lib/ext/other.jar"));
    write("lib/sallyport.jar", "recorder");
    assertNotEquals(VECTOR, MavenFacts.treeDigest(home, Optional.of(own)));
  }

  @Test
  void linksAreFollowedAndThoseThatLeadNowhereHoldNothing() throws IOException {
    maven();
    Path jar = home.resolve("lib/a.jar");
    Files.move(jar, write("elsewhere/a.jar", "").resolveSibling("b.jar"));
    Files.createSymbolicLink(jar, Path.of("../elsewhere/b.jar"));
    Files.createSymbolicLink(home.resolve("lib/nowhere.jar"), Path.of("gone.jar"));
    Files.createSymbolicLink(home.resolve("lib/up"), Path.of(".."));
    assertNotEquals(VECTOR, MavenFacts.treeDigest(home, Optional.empty()));
    Files.delete(home.resolve("lib/up"));
    assertEquals(VECTOR, MavenFacts.treeDigest(home, Optional.empty()));
  }

  @Test
  void namesTheJdkByWhatItSaysAndWhatItRuns() throws IOException {
    Properties system = new Properties();
    system.setProperty("java.home", home.toString());
    system.setProperty("java.version", "17.0.1+2");
    system.setProperty("java.vendor", "Somebody");
    write("release", "a");
    write("lib/modules", "b");
    assertEquals(
        Map.of(
            "name",
            "jdk",
            "uri",
            "pkg:generic/jdk@17.0.1%2B2",
            "digest",
            Map.of("sha256", Sha.sha256(home.resolve("release"))),
            "annotations",
            Map.of(
                "version",
                "17.0.1+2",
                "vendor",
                "Somebody",
                "modules",
                Sha.sha256(home.resolve("lib/modules")))),
        JdkFacts.read(system));
  }

  @Test
  void saysNoDigestOfWhatIsNotThere() throws IOException {
    Properties system = new Properties();
    system.setProperty("java.home", home.toString());
    assertFalse(JdkFacts.read(system).containsKey("digest"));
    assertFalse(MavenFacts.read(system).containsKey("digest"));
    system.setProperty("maven.home", home.toString());
    assertTrue(MavenFacts.read(system).containsKey("digest"));
  }

  private void maven() throws IOException {
    write("bin/mvn", "#!/bin/sh\n");
    write("boot/plexus-classworlds.license", "licence\n");
    write("lib/a.jar", "");
    write("lib/ext/README.txt", "put jars here\n");
    write("lib/Z.jar", "Z\n");
    write("conf/settings.xml", "not counted\n");
    write("LICENSE", "not counted\n");
  }

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    return Files.writeString(file, text);
  }
}
