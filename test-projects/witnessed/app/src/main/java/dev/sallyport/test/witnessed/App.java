package dev.sallyport.test.witnessed;

public final class App {
  private App() {}

  public static String greeting() {
    return "hello " + Hex.of(new byte[] {1, 2});
  }
}
