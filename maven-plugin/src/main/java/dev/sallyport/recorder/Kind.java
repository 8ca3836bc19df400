package dev.sallyport.recorder;

/**
 * What an input is to the build. The order decides which one is told when it is several: rather
 * what a reader looks for first.
 */
enum Kind {
  DEPENDENCY("dependency"),
  PLUGIN("plugin"),
  EXTENSION("extension"),
  CORE_EXTENSION("core-extension"),
  PLUGIN_DEPENDENCY("plugin-dependency"),
  DYNAMIC("dynamic"),
  PARENT("parent"),
  BOM("bom"),
  POM("pom"),
  METADATA("metadata");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Kind of(String text) {
    for (Kind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of input: " + text);
  }
}
