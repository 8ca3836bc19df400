package dev.sallyport.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a buildinfo says, as fields of a recipe, as far as it has their form. */
final class BuildInfoOverrides {
  private final BuildInfo info;
  private final String origin;
  private final Confidence confidence;

  private BuildInfoOverrides(BuildInfo info, String origin, Confidence confidence) {
    this.info = info;
    this.origin = origin;
    this.confidence = confidence;
  }

  static RecipeOverrides of(BuildInfo info, String origin, Confidence confidence) {
    return new BuildInfoOverrides(info, origin, confidence).all();
  }

  private RecipeOverrides all() {
    RecipeOverrides all = RecipeOverrides.none();
    all = add(all, RecipeField.SOURCE, info.property("source.scm.uri").map(this::plain));
    Optional<String> tag = info.property("source.scm.tag").filter(name -> !name.equals("HEAD"));
    if (tag.isPresent()) {
      all = add(all, RecipeField.REF, Optional.of(tag));
    }
    all = add(all, RecipeField.JDK, info.property("java.version").map(this::java));
    all = add(all, RecipeField.MAVEN, info.property("mvn.version"));
    all = add(all, RecipeField.NEWLINE, info.property("line.separator").map(this::newline));
    return add(all, RecipeField.PROPERTIES, rebuildArguments());
  }

  /** The URL in {@code scm:git:URL}. */
  private String plain(String scm) {
    return scm.startsWith("scm:git:") ? scm.substring("scm:git:".length()) : scm;
  }

  private String java(String version) {
    return version.startsWith("1.8.0_")
        ? "8.0." + version.substring("1.8.0_".length())
        : version.replaceFirst("[-+_].*", "");
  }

  private String newline(String separator) {
    return separator.equals("\r\n") ? "crlf" : separator.equals("\n") ? "lf" : separator;
  }

  /** Only properties are taken from there; they are added to the usual ones. */
  private Optional<Map<String, String>> rebuildArguments() {
    Map<String, String> properties = new TreeMap<>();
    for (String word : info.property("mvn.rebuild-args").orElse("").split(" ", -1)) {
      int equals = word.indexOf('=');
      if (word.startsWith("-D") && equals > 2) {
        properties.put(word.substring(2, equals), word.substring(equals + 1));
      }
    }
    if (properties.isEmpty()) {
      return Optional.empty();
    }
    properties.putIfAbsent("skipTests", "true");
    properties.putIfAbsent("maven.javadoc.skip", "true");
    properties.putIfAbsent("gpg.skip", "true");
    return Optional.of(Collections.unmodifiableMap(properties));
  }

  private <T> RecipeOverrides add(RecipeOverrides to, RecipeField<T> field, Optional<T> value) {
    return value
        .filter(one -> field.problem(one).isEmpty())
        .map(one -> to.with(field, new Sourced<>(one, origin, confidence)))
        .orElse(to);
  }
}
