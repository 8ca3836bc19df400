package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.repository.FakeRepository;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedSetTest {
  private static final Gav GAV = new Gav("org.example", "thing", "1.0");
  private static final String POM = GAV.file(".pom");
  private static final String JAR = GAV.file(".jar");
  private static final Finding TAMPERED =
      Finding.of(Rule.INPUT_CHECKSUM_MISMATCH, JAR, "another checksum", "");

  private Path dir;
  private FakeRepository repository;
  private PublishedSet published;

  @BeforeEach
  void publish(@TempDir Path folder) throws Exception {
    dir = folder;
    repository = FakeRepository.in(dir).has(POM, "pom").has(JAR, "jar");
    published = new PublishedSet(repository, "reference", repository.store());
  }

  /** Files that are there, and the checksums that are asked for beside them. */
  private static List<String> withChecksums(String... paths) {
    return Stream.of(paths)
        .flatMap(path -> Stream.of(path, path + ".sha256", path + ".sha512"))
        .sorted()
        .toList();
  }

  @Test
  void aRepositoryThatListsIsAskedForWhatItLists() throws Exception {
    repository
        .has(GAV.file("-odd.bin"), "odd")
        .lists(
            GAV.folder(),
            "thing-1.0.jar",
            "thing-1.0.jar.asc",
            "thing-1.0.jar.sha1",
            "thing-1.0.jar.asc.md5",
            "thing-1.0.jar.sigstore.json",
            "thing-1.0-odd.bin",
            "thing-1.0.pom",
            "maven-metadata.xml",
            "maven-metadata-central.xml");
    published.add(GAV, Set.of(".jar", "-sources.jar"));

    assertEquals(
        Map.of(
            POM,
            FakeRepository.digests("pom"),
            JAR,
            FakeRepository.digests("jar"),
            GAV.file("-odd.bin"),
            FakeRepository.digests("odd")),
        published.files());
    assertEquals(withChecksums(GAV.file("-odd.bin"), JAR, POM), repository.asked());
    assertTrue(published.listed());
    assertEquals("listed", published.how());
    assertTrue(published.unfetched().isEmpty());
  }

  @Test
  void anotherRepositoryIsAskedNameByName() throws Exception {
    published.add(GAV, Set.of(".pom", ".jar", "-sources.jar", ".jar.asc"));

    assertEquals(Set.of(POM, JAR), published.files().keySet());
    List<String> asked = new ArrayList<>(withChecksums(JAR, POM));
    asked.add(0, GAV.file("-sources.jar"));
    assertEquals(asked, repository.asked());
    assertFalse(published.listed());
    assertEquals("probed (3 names)", published.how());
  }

  @Test
  void whatARebuildMadeIsAskedForOnlyWhereNothingWasListed() throws Exception {
    repository
        .has(GAV.file("-made.jar"), "made")
        .lists(GAV.folder(), "thing-1.0.jar", "thing-1.0.pom");
    published.add(GAV, Set.of());
    published.addPaths(List.of(GAV.file("-made.jar")));
    assertEquals(Set.of(JAR, POM), published.files().keySet());

    PublishedSet probed = new PublishedSet(repository, "reference", repository.store());
    probed.add(new Gav("org.example", "other", "1.0"), Set.of(".jar"));
    probed.addPaths(List.of(GAV.file("-made.jar"), GAV.file("-made.jar.sha256")));
    assertEquals(Set.of(GAV.file("-made.jar")), probed.files().keySet());
    assertEquals("probed (2 names)", probed.how());
  }

  @Test
  void nothingIsAskedForTwice() throws Exception {
    published.add(GAV, Set.of(".jar"));
    published.add(GAV, Set.of(".jar", ".pom"));
    published.addPaths(List.of(JAR, POM));
    assertEquals(withChecksums(JAR, POM), repository.asked());
  }

  @Test
  void aFileThatCouldNotBeHadIsNotForgotten() throws Exception {
    repository.refuses(JAR, TAMPERED);
    published.add(GAV, Set.of(".jar", ".pom"));
    assertEquals(Set.of(POM), published.files().keySet());
    assertEquals(Map.of(JAR, TAMPERED), published.unfetched());
    assertEquals(
        List.of(
            new Finding(Rule.RELEASE_CHECKSUM_MISMATCH, JAR, TAMPERED.evidence(), TAMPERED.hint())),
        published.findings());
  }

  @Test
  void aFileThatCannotBeReachedIsSaidToBe() throws Exception {
    repository.refuses(JAR, Finding.of(Rule.INPUT_UNREACHABLE, JAR, "down", ""));
    published.add(GAV, Set.of(".jar", ".pom"));
    assertEquals(Set.of(JAR), published.unfetched().keySet());
    assertEquals(List.of(Rule.RELEASE_UNREACHABLE), rules());
  }

  private List<Rule> rules() {
    return published.findings().stream().map(Finding::rule).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {".sha256", ".sha512"})
  void aStrongerChecksumThatIsPublishedIsHeldAgainstTheFile(String algorithm) throws Exception {
    Digests jar = FakeRepository.digests("jar");
    String good = algorithm.equals(".sha256") ? jar.sha256().hex() : jar.sha512();
    repository.has(JAR + algorithm, good.toUpperCase(Locale.ROOT) + "  thing-1.0.jar\n");
    published.add(GAV, Set.of(".jar", ".pom"));
    assertEquals(List.of(), published.findings());

    String bad = good.replace(good.charAt(0), good.charAt(0) == 'a' ? 'b' : 'a');
    repository.has(JAR + algorithm, bad);
    published = new PublishedSet(repository, "reference", repository.store());
    published.add(GAV, Set.of(".jar", ".pom"));
    assertEquals(List.of(Rule.RELEASE_CHECKSUM_MISMATCH), rules());
    assertEquals(JAR, published.findings().get(0).subject());
    assertEquals(new Evidence.Mismatch(bad, good), published.findings().get(0).evidence());
  }

  @Test
  void aFolderThatCannotBeListedIsAskedNameByName() throws Exception {
    repository.refuses(GAV.folder(), Finding.of(Rule.INPUT_UNREACHABLE, GAV.folder(), "down", ""));
    published.add(GAV, Set.of(".jar"));
    assertEquals(Set.of(JAR), published.files().keySet());
    assertFalse(published.listed());
  }

  @Test
  void aListThatDoesNotNameThePomIsNone() throws Exception {
    repository.lists(GAV.folder(), "thing-1.0-odd.bin", "login.html");
    published.add(GAV, Set.of(".jar"));
    assertEquals(withChecksums(JAR), repository.asked());
    assertFalse(published.listed());
  }

  @Test
  void whatIsListedAndNotThereIsNotForgotten() throws Exception {
    repository.lists(GAV.folder(), "thing-1.0.pom", "thing-1.0-gone.jar");
    published.add(GAV, Set.of());
    assertEquals(Set.of(POM), published.files().keySet());
    assertEquals(Set.of(GAV.file("-gone.jar")), published.unfetched().keySet());
    assertEquals(
        List.of(Rule.RELEASE_UNREACHABLE),
        published.unfetched().values().stream().map(Finding::rule).toList());
  }

  @Test
  void namesThatLeadElsewhereAreNotAskedForAndNotForgotten() throws Exception {
    repository.lists(
        GAV.folder(), "../2.0/thing-2.0.jar", "/etc/passwd", "thing-1.0.jar", "thing-1.0.pom");
    published.add(GAV, Set.of());
    assertEquals(withChecksums(JAR, POM), repository.asked());
    assertEquals(
        Set.of(GAV.folder() + "../2.0/thing-2.0.jar", GAV.folder() + "/etc/passwd"),
        published.unfetched().keySet());
  }
}
