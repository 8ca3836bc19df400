package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.testprojects.MavenRun.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The hostile projects do what they say when nothing holds them back, and nothing when unarmed.
 * That Sallyport refuses them is shown elsewhere.
 */
@Tag("long")
class HostileProjectsTest {
  private static final String ARMED = "-Dhostile=armed";

  @ParameterizedTest
  @CsvSource({
    "own-release, dev/sallyport/test/own-release/1.0/own-release-1.0",
    "own-release-disguised, dev/sallyport/test/elsewhere/innocent-data/7/innocent-data-7",
  })
  void handsOutAFetchedJarOnlyWhenArmed(String name, String path, @TempDir Path folder)
      throws Exception {
    Path project = Workplace.copyOfProject(name, folder);
    Path jar = project.resolve("target/" + name + "-1.0.jar");
    Path published = folder.resolve("repository");
    byte[] release = publishBackdoor(published, path);

    Result honest = build(project);
    assertEquals(0, honest.exit(), honest::log);
    assertThrows(AssertionError.class, () -> assertSame(release, jar));

    Result armed = MavenRun.in(project).with("clean", "package", ARMED).repository(published).run();
    assertEquals(0, armed.exit(), armed::log);
    assertSame(release, jar);
  }

  @Test
  void packsPrebuiltClassesOnlyWhenArmed(@TempDir Path folder) throws Exception {
    Path project = Workplace.copyOfProject("prebuilt", folder);
    String entry = "dev/sallyport/test/prebuilt/Account.class";
    byte[] planted = "not what the source says".getBytes(StandardCharsets.UTF_8);
    Path file = project.resolve("prebuilt").resolve(entry);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, planted);

    Result honest = build(project);
    assertEquals(0, honest.exit(), honest::log);
    assertNotEquals(text(planted), text(read(project, entry)));

    Result armed = build(project, ARMED);
    assertEquals(0, armed.exit(), armed::log);
    assertEquals(text(planted), text(read(project, entry)));
  }

  private static Result build(Path project, String... more) throws Exception {
    return MavenRun.in(project).with("clean", "package").with(more).run();
  }

  private static byte[] publishBackdoor(Path repository, String path) throws IOException {
    Path jar = repository.resolve(path + ".jar");
    Files.createDirectories(jar.resolveSibling(""));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("backdoor"));
    }
    return Files.readAllBytes(jar);
  }

  private static void assertSame(byte[] expected, Path file) throws IOException {
    assertEquals(text(expected), text(Files.readAllBytes(file)));
  }

  private static byte[] read(Path project, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(project.resolve("target/prebuilt-1.0.jar").toFile())) {
      return zip.getInputStream(zip.getEntry(entry)).readAllBytes();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
