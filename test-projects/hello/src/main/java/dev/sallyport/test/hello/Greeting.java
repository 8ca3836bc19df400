package dev.sallyport.test.hello;

/** A greeting for a name. */
public record Greeting(String name) {
  public String text() {
    return "hello, " + name;
  }
}
