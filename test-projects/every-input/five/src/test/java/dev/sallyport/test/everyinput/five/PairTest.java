package dev.sallyport.test.everyinput.five;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PairTest {
  @Test
  void keepsBoth() {
    assertEquals("b", Pair.of("a", "b").right());
  }
}
