package dev.sallyport.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String HEAD =
      "sallyport-inputs-lock: 1\nmaven: 3.9.11\njdk: 17\ncoverage: lib-ext\n\n";

  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private BuildInputs read(String text) throws IOException, Refusal {
    Path file = Files.writeString(dir.resolve("inputs.lock"), text, StandardCharsets.UTF_8);
    return InputsReader.read(file);
  }

  private void refusedAt(int line, String text) {
    Refusal refusal = assertThrows(Refusal.class, () -> read(text), text);
    assertEquals(Rule.INPUT_LOCK_INVALID, refusal.finding().rule());
    assertEquals(dir.resolve("inputs.lock") + ":" + line, refusal.finding().subject(), text);
  }

  @Test
  void whatIsWrittenIsReadAgainAndHolds() throws Exception {
    BuildInputs record =
        InputsReader.read(
            WrittenRecord.usual()
                .metadata("org/x/lib/maven-metadata.xml", "<m>2</m>", "other")
                .write(dir.resolve("record.json")));
    byte[] bytes = LockText.write(record);
    BuildInputs lock = read(new String(bytes, StandardCharsets.US_ASCII));
    assertEquals(5, lock.inputs().size());
    assertEquals("17", lock.jdkMajor());
    Comparison comparison = Comparison.of(lock, record);
    assertTrue(comparison.isSame(), () -> ComparisonText.render(comparison));
    assertArrayEquals(bytes, LockText.write(lock));
  }

  @Test
  void oneLineForEachInputSorted() throws Exception {
    List<String> lines =
        new String(
                LockText.write(
                    InputsReader.read(WrittenRecord.usual().write(dir.resolve("r.json")))),
                StandardCharsets.US_ASCII)
            .lines()
            .toList();
    assertEquals(
        List.of("sallyport-inputs-lock: 1", "maven: 3.9.11", "jdk: 17", "coverage: lib-ext", ""),
        lines.subList(0, 5));
    assertTrue(
        lines.get(5).matches("[0-9a-f]{64}  3  dependency  org/x/lib/1.0/lib-1.0.jar"),
        lines.get(5));
    assertTrue(lines.get(7).endsWith("  10  metadata  org/x/lib/maven-metadata.xml"), lines.get(7));
    assertEquals(9, lines.size());
  }

  @Test
  void aLockIsMadeOnlyOfABuildThatEndedWell() throws Exception {
    for (WrittenRecord record :
        List.of(
            WrittenRecord.usual().with("outcome", "failure"),
            WrittenRecord.usual().with("until", "sallyport:record"))) {
      BuildInputs inputs = InputsReader.read(record.write(dir.resolve("r.json")));
      Refusal refusal = assertThrows(Refusal.class, () -> LockText.write(inputs));
      assertEquals(Rule.RECORD_UNFINISHED, refusal.finding().rule());
    }
  }

  @Test
  void theHeadIsStrict() {
    refusedAt(1, HEAD.replace(": 1\n", ": 2\n"));
    refusedAt(1, HEAD.replace(": 1\n", ": 1\r\n"));
    refusedAt(2, HEAD.replace("maven: 3.9.11", "maven:3.9.11"));
    refusedAt(2, HEAD.replace("maven: 3.9.11", "maven: \u001b[2K"));
    refusedAt(3, HEAD.replace("maven: 3.9.11\n", "maven: 3.9.11\nmaven: 3.9.11\n"));
    refusedAt(3, HEAD.replace("jdk: 17", "allow: everything"));
    refusedAt(4, HEAD.replace("jdk: 17\n", ""));
    refusedAt(5, HEAD.replace("lib-ext", "all"));
    refusedAt(1, "sallyport-inputs-lock: ");
    assertThrows(Refusal.class, () -> read(HEAD), "a lock of nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "'%A  1  plugin  o/x/x-1.jar', 0",
    "'%A 1  plugin  o/x/x-1.jar', 6",
    "'%A  01  plugin  o/x/x-1.jar', 6",
    "'%A  -1  plugin  o/x/x-1.jar', 6",
    "'%A  1  plugins  o/x/x-1.jar', 6",
    "'%A  1  plugin  ../o/x-1.jar', 6",
    "'%A  1  plugin  /o/x-1.jar', 6",
    "'%A  1  plugin  o/x/x 1.jar', 6",
    "'%A  1  plugin  o/x/x-1.jar ', 6",
    "'AA  1  plugin  o/x/x-1.jar', 6",
    "'# a comment', 6",
    "'<<<<<<< HEAD', 6",
    "'', 6",
    "'%A  1  plugin  o/x/x-1.jar|%A  1  plugin  o/x/x-1.jar', 7",
    "'%A  1  plugin  o/x/x-1.jar|%B  1  plugin  o/x/x-1.jar', 7",
    "'%A  1  plugin  o/x/x-1.jar|%A  1  plugin  o/x/w-1.jar', 7",
    "'%A  1  metadata  o/x/maven-metadata.xml|%B  1  metadata  o/x/maven-metadata.xml', 0",
    "'%B  1  metadata  o/x/maven-metadata.xml|%A  1  metadata  o/x/maven-metadata.xml', 7",
  })
  void everyLineIsStrict(String lines, int wrong) throws Exception {
    String text = HEAD + lines.replace("%A", A).replace("%B", B).replace('|', '\n') + "\n";
    if (wrong == 0) {
      assertTrue(read(text).inputs().size() > 0);
    } else {
      refusedAt(wrong, text);
    }
  }

  @Test
  void aLastLineThatIsCutOffIsNoLine() {
    refusedAt(6, HEAD + A + "  1  plugin  o/x/x-1.jar");
  }

  @Test
  void longPathsAreRefusedBeforeAnythingRecurses() {
    refusedAt(6, HEAD + A + "  1  plugin  " + "a/".repeat(100_000) + "x.jar\n");
    WrittenRecord deep =
        WrittenRecord.usual().input("a/".repeat(100_000) + "x.jar", "x", "plugin", "");
    Refusal refusal =
        assertThrows(Refusal.class, () -> InputsReader.read(deep.write(dir.resolve("r.json"))));
    assertEquals(Rule.INPUT_LOCK_INVALID, refusal.finding().rule());
  }
}
