package dev.sallyport.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // JUnit fills the folder
class RecordPlaceTest {
  @TempDir Path dir;

  private RecordPlace place() throws IOException {
    Path tree = Files.createDirectories(dir.resolve("tree/.git")).resolveSibling("");
    Path record = tree.resolve("sub/target/sallyport/provenance.intoto.json");
    Files.createDirectories(record.resolveSibling(""));
    Files.writeString(record, "{}");
    return RecordPlace.of(record).orElseThrow();
  }

  @Test
  void isTheWorkTreeThatTheRecordLiesIn() throws IOException {
    assertEquals(dir.toRealPath().resolve("tree"), place().workTree());
    Path jar = dir.resolve("tree/sub/target/thing.jar");
    Files.writeString(jar, "jar");
    assertEquals(Optional.of(jar.toRealPath()), place().file("sub", "target/thing.jar"));
  }

  @Test
  void isNowhereForARecordThatWasCarriedAway() throws IOException {
    Path record = Files.writeString(dir.resolve("record.json"), "{}");
    assertEquals(Optional.empty(), RecordPlace.of(record));
    assertEquals(Optional.empty(), RecordPlace.of(dir.resolve("absent.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../secret", "/etc/passwd", "link", "absent", "", "a\0b"})
  void namesNoFileOutside(String file) throws IOException {
    RecordPlace place = place();
    Files.writeString(dir.resolve("secret"), "x");
    Files.createSymbolicLink(dir.resolve("tree/sub/link"), dir.resolve("secret"));
    assertEquals(Optional.empty(), place.file("sub", file));
  }
}
