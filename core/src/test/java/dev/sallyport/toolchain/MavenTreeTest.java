package dev.sallyport.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder
class MavenTreeTest {
  @TempDir Path dir;
  private Path home;

  @BeforeEach
  void aHome() throws IOException {
    home = dir.resolve("home");
    file("bin/mvn", "#!/bin/sh\n").toFile().setExecutable(true);
    file("boot/launcher.jar", "launcher");
    file("lib/core.jar", "core");
    file("lib/ext/README.txt", "put jars here");
    file("conf/settings.xml", "<settings/>");
    file("LICENSE", "free");
  }

  private Path file(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }

  private static String line(String path, String text) {
    return Digests.of(text.getBytes(UTF_8)).sha256() + "  " + path + "\n";
  }

  @Test
  void isWhatSha256sumSaysOfBinBootAndLib() throws IOException {
    String lines =
        line("bin/mvn", "#!/bin/sh\n")
            + line("boot/launcher.jar", "launcher")
            + line("lib/core.jar", "core")
            + line("lib/ext/README.txt", "put jars here");
    assertEquals(Digests.of(lines.getBytes(UTF_8)).sha256(), MavenTree.of(home).digest());
  }

  @Test
  void followsLinksAndCopiesWhatTheyLeadTo() throws IOException {
    var before = MavenTree.of(home).digest();
    Path elsewhere = Files.move(home.resolve("lib/core.jar"), dir.resolve("core.jar"));
    Files.createSymbolicLink(home.resolve("lib/core.jar"), elsewhere);
    Files.createSymbolicLink(home.resolve("lib/gone.jar"), dir.resolve("gone"));
    Files.createSymbolicLink(home.resolve("lib/loop"), home.resolve("lib"));
    assertEquals(before, MavenTree.of(home).digest());
    MavenTree copy = MavenTree.of(home).copyTo(dir.resolve("copy"));
    assertEquals(before, copy.digest());
    assertEquals(
        List.of("bin/mvn", "boot/launcher.jar", "lib/core.jar", "lib/ext/README.txt"),
        List.copyOf(copy.files().keySet()));
    assertEquals(true, Files.isExecutable(dir.resolve("copy/bin/mvn")));
    assertEquals(false, Files.exists(dir.resolve("copy/conf")));
  }

  @Test
  void aRecorderIsNeitherCountedNorCopied() throws IOException {
    var before = MavenTree.of(home).digest();
    jar("lib/ext/recorder.jar", "dev/sallyport/recorder/Recorder.class");
    assertEquals(before, MavenTree.of(home).digest());
    assertEquals(before, MavenTree.of(home).copyTo(dir.resolve("copy")).digest());
    jar("lib/ext/other.jar", "org/example/Other.class");
    assertNotEquals(before, MavenTree.of(home).digest());
  }

  @Test
  void aRecorderElsewhereCounts() throws IOException {
    var before = MavenTree.of(home).digest();
    jar("lib/recorder.jar", "dev/sallyport/recorder/Recorder.class");
    assertNotEquals(before, MavenTree.of(home).digest());
  }

  private void jar(String path, String entry) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(home.resolve(path)))) {
      zip.putNextEntry(new ZipEntry(entry));
    }
  }
}
