package dev.sallyport.release;

import static dev.sallyport.artifact.ArchiveBuilder.archive;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.artifact.ArchiveBuilder;
import dev.sallyport.recipe.Hints.Kind;
import dev.sallyport.recipe.Hints.Seen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseHintsTest {
  private Path dir;
  private Poms poms;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    dir = folder;
    poms = Poms.in(dir);
  }

  private ReleaseHints read(String ending, byte[] file, String... inPom) throws Exception {
    poms.repository().has(Poms.GAV.file(ending), file);
    PublishedSet published =
        new PublishedSet(poms.repository(), "central", poms.repository().store());
    published.add(Poms.GAV, Set.of(".pom", ".jar", "-sources.jar", "-source-release.zip"));
    return ReleaseHints.read(
        Poms.GAV,
        poms.facts(inPom),
        published,
        false,
        poms.repository().store(),
        Files.createTempDirectory(dir, "read"));
  }

  private static Optional<Seen> seen(ReleaseHints hints, Kind kind) {
    return hints.hints().seen(kind);
  }

  private static ArchiveBuilder jar(String... attributes) {
    return archive().manifest(attributes).file("a.txt", "a");
  }

  @Test
  void aManifestSaysWhoMadeIt() throws Exception {
    ReleaseHints hints =
        read(
            ".jar",
            jar(
                    "Build-Jdk-Spec: 17",
                    "Built-By: jenkins",
                    "Created-By: Maven JAR Plugin 3.4.1",
                    "SCM-Git-Branch: main")
                .zip());
    assertEquals(
        Optional.of(new Seen("17", "manifest Build-Jdk-Spec of thing-1.0.jar")),
        seen(hints, Kind.BUILD_JDK_SPEC));
    assertEquals(Optional.of("jenkins"), seen(hints, Kind.BUILT_BY).map(Seen::value));
    assertEquals(Optional.of("main"), seen(hints, Kind.GIT_BRANCH).map(Seen::value));
    assertEquals(
        Optional.of("Maven JAR Plugin 3.4.1"), seen(hints, Kind.CREATED_BY).map(Seen::value));
    assertEquals(Optional.empty(), hints.originUrl());
  }

  @Test
  void otherJarsSayOnlyWhichJdkItWas() throws Exception {
    ReleaseHints hints = read("-sources.jar", jar("Build-Jdk: 1.8.0_252", "Built-By: me").zip());
    assertEquals(Optional.of("1.8.0_252"), seen(hints, Kind.BUILD_JDK).map(Seen::value));
    assertEquals(Optional.empty(), seen(hints, Kind.BUILT_BY));
  }

  @Test
  void pomPropertiesSayHowLinesEnd() throws Exception {
    String path = "META-INF/maven/org.example/thing/pom.properties";
    byte[] crlf =
        "artifactId=thing\r\ngroupId=org.example\r\nversion=1.0\r\n"
            .getBytes(StandardCharsets.UTF_8);
    ReleaseHints hints = read(".jar", archive().manifest().file(path, crlf).zip());
    assertEquals(Optional.of("crlf"), seen(hints, Kind.NEWLINE).map(Seen::value));
    ReleaseHints unix = read(".jar", archive().file(path, "version=1.0").zip());
    assertEquals(Optional.of("lf"), seen(unix, Kind.NEWLINE).map(Seen::value));
  }

  @Test
  void entryTimesAgainstTheOutputTimestampSayTheTimezone() throws Exception {
    String timestamp =
        "<properties><project.build.outputTimestamp>2024-05-06T12:00:00Z"
            + "</project.build.outputTimestamp></properties>";
    byte[] plusTwo =
        archive().time(LocalDateTime.of(2024, 5, 6, 14, 0, 0)).file("a.txt", "a").zip();
    assertEquals(
        Optional.of("2"),
        seen(read(".jar", plusTwo, timestamp), Kind.TIMEZONE_HOURS).map(Seen::value));
    assertEquals(Optional.empty(), seen(read(".jar", plusTwo), Kind.TIMEZONE_HOURS));
  }

  @Test
  void modesOfASourceReleaseSayTheUmask() throws Exception {
    byte[] zip =
        archive().modes(0664, 0775).directory("thing-1.0/").file("thing-1.0/a.txt", "a").zip();
    assertEquals(
        Optional.of("002"), seen(read("-source-release.zip", zip), Kind.UMASK).map(Seen::value));
  }

  @Test
  void onlyAPlainWebAddressIsAnOrigin() throws Exception {
    assertEquals(
        Optional.of("https://git.example/thing"),
        read(".jar", jar("Module-Origin: x", "X-Origin-Url: https://git.example/thing").zip())
            .originUrl());
    for (String odd : new String[] {"file:///etc", "ext::sh", "https://a.example/$(x)", "-u"}) {
      assertEquals(Optional.empty(), read(".jar", jar("Origin-Url: " + odd).zip()).originUrl());
    }
  }

  @Test
  void brokenFilesAndOddTimestampsSayNothing() throws Exception {
    for (String odd : new String[] {"yesterday", "999999999999", "+999999999-12-31T23:59:59Z"}) {
      String timestamp =
          "<properties><project.build.outputTimestamp>"
              + odd
              + "</project.build.outputTimestamp></properties>";
      assertEquals(
          Optional.empty(), seen(read(".jar", jar().zip(), timestamp), Kind.TIMEZONE_HOURS));
    }
    ReleaseHints broken = read(".jar", new byte[] {'P', 'K', 3, 4, 0});
    assertEquals(Optional.empty(), seen(broken, Kind.BUILD_JDK_SPEC));
  }
}
