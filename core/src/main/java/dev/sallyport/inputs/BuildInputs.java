package dev.sallyport.inputs;

import dev.sallyport.provenance.SessionRecord.Fact;
import dev.sallyport.provenance.SessionRecord.Noted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The inputs of one build, however they were written down.
 *
 * @param name of the file they were read from, as the caller named it
 * @param facts JDK, Maven and the environment; those of tools come first
 * @param inputs sorted by path, then digest; no two have both in common
 * @param repositories id to URL; information only
 * @param noted what the recorder found fault with
 */
public record BuildInputs(
    String name,
    Form form,
    Extent extent,
    List<Fact> facts,
    List<BuildInput> inputs,
    SortedMap<String, String> repositories,
    List<Noted> noted) {
  static final String JDK = "jdk.";
  static final String MAVEN = "maven.";
  static final String JDK_VERSION = JDK + "version";
  static final String MAVEN_VERSION = MAVEN + "version";

  /** How inputs may be written down. */
  public enum Form {
    SESSION("record of a Maven session"),
    REBUILD("record of a rebuild"),
    LOCK("lock");

    private final String text;

    Form(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * How far it goes.
   *
   * @param coverage {@code lib-ext}, {@code core-extension}, {@code mojo}; {@code door} of a
   *     rebuild
   * @param until {@code session end}, or the goal that wrote it
   * @param success false when the build failed
   */
  public record Extent(
      String coverage,
      String until,
      boolean success,
      List<String> failures,
      List<String> cannotSee) {
    static final String SESSION_END = "session end";

    static Extent whole(String coverage) {
      return new Extent(coverage, SESSION_END, true, List.of(), List.of());
    }

    /** Whether what is not in it was not read either. */
    public boolean isToTheEnd() {
      return success && until.equals(SESSION_END);
    }
  }

  public BuildInputs {
    facts = List.copyOf(facts);
    inputs = List.copyOf(inputs);
    noted = List.copyOf(noted);
  }

  /** The same, of a build of which somebody else knows that it is over. */
  BuildInputs atEnd() {
    Extent ended =
        new Extent(
            extent.coverage(),
            Extent.SESSION_END,
            extent.success(),
            extent.failures(),
            extent.cannotSee());
    return new BuildInputs(name, form, ended, facts, inputs, repositories, noted);
  }

  public Optional<String> fact(String factName) {
    return facts.stream().filter(fact -> fact.name().equals(factName)).map(Fact::value).findFirst();
  }

  public String mavenVersion() {
    return fact(MAVEN_VERSION).orElse("unknown");
  }

  /** The first number of the JDK's version that means something: 8 of {@code 1.8.0_392}. */
  public String jdkMajor() {
    String[] numbers = fact(JDK_VERSION).orElse("unknown").split("[._+-]", 3);
    return numbers[0].equals("1") && numbers.length > 1 ? numbers[1] : numbers[0];
  }

  /** Those with one path together, in the order of the paths; only metadata has more than one. */
  Map<String, List<BuildInput>> byPath() {
    Map<String, List<BuildInput>> byPath = new LinkedHashMap<>(inputs.size() * 2);
    for (BuildInput input : inputs) {
      byPath.computeIfAbsent(input.path(), path -> new ArrayList<>(1)).add(input);
    }
    return byPath;
  }
}
