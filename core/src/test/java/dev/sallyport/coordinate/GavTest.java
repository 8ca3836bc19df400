package dev.sallyport.coordinate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GavTest {
  @Test
  void namesItsFiles() {
    Gav gav = Gav.parse("org.example:thing:1.0").orElseThrow();
    assertEquals("org/example/thing/1.0/thing-1.0-sources.jar", gav.file("-sources.jar"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a:b", "a:b:c:d", "../a:b:1", "a/b:c:1", "a:b:1..2", "a:b: 1", "a:b:"})
  void refusesWhatIsNotACoordinate(String text) {
    assertTrue(Gav.parse(text).isEmpty());
  }
}
