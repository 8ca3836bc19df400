package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedTest {
  private static final Asked ASKED = new Asked(Kind.DEPENDENCY, "module a:a > g:a:1");

  @Test
  void aTouchedFileIsTheSameFile(@TempDir Path folder) throws Exception {
    Path jar = Files.writeString(folder.resolve("a-1.jar"), "bytes");
    Resolved file = resolved();
    file.seen(jar, "central");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1));

    assertEquals("", file.fault());
  }

  @Test
  void bytesThatChangeAfterTheyWereResolvedAreAFault(@TempDir Path folder) throws Exception {
    Path jar = Files.writeString(folder.resolve("a-1.jar"), "bytes");
    Resolved file = resolved();
    file.seen(jar, "central");
    String before = file.input(ASKED).sha256();
    Files.writeString(jar, "other bytes");

    assertTrue(file.fault().contains("resolved as sha256 " + before), file.fault());
    assertEquals(before, file.input(ASKED).sha256(), "what was given is what was used");
  }

  @Test
  void aFileThatIsGoneStays(@TempDir Path folder) throws Exception {
    Path jar = Files.writeString(folder.resolve("a-1.jar"), "bytes");
    Resolved file = resolved();
    file.seen(jar, "");
    Files.delete(jar);

    assertEquals("", file.fault());
    assertEquals(5, file.input(ASKED).size());
  }

  private static Resolved resolved() {
    return new Resolved(new Place("g", "a", "1", "1", "", "jar"), false);
  }
}
