package dev.sallyport.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.coordinate.Gav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Finds the commits of real releases from coordinate and published POM alone. Needs {@code
 * SALLYPORT_SOURCES} (a folder with {@code owner+name/repo}), {@code SALLYPORT_RELEASES} (the table
 * of releases) and {@code SALLYPORT_POMS} (a folder in repository layout); skipped without them.
 */
@Tag("long")
class RealReleasesTest {
  private static final Pattern SOURCE =
      Pattern.compile("github:([^/]+)/(\\S+) tag=(\\S+) commit=(\\S+)");

  @Test
  void findsTheCommitOfEveryReleaseByItsPom(@TempDir Path temp) throws Exception {
    Path sources = given("SALLYPORT_SOURCES");
    Path poms = given("SALLYPORT_POMS");
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> actual = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(given("SALLYPORT_RELEASES"));
    for (String line : lines) {
      String[] cells = line.split("\t");
      Gav gav = Gav.parse(cells[0].replaceFirst(" .*", "")).orElse(null);
      Matcher at = SOURCE.matcher(cells.length > 1 ? cells[1] : "");
      if (gav == null || !at.find() || expected.containsKey(gav.toString())) {
        continue;
      }
      Path pom = poms.resolve(gav.file(".pom"));
      assumeTrue(Files.exists(pom), "no POM of " + gav);
      Path repository = sources.resolve(at.group(1) + "+" + at.group(2)).resolve("repo");
      expected.put(gav.toString(), at.group(4));
      try (GitSource source = GitSource.open(repository, "https://git.example/" + at.group(2))) {
        FoundCommit found =
            new TagSearch(source, Release.of(gav, Files.readAllBytes(pom)))
                .find(Optional.empty(), Optional.empty());
        actual.put(gav.toString(), found.commit());
        Path folder = temp.resolve(gav.artifactId() + "-" + gav.version());
        if (History.missingIn(
                source.repository(), source.object(found.commit()).orElseThrow().getTree())
            .isEmpty()) {
          new GitTree(source, Checkout.withUmask(022)).write(found, folder);
          assertEquals("", CGit.run(folder, "status", "--porcelain"), gav.toString());
        }
      }
    }
    assertEquals(expected, actual);
    assertTrue(expected.size() >= 12, "the table is smaller than it was");
  }

  private static Path given(String variable) {
    String value = System.getenv(variable);
    assumeTrue(value != null, variable + " is not set");
    return Path.of(value);
  }
}
