package dev.sallyport.rebuild;

import java.util.List;

/**
 * What a recipe has no field for and a recorded build may have had.
 *
 * @param alongside which other modules {@code -pl} brings along
 * @param mavenOptions options of Maven's own JVM
 * @param toolOptions options of every JVM that the build starts
 */
public record Extras(Alongside alongside, List<String> mavenOptions, List<String> toolOptions) {
  /** What inferred recipes mean. */
  public static final Extras USUAL = new Extras(Alongside.UPSTREAM, List.of(), List.of());

  /** Modules that are built with those that were selected. */
  public enum Alongside {
    NONE(""),
    UPSTREAM("-am"),
    DOWNSTREAM("-amd"),
    BOTH("-am -amd");

    private final String options;

    Alongside(String options) {
      this.options = options;
    }

    List<String> options() {
      return options.isEmpty() ? List.of() : List.of(options.split(" "));
    }
  }

  public Extras {
    mavenOptions = List.copyOf(mavenOptions);
    toolOptions = List.copyOf(toolOptions);
  }
}
