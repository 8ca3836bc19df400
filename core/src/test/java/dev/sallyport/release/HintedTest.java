package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Ledgers;
import dev.sallyport.door.Reply;
import dev.sallyport.repository.FakeRepository;
import dev.sallyport.repository.Fakes;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintedTest {
  private static final Gav GAV = new Gav("org.example", "thing", "1.0");
  private static final String TOOL = "org/example/tool/2/tool-2.jar";

  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  @Test
  void readsBackTheNamesOfWhatWasServedAndNothingElse() {
    Hinted hinted = Hinted.of(dir.resolve("hints"), GAV);
    hinted.write(
        Ledgers.ledger()
            .said(TOOL, new Reply.Served(FakeRepository.digests("tool"), true))
            .said(TOOL + ".asc", new Reply.Absent())
            .said(
                "org/example/tool/3/tool-3.jar",
                new Reply.Refused(Finding.of(Rule.INPUT_LIMIT, "x", "x", "")))
            .end());
    assertEquals(List.of(new Ask("central", Fakes.path(TOOL))), hinted.read());
  }

  @Test
  void linesThatAreNoPathAreLeftOut() throws IOException {
    Hinted hinted = Hinted.of(dir, GAV);
    Files.write(
        hinted.file(),
        List.of("", "central", "/" + TOOL, "central/../x", "central/a%2fb", "own/" + TOOL, "own/"));
    assertEquals(List.of(new Ask("own", Fakes.path(TOOL))), hinted.read());
  }

  @Test
  void noFileOrABrokenOneIsNoHint() throws IOException {
    Hinted hinted = Hinted.of(dir, GAV);
    assertEquals(List.of(), hinted.read());
    Files.write(hinted.file(), new byte[] {'a', '/', (byte) 0xff, '\n'});
    assertEquals(List.of(), hinted.read());
    Files.delete(hinted.file());
    Files.createDirectory(hinted.file());
    assertEquals(List.of(), hinted.read());
    assertDoesNotThrow(() -> hinted.write(Ledgers.ledger().end()));
  }

  @Test
  void everyReleaseHasItsOwnFileInTheFolder() {
    Path file = Hinted.of(dir, GAV).file();
    assertEquals(dir, file.getParent());
    assertNotEquals(file, Hinted.of(dir, new Gav("org.example", "thing", "1.1")).file());
  }

  @Test
  void anEndlessFileIsReadInPart() throws IOException {
    Hinted hinted = Hinted.of(dir, GAV);
    Files.writeString(hinted.file(), ("central/" + TOOL + "\n").repeat(20_001));
    assertEquals(20_000, hinted.read().size());
  }
}
