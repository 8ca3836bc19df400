package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void writesNestedValuesIndented() {
    assertEquals(
        """
        {
          "a": [
            {
              "b": true
            },
            1
          ]
        }
        """,
        Json.write(Map.of("a", List.of(Map.of("b", true), 1))));
  }

  @Test
  void writesEmptyOnes() {
    assertEquals("{\n  \"a\": []\n}\n", Json.write(Map.of("a", List.of())));
    assertEquals("{}\n", Json.write(Map.of()));
  }

  @Test
  void escapesWhatBreaksJsonOrATerminal() {
    assertEquals(
        "{\n  \"a\": \"\\\"\\\\\\n\\u001b[31m\\u202e\\u2028\\u009b\"\n}\n",
        Json.write(Map.of("a", "\"\\\n\u001b[31m\u202e\u2028\u009b")));
  }

  @Test
  void keepsPairsAndEscapesHalves() {
    assertEquals("{\n  \"a\": \"\ud83d\ude00\"\n}\n", Json.write(Map.of("a", "\ud83d\ude00")));
    assertEquals("{\n  \"a\": \"\\ud83dx\"\n}\n", Json.write(Map.of("a", "\ud83dx")));
    assertEquals("{\n  \"a\": \"x\\ude00\"\n}\n", Json.write(Map.of("a", "x\ude00")));
  }

  @Test
  void refusesWhatHasNoFixedText() {
    assertThrows(IllegalArgumentException.class, () -> Json.write(Map.of("a", 1.5)));
  }
}
