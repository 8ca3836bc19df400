package dev.sallyport.toolchain;

import static dev.sallyport.artifact.ArchiveBuilder.archive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.digest.Digests;
import dev.sallyport.repository.FakeRepository;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Refused;
import dev.sallyport.verdict.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenDistributionTest {
  private static final String PATH =
      "org/apache/maven/apache-maven/3.9.9/apache-maven-3.9.9-bin.tar.gz";

  private Path dir;
  private FakeRepository repository;
  private Path home;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    dir = folder;
    repository = FakeRepository.in(dir);
    home = Files.createDirectory(dir.resolve("maven"));
  }

  private Path unpack(byte[] archive) throws IOException, Refusal {
    repository.has(PATH, archive);
    MavenDistribution maven = MavenDistribution.of("3.9.9", repository, "central");
    assertEquals("3.9.9", maven.version());
    assertEquals(Digests.of(archive).sha256(), maven.archive());
    return maven.unpack(repository.store(), home);
  }

  @Test
  void unpacksWithoutTheTopFolderAndKeepsWhatIsExecutable() throws IOException, Refusal {
    byte[] good =
        archive()
            .directory("apache-maven-3.9.9/")
            .file("apache-maven-3.9.9/LICENSE", "text")
            .modes(0755, 0755)
            .file("apache-maven-3.9.9/bin/mvn", "#!/bin/sh")
            .tarGz();
    assertEquals(home, unpack(good));
    assertEquals("#!/bin/sh\n", Files.readString(home.resolve("bin/mvn")));
    assertTrue(Files.isExecutable(home.resolve("bin/mvn")));
    assertEquals("text\n", Files.readString(home.resolve("LICENSE")));
    assertFalse(Files.isExecutable(home.resolve("LICENSE")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"top/../../evil", "top/bin/../../../evil", "top//etc/evil", "../../evil", "evil"})
  void anEntryThatLeavesTheFolderIsRefused(String name) {
    byte[] bytes = archive().file("top/first", "a").file(name, "evil").tarGz();
    Refused.by(Rule.TOOL_MAVEN_MISSING, () -> unpack(bytes));
    assertFalse(Files.exists(dir.resolve("evil")));
    assertFalse(Files.exists(Path.of("/etc/evil")));
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO})
  void linksAndSpecialFilesAreNotMade(byte kind) throws IOException {
    Path secret = Files.writeString(dir.resolve("secret"), "secret");
    TarArchiveEntry entry = new TarArchiveEntry("top/link", kind);
    entry.setLinkName(secret.toString());
    TarArchiveEntry through = new TarArchiveEntry("top/link/evil");
    try {
      unpack(tarGz(entry, through));
    } catch (Refusal refused) {
      assertEquals(Rule.TOOL_MAVEN_MISSING, refused.finding().rule());
    }
    Path made = home.resolve("link");
    assertFalse(Files.isSymbolicLink(made));
    assertFalse(Files.exists(made, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(made, secret));
    assertEquals("secret", Files.readString(secret));
  }

  private static byte[] tarGz(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
      for (TarArchiveEntry entry : entries) {
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void anArchiveThatCannotBeReadIsRefused() throws IOException {
    byte[] good = archive().file("top/a", "text").file("top/b", "more").tarGz();
    for (byte[] bad :
        List.of(
            new byte[0],
            "not an archive".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(good, good.length / 2))) {
      Refused.by(Rule.TOOL_MAVEN_MISSING, () -> unpack(bad));
    }
  }

  @Test
  void theSameNameTwiceIsRefused() {
    byte[] twice = archive().file("top/bin/mvn", "one").file("top/bin/mvn", "two").tarGz();
    Refused.by(Rule.TOOL_MAVEN_MISSING, () -> unpack(twice));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.9.9", "../../../x", "3.9.9/..", ""})
  void aVersionThatIsNotThereIsNeverReplaced(String version) throws Exception {
    repository.has(PATH.replace("3.9.9", "3.9.8"), archive().file("top/a", "text").tarGz());
    Finding finding =
        Refused.by(
            Rule.TOOL_MAVEN_MISSING, () -> MavenDistribution.of(version, repository, "central"));
    assertEquals("Maven " + version, finding.subject());
    assertTrue(finding.hint().contains("--maven"));
  }

  @Test
  void whatTheRepositoryRefusesIsPassedOn() {
    Finding unreachable = Finding.of(Rule.INPUT_UNREACHABLE, PATH, "down", "later");
    repository.refuses(PATH, unreachable);
    assertEquals(
        unreachable,
        Refused.by(
            Rule.INPUT_UNREACHABLE, () -> MavenDistribution.of("3.9.9", repository, "central")));
  }

  @Test
  void bytesThatChangedInTheStoreAreNotUnpacked() throws Exception {
    repository.has(PATH, archive().file("top/a", "text").tarGz());
    MavenDistribution maven = MavenDistribution.of("3.9.9", repository, "central");
    MavenDistribution other = new MavenDistribution("3.9.9", FakeRepository.digests("x").sha256());
    Refused.by(Rule.INPUT_CHANGED, () -> other.unpack(repository.store(), home));
    assertEquals(home, maven.unpack(repository.store(), home));
  }
}
