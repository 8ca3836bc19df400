package dev.sallyport.test.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GreetingTest {
  @Test
  void greetsByName() {
    assertEquals("hello, gate", new Greeting("gate").text());
  }
}
