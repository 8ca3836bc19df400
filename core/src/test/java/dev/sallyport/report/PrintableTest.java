package dev.sallyport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "thing-1.0.jar", "a b  c", "größe", "日本", "\ud83d\ude00", "\\u001b", "%s%n"})
  void plainTextStaysAsItIs(String text) {
    assertEquals(text, Printable.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "27, \\u001b",
    "10, \\u000a",
    "13, \\u000d",
    "9, \\u0009",
    "0, \\u0000",
    "127, \\u007f",
    "133, \\u0085",
    "155, \\u009b",
    "173, \\u00ad",
    "8203, \\u200b",
    "8232, \\u2028",
    "8233, \\u2029",
    "8238, \\u202e",
    "8294, \\u2066",
    "65279, \\ufeff",
    "57344, \\ue000",
    "917569, \\udb40\\udc41",
    "1114111, \\udbff\\udfff",
  })
  void whatMovesOrHidesTextIsSpeltOut(int codePoint, String spelt) {
    assertEquals(
        "a" + spelt + "b", Printable.of("a" + new String(Character.toChars(codePoint)) + "b"));
  }

  @Test
  void loneSurrogatesAreSpeltOutSoThatTheTextCanBeEncoded() {
    String text = Printable.of("\udc00a\ud800");
    assertEquals("\\udc00a\\ud800", text);
    assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  @Test
  void aWholeAttackIsOneLine() {
    String attack = "\u001b[2K\rVERIFIED 5 of 5\n\u009b1A\u202ederewop";
    assertEquals(
        "\\u001b[2K\\u000dVERIFIED 5 of 5\\u000a\\u009b1A\\u202ederewop", Printable.of(attack));
  }
}
