package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_BINARY;
import static dev.sallyport.verdict.Rule.SOURCE_PREBUILT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrebuiltCheckTest {
  private static final byte[] CLASS = {-54, -2, -70, -66, 0, 0, 0, 61, 1, 2, 3};
  private static final byte[] OTHER = {-54, -2, -70, -66, 0, 0, 0, 61, 9, 9, 9};
  private static final Set<Sha256> MAIN = Set.of(Digests.of(CLASS).sha256());

  @TempDir private Path root = Path.of("");

  private List<String> findings(Set<Sha256> archives, Set<Sha256> classes) throws Exception {
    Optional<String> none = Optional.empty();
    Leftovers leftovers = Leftovers.clear(root, "x");
    ReleaseMatch match = new ReleaseMatch(PomMatch.BYTES, "");
    SourceTree tree = new SourceTree(root, "x", none, none, none, match, List.of(), leftovers);
    return new PrebuiltCheck(tree, new Published(archives, classes), ArchiveLimits.usual())
        .findings().stream().map(finding -> finding.rule().id() + " " + finding.subject()).toList();
  }

  private void put(String path, byte[] content) throws Exception {
    Files.createDirectories(root.resolve(path).getParent());
    Files.write(root.resolve(path), content);
  }

  private static byte[] jar(ArchiveFixture.Format format, byte[] entry) throws Exception {
    return new ArchiveFixture(format).file("org/A.dat", entry).bytes();
  }

  @Test
  void anArchiveThatIsPublishedIsRefuted() throws Exception {
    byte[] jar = jar(ArchiveFixture.Format.ZIP, OTHER);
    put("lib/tool.png", jar);
    assertEquals(
        List.of(SOURCE_PREBUILT.id() + " lib/tool.png"),
        findings(Set.of(Digests.of(jar).sha256()), MAIN));
    assertEquals(List.of(), findings(Set.of(Digests.of(OTHER).sha256()), MAIN));
  }

  @Test
  void aClassOfAMainArtifactIsRefutedUnderAnyName() throws Exception {
    put("src/test/resources/data.bin", CLASS);
    put("src/test/resources/Other.class", OTHER);
    assertEquals(
        List.of(SOURCE_PREBUILT.id() + " src/test/resources/data.bin"), findings(Set.of(), MAIN));
    assertEquals(List.of(), findings(Set.of(), Set.of()));
  }

  @Test
  void aClassInsideAnArchiveIsRefutedAndInATestFixtureListed() throws Exception {
    for (ArchiveFixture.Format format : ArchiveFixture.Format.values()) {
      put("lib/a.jar", jar(format, CLASS));
      put("lib/b.jar", jar(format, OTHER));
      put("m/src/test/resources/c.jar", jar(format, CLASS));
      assertEquals(
          List.of(
              SOURCE_PREBUILT.id() + " lib/a.jar",
              SOURCE_BINARY.id() + " m/src/test/resources/c.jar"),
          findings(Set.of(), MAIN));
    }
  }

  @Test
  void aDamagedArchiveIsListedNotAnError() throws Exception {
    put("a.zip", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
    assertEquals(List.of(SOURCE_BINARY.id() + " a.zip"), findings(Set.of(), MAIN));
  }
}
