package dev.sallyport.test.witnessed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AppTest {
  @Test
  void greets() {
    assertEquals("hello 0102", App.greeting());
  }
}
