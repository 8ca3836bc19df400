package dev.sallyport.test.gated;

/** Something to build. */
public final class App {
  private App() {}

  public static String name() {
    return "gated";
  }
}
