package dev.sallyport.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownTest {
  private static final String EVIL = "x\u001b[2K\r\u202eVERIFIED";

  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private BuildInputs hostile() throws Exception {
    return InputsReader.read(
        WrittenRecord.usual()
            .input("org/x/evil/1/evil-1.jar", "e", "plugin", EVIL + " > ".repeat(5000) + EVIL)
            .with("until", EVIL)
            .listed("cannotSee", EVIL)
            .fact(EVIL, EVIL, true)
            .repository(EVIL, EVIL)
            .tool("maven", EVIL)
            .write(dir.resolve("record.json")));
  }

  @Test
  void whatOthersWroteIsPrintable() throws Exception {
    BuildInputs hostile = hostile();
    BuildInputs usual = InputsReader.read(WrittenRecord.usual().write(dir.resolve("u.json")));
    Comparison comparison = Comparison.of(usual, hostile);
    for (String text :
        new String[] {
          InputsText.show(hostile, true),
          InputsJson.show(hostile),
          ComparisonText.render(comparison),
          InputsJson.diff(comparison, 2),
          InputsText.report(InputsReport.held(usual, hostile, false), 100, false)
        }) {
      assertFalse(text.matches("(?s).*[\u001b\r\u202e].*"), text);
    }
  }

  @Test
  void countsBytesAndOriginsAreShown() throws Exception {
    BuildInputs inputs = InputsReader.read(WrittenRecord.usual().write(dir.resolve("record.json")));
    String text = InputsText.show(inputs, true);
    assertTrue(text.contains("coverage lib-ext"), text);
    assertTrue(text.matches("(?s).*dependency +2 +10 B\n.*"), text);
    assertTrue(text.matches("(?s).*all +4 +24 B\n.*"), text);
    assertTrue(text.contains("  module a:b  (2 files, 10 B)\n    org.x:lib:1.0  (2 files"), text);
    JsonNode json = new ObjectMapper().readTree(InputsJson.show(inputs));
    assertEquals("sallyport/inputs/1", json.path("schema").asText());
    assertEquals(10, json.at("/kinds/0/bytes").asLong());
    assertEquals(4, json.path("inputs").size());
  }

  @Test
  void twoRunsSayTheSame() throws Exception {
    BuildInputs one = InputsReader.read(WrittenRecord.usual().write(dir.resolve("a.json")));
    BuildInputs other =
        InputsReader.read(
            WrittenRecord.usual()
                .input("org/x/lib/1.0/lib-1.0.jar", "!", "dependency", "module a:b > org.x:lib:1.0")
                .write(dir.resolve("b.json")));
    String text = ComparisonText.render(Comparison.of(one, other));
    assertEquals(text, ComparisonText.render(Comparison.of(one, other)));
    assertTrue(text.contains("asked for by module a:b > org.x:lib:1.0"), text);
    assertTrue(text.endsWith("DIFFERENT 0 added, 0 removed, 1 changed, 3 the same\n"), text);
    assertEquals(
        InputsJson.diff(Comparison.of(one, other), 1),
        InputsJson.diff(Comparison.of(one, other), 1));
  }

  @Test
  void sizesAreForPeople() {
    assertEquals("999 B", Sizes.human(999));
    assertEquals("1.0 kB", Sizes.human(1000));
    assertEquals("1.0 MB", Sizes.human(999_999));
    assertEquals("9.2 EB", Sizes.human(Long.MAX_VALUE));
  }

  @Test
  @Tag("long")
  void aHundredThousandInputsAreNoTrouble() throws Exception {
    WrittenRecord record = WrittenRecord.usual();
    for (int i = 0; i < 100_000; i++) {
      record.more("org/g" + i + "/a/1/a-1.jar", i);
    }
    BuildInputs inputs = InputsReader.read(record.write(dir.resolve("large.json")));
    assertEquals(100_004, inputs.inputs().size());
    assertTrue(InputsText.show(inputs, true).lines().count() > 100_000);
    assertTrue(Comparison.of(inputs, inputs).isSame());
    assertTrue(LockText.write(inputs).length > 10_000_000 / 2);
  }
}
