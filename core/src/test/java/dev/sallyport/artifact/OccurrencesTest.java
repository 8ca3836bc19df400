package dev.sallyport.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder
class OccurrencesTest {
  @TempDir Path folder;

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return out.toByteArray();
  }

  private List<Occurrences.Place> places(byte[] before, byte[] after) throws IOException {
    return Occurrences.of(
        Files.write(folder.resolve("before"), before),
        Files.write(folder.resolve("after"), after),
        List.of("canary-A", "canary-AB"));
  }

  @Test
  void findsATextInWhatDiffers() throws Exception {
    assertEquals(
        List.of(new Occurrences.Place("b", "canary-AB")),
        places(zip("a", "canary-A", "b", "x"), zip("a", "canary-A", "b", "y=canary-AB\n")));
  }

  @Test
  void findsATextInAnArchiveInside() throws Exception {
    String inner = new String(zip("x", "canary-A!"), StandardCharsets.ISO_8859_1);
    assertEquals(
        List.of(new Occurrences.Place("lib.jar!/x", "canary-A")),
        places(zip("lib.jar", "old"), zip("lib.jar", inner)));
  }

  @Test
  void findsATextInAPlainFileAndInABrokenArchive() throws Exception {
    byte[] plain = "v canary-A".getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(new Occurrences.Place("", "canary-A")), places(new byte[0], plain));
    byte[] broken = "PK\u0003\u0004 canary-AB".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(List.of(new Occurrences.Place("", "canary-AB")), places(new byte[0], broken));
  }
}
