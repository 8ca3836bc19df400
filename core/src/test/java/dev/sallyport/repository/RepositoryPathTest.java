package dev.sallyport.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.repository.RepositoryPath.Kind;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryPathTest {

  @ParameterizedTest
  @CsvSource({
    "org/example/tool/1.0/tool-1.0.jar, pkg:maven/org.example/tool@1.0?type=jar",
    "org/example/tool/1.0/tool-1.0.pom, pkg:maven/org.example/tool@1.0?type=pom",
    "junit/junit/4.13/junit-4.13.jar, pkg:maven/junit/junit@4.13?type=jar",
    "a/b/1/b-1-sources.jar, pkg:maven/a/b@1?classifier=sources&type=jar",
    "a/b/1/b-1-bin.tar.gz, pkg:maven/a/b@1?classifier=bin&type=tar.gz",
    "a/b/1/b-1.tar.gz, pkg:maven/a/b@1?type=tar.gz",
    "a/b/1/b-1-x-2.0.jar, pkg:maven/a/b@1?classifier=x-2.0&type=jar",
    "a/b/1/b-1-sources.jar.sigstore.json, pkg:maven/a/b@1?classifier=sources&type=jar.sigstore.json",
    "a/b/1+x/b-1+x.jar, pkg:maven/a/b@1%2Bx?type=jar",
    "a/b/1-SNAPSHOT/b-1-SNAPSHOT.jar, pkg:maven/a/b@1-SNAPSHOT?type=jar",
    "a/b/1-SNAPSHOT/b-1-20240102.030405-6.jar, pkg:maven/a/b@1-20240102.030405-6?type=jar",
    "a/b/1-SNAPSHOT/b-1-20240102.030405-6-sources.jar,"
        + " pkg:maven/a/b@1-20240102.030405-6?classifier=sources&type=jar"
  })
  void readsArtifacts(String text, String purl) {
    RepositoryPath path = Fakes.path(text);
    assertEquals(Kind.ARTIFACT, path.kind());
    assertEquals(Optional.of(purl), path.purl());
  }

  @ParameterizedTest
  @CsvSource({
    "a/maven-metadata.xml, METADATA, ",
    "a/b/maven-metadata.xml, METADATA, ",
    "a/b/c/d/maven-metadata.xml, METADATA, ",
    "a/b/1-SNAPSHOT/maven-metadata.xml, METADATA, a:b:1-SNAPSHOT",
    "a/b/maven-metadata.xml.sha1, CHECKSUM, ",
    "a/b/1/b-1.jar.md5, CHECKSUM, a:b:1",
    "a/b/1/b-1.jar.sha512, CHECKSUM, a:b:1",
    "a/b/1/b-1.jar.asc, SIGNATURE, a:b:1",
    "a/b/1/b-1.jar.asc.sha256, CHECKSUM, a:b:1"
  })
  void readsTheOthers(String text, Kind kind, String gav) {
    RepositoryPath path = Fakes.path(text);
    assertEquals(kind, path.kind());
    assertEquals(Optional.ofNullable(gav).flatMap(Gav::parse), path.gav());
    assertEquals(Optional.empty(), path.purl());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a",
        "maven-metadata.xml",
        "/a/b/1/b-1.jar",
        "a/b/1/b-1.jar/",
        "a//b/1/b-1.jar",
        "a/./b/1/b-1.jar",
        "a/../b/1/b-1.jar",
        "a/b/1/../1/b-1.jar",
        "a/b/1/..;/b-1.jar",
        "a/b/1/b-1.jar;x",
        "a/b/1/b-1..jar",
        "a/b/1/b-1.",
        "a/b/1/b-1",
        "a/b/1/b-1-",
        "a/b/1/b-1-.jar",
        "a/b/1/b-2.jar",
        "a/b/1/c-1.jar",
        "a/b/1/.b-1.jar",
        "a/b/1/%62-1.jar",
        "a/b/1/b-1.jar?x",
        "a/b/1/b-1.jar#x",
        "a\\b\\1\\b-1.jar",
        "a/b/1/b-1.jar\0",
        "a/b/1/b-1.jar\n",
        "a/b/1/b-1.j\u00e4r",
        "a.b/c/1/c-1.jar",
        "b/1/b-1.jar",
        "a/b/1-SNAPSHOT/b-1-20240102.030405.jar",
        "a/b/1/b-1.sha1x/",
        ".meta/prefixes.txt",
        "archetype-catalog.xml"
      })
  void refusesEverythingElse(String text) {
    assertEquals(Optional.empty(), RepositoryPath.parse(text));
  }

  @Test
  void refusesWhatIsTooLong() {
    assertEquals(Optional.empty(), RepositoryPath.parse("a/".repeat(600) + "b/1/b-1.jar"));
    assertEquals(Optional.empty(), RepositoryPath.parse("a/b/1/b-1." + "x".repeat(300)));
  }

  @Test
  void knowsWhatAChecksumIsAbout() {
    RepositoryPath sum = Fakes.path("a/b/1/b-1.jar.sha1");
    assertEquals(Optional.of(Fakes.path("a/b/1/b-1.jar")), sum.checked());
    assertEquals(Optional.of("sha1"), sum.checksumAlgorithm());
    assertEquals(Optional.empty(), Fakes.path("a/b/1/b-1.jar").checked());
  }

  @Test
  void neverThrowsAndNeverLetsAnythingOddThrough() {
    Random random = new Random(7);
    String alphabet = "ab1/.-_~+%;\\:?#\0\r\n \u00e4SNAPSHOTjarsha1maven-metadata.xml";
    String seed = "a/b/1-SNAPSHOT/b-1-20240102.030405-6-x.jar.asc.sha1";
    int through = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder(seed);
      for (int j = random.nextInt(6); j >= 0; j--) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        if (random.nextBoolean()) {
          text.setCharAt(at, c);
        } else {
          text.insert(at, c);
        }
      }
      Optional<RepositoryPath> path = RepositoryPath.parse(text.toString());
      if (path.isPresent()) {
        through++;
        assertTrue(path.get().text().matches("[A-Za-z0-9_.+~/-]+"));
        assertFalse(path.get().text().contains("..") || path.get().text().contains("//"));
      }
    }
    assertTrue(through > 100, "the seed is near enough to be hit: " + through);
  }
}
