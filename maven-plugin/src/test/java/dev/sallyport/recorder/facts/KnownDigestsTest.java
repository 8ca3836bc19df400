package dev.sallyport.recorder.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder
class KnownDigestsTest {
  @TempDir Path folder;

  @Test
  void remembersAndForgetsWithTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("modules"), "one");
    KnownDigests known = new KnownDigests(folder.resolve("cache"));
    String first = known.sha256(file);
    assertEquals(Sha.sha256(file), first);
    assertEquals(first, known.sha256(file));

    Files.writeString(file, "two");
    assertEquals(Sha.sha256(file), known.sha256(file));
  }

  @Test
  void whatIsDamagedIsComputedAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("modules"), "one");
    Path cache = folder.resolve("cache");
    String digest = new KnownDigests(cache).sha256(file);
    for (String damage : List.of("", "x", "x\ny\n")) {
      try (Stream<Path> entries = Files.list(cache)) {
        for (Path entry : entries.toList()) {
          Files.writeString(entry, damage);
        }
      }
      assertEquals(digest, new KnownDigests(cache).sha256(file));
    }
  }

  @Test
  void withoutAPlaceToRememberItIsStillComputed() throws Exception {
    Path file = Files.writeString(folder.resolve("modules"), "one");
    assertEquals(Sha.sha256(file), new KnownDigests(file.resolve("no")).sha256(file));
  }
}
