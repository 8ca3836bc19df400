package dev.sallyport.statement;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @Test
  void readsFieldsByType() throws Exception {
    JsonFields fields =
        read(
            "{\"text\": \"\\u00e4\\ud83d\\ude00\", \"n\": 7, \"when\": \"2026-02-28T23:59:59Z\","
                + " \"o\": {\"a\": \"1\", \"b\": \"2\"}, \"l\": [{\"x\": \"y\"}], \"t\": [\"z\"],"
                + " \"unknown\": [null, 1.5]}");
    assertEquals("ä😀", fields.text("text"));
    assertEquals(7, fields.number("n"));
    assertEquals("{a=1, b=2}", fields.object("o").allTexts().toString());
    assertEquals("y", fields.objects("l", 1).get(0).text("x"));
    assertEquals(List.of("z"), fields.texts("t", 1));
    assertEquals(Optional.empty(), fields.optionalText("absent"));
    assertEquals(
        Instant.parse("2026-02-28T23:59:59.5Z"),
        read("{\"when\": \"2026-02-28T23:59:59.5Z\"}").time("when"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{}{}",
        "{} x",
        "{},",
        "{\"a\": 1, \"a\": 1}",
        "{\"a\": 1, \"\\u0061\": 1}",
        "{\"o\": {\"a\": {}, \"b\": {}, \"a\": {}}}",
        "{\"a\": 01}",
        "{\"a\": +1}",
        "{\"a\": .5}",
        "{\"a\": NaN}",
        "{\"a\": Infinity}",
        "{\"a\": 0x10}",
        "{'a': 1}",
        "{a: 1}",
        "{\"a\": 1,}",
        "{\"a\": [1,]}",
        "{\"a\": /* c */ 1}",
        "# c\n{}",
        "{\"a\": \"line\nbreak\"}",
        "{\"a\": \"tab\there\"}",
        "{\"a\": \"\\x\"}",
        "{\"a\": \"\\u12\"}",
        "{\"a\": tru}",
        "\ufeff{}",
        "{\"a\": 11111111111111111111111111111111111111111111111111111111111111111}"
      })
  void refusesWhatIsNotOneStrictObject(String text) {
    refused("file", () -> read(text));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    refused("file", () -> StrictJson.object("file", "{}".getBytes(UTF_16LE)));
    refused("file", () -> StrictJson.object("file", new byte[] {'{', '"', (byte) 0xC0, '"'}));
    refused(
        "file",
        () ->
            StrictJson.object(
                "file",
                new byte[] {
                  '{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'
                }));
  }

  @Test
  void boundsSizeAndDepth() throws Exception {
    String most = "{\"a\": \"" + "x".repeat(StrictJson.MAX_BYTES - 9) + "\"}";
    assertEquals(StrictJson.MAX_BYTES, most.length());
    assertEquals(StrictJson.MAX_BYTES - 9, read(most).text("a").length());
    refused("file", () -> read(most + " "));
    int open = StrictJson.MAX_DEPTH - 1;
    assertTrue(read("{\"a\":" + "[".repeat(open) + "]".repeat(open) + "}").has("a"));
    refused("file", () -> read("{\"a\":" + "[".repeat(open + 1) + "]".repeat(open + 1) + "}"));
    refused("file", () -> read("{\"a\":" + "[".repeat(500_000)));
  }

  @Test
  void refusesOtherTypesAndSaysWhere() throws Exception {
    JsonFields fields =
        read(
            "{\"null\": null, \"n\": 1.5, \"neg\": -1, \"big\": 99999999999999999999, \"s\": \"x\","
                + " \"half\": \"\\ud800\", \"turned\": \"\\udc00\\ud800\", \"o\": {\"k\": [1]},"
                + " \"l\": [\"a\", 1], \"halves\": [\"\\udfff\"]}");
    refused("#/null", () -> fields.text("null"));
    refused("#/null", () -> fields.optionalText("null"));
    refused("#/absent", () -> fields.text("absent"));
    refused("#/n", () -> fields.number("n"));
    refused("#/neg", () -> fields.number("neg"));
    refused("#/big", () -> fields.number("big"));
    refused("#/s", () -> fields.number("s"));
    refused("#/s", () -> fields.object("s"));
    refused("#/s", () -> fields.texts("s", 9));
    refused("#/half", () -> fields.text("half"));
    refused("#/turned", () -> fields.text("turned"));
    refused("#/halves", () -> fields.texts("halves", 9));
    refused("#/l", () -> fields.texts("l", 9));
    refused("#/l", () -> fields.texts("l", 1));
    refused("#/l", () -> fields.objects("l", 9));
    refused("#/o/k", () -> fields.object("o").allTexts());
    refused("#/o/x", () -> fields.object("o").time("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-01-01T24:00:01Z",
        "2026-01-01T00:00:00+00:00",
        "2026-01-01T00:00:00",
        "2026-01-01 00:00:00Z",
        "+1000000-01-01T00:00:00Z",
        "now"
      })
  void refusesTimesThatAreNotUtc(String time) throws Exception {
    JsonFields fields = read("{\"t\": \"" + time + "\"}");
    refused("#/t", () -> fields.time("t"));
  }

  private static JsonFields read(String text) throws Refusal {
    return StrictJson.object("file", text.getBytes(UTF_8));
  }

  private static void refused(String place, Executable reading) {
    Refusal refusal = assertThrows(Refusal.class, reading);
    assertEquals(Rule.EVIDENCE_MALFORMED, refusal.finding().rule());
    String subject = place.startsWith("#") ? "file" + place : place;
    assertEquals(subject, refusal.finding().subject());
  }
}
