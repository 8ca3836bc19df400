package dev.sallyport.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTest {
  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private Jdk read(String release) throws IOException {
    return Jdk.at(FakeJdk.with(dir.resolve("jdk"), release), "/jdk").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "JAVA_VERSION=\"17.0.15\"  | 17.0.15   | 17",
        "JAVA_VERSION=17.0.15      | 17.0.15   | 17",
        "JAVA_VERSION=\"1.8.0_504\"| 1.8.0_504 | 8",
        "JAVA_VERSION = \" 21 \"   | 21        | 21",
        "JAVA_VERSION=\"25-ea\"    | 25-ea     | 25",
        "JAVA_VERSION=\"1.7.0\"    | 1.7.0     | 7",
      })
  void readsItsVersionInEveryFormThereIs(String line, String version, String major)
      throws IOException {
    Jdk jdk = read("OS_ARCH=\"x86_64\"\n" + line + "\n");
    assertEquals(version, jdk.version());
    assertEquals(major, jdk.major());
  }

  @Test
  void saysWhereItIsAndWhatItsReleaseFileHashesTo() throws IOException {
    String release = "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.15\"\n";
    Jdk jdk = read(release);
    assertEquals(dir.resolve("jdk"), jdk.home());
    assertEquals("/jdk", jdk.inside());
    assertEquals("Debian", jdk.vendor());
    assertEquals(Digests.of(dir.resolve("jdk/release")).sha256(), jdk.release());
    assertEquals("17.0.15 (Debian)", jdk.toString());
    assertEquals("unknown vendor", read("JAVA_VERSION=17\n").vendor());
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.15, 17, true",
    "17.0.15, 17.0.15, true",
    "17.0.15, 17.0, false",
    "17.0.15, 17.0.14, false",
    "17.0.15, 1, false",
    "17.0.15, 7, false",
    "1.8.0_504, 8, true",
    "1.8.0_504, 1.8.0_504, true",
    "1.8.0_504, 1, false",
  })
  void isWantedByMajorAndByExactVersion(String version, String wanted, boolean expected)
      throws IOException {
    assertEquals(expected, read("JAVA_VERSION=" + version).isWanted(wanted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "IMPLEMENTOR=\"Example\"\n", "JAVA_VERSION=\"\"\n", "JAVA_VERSION=\\u12"})
  void aReleaseFileWithoutVersionIsNoJdk(String release) throws IOException {
    assertEquals(Optional.empty(), Jdk.at(FakeJdk.with(dir.resolve("jdk"), release), "/jdk"));
  }

  @Test
  void whatLacksAPartIsNoJdk() throws IOException {
    assertEquals(Optional.empty(), Jdk.at(dir.resolve("absent"), "/jdk"));

    Path noRelease = FakeJdk.of(dir.resolve("a"), "17");
    Files.delete(noRelease.resolve("release"));
    assertEquals(Optional.empty(), Jdk.at(noRelease, "/jdk"));

    Path noCompiler = FakeJdk.of(dir.resolve("b"), "17");
    assertTrue(Jdk.at(noCompiler, "/jdk").isPresent());
    Files.setPosixFilePermissions(
        noCompiler.resolve("bin/javac"), PosixFilePermissions.fromString("rw-r--r--"));
    assertFalse(Jdk.at(noCompiler, "/jdk").isPresent());
    Files.delete(noCompiler.resolve("bin/javac"));
    assertFalse(Jdk.at(noCompiler, "/jdk").isPresent());
  }

  @Test
  void aHugeReleaseFileIsNotRead() throws IOException {
    String padding = "#" + "x".repeat(1 << 20);
    assertEquals(
        Optional.empty(),
        Jdk.at(FakeJdk.with(dir.resolve("jdk"), "JAVA_VERSION=17\n" + padding), "/jdk"));
  }
}
