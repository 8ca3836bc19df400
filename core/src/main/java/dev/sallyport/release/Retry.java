package dev.sallyport.release;

import dev.sallyport.artifact.Comparison;
import dev.sallyport.recipe.Confidence;
import dev.sallyport.recipe.MavenVersions;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.recipe.RecipeField;
import dev.sallyport.recipe.RecipeOverrides;
import dev.sallyport.recipe.Sourced;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One more try with one guessed field of the recipe changed, where the log of a failed build says
 * which. What a log says can only choose among recipes; it decides nothing.
 */
record Retry(Recipe recipe, String field, String why) {
  private static final int LOG_END = 64 << 10;
  private static final Pattern WRONG_MAVEN =
      Pattern.compile(
          "(requires Maven version|Detected Maven Version|RequireMavenVersion|"
              + "is not in the allowed range|NoClassDefFoundError: org/eclipse/aether|"
              + "NoSuchMethodError.*org[./](apache[./]maven|eclipse[./]aether|eclipse[./]sisu))");
  private static final Pattern NEWER_JAVA =
      Pattern.compile(
          "(?:release version|invalid target release:|invalid source release:?)"
              + " (?:1\\.)?([0-9]{1,2})\\b"
              + "|(?:class file version|wrong version) ([0-9]{2})\\.0");
  private static final Pattern OLDER_JAVA =
      Pattern.compile("(?:Source|Target) option ([5-7]|1\\.[5-7]) is no longer supported");

  static Optional<Retry> after(Judging.Judged judged, Recipe recipe, Target target) throws Refusal {
    if (judged.comparison().isPresent()) {
      return afterComparison(judged.comparison().get(), recipe);
    }
    String log = end(judged);
    if (WRONG_MAVEN.matcher(log).find() && guessed(recipe.environment().maven())) {
      Optional<String> newest = MavenVersions.bundled().newest("3.9");
      if (newest.isPresent() && !newest.get().equals(recipe.environment().maven().value())) {
        return changed(recipe, RecipeField.MAVEN, newest.get(), "the build asks for a newer Maven");
      }
    }
    if (OLDER_JAVA.matcher(log).find() && guessed(recipe.environment().jdk())) {
      return changed(recipe, RecipeField.JDK, "8", "the build compiles for a Java before 8");
    }
    Matcher newer = NEWER_JAVA.matcher(log);
    if (newer.find() && guessed(recipe.environment().jdk())) {
      String jdk =
          newer.group(1) != null ? newer.group(1) : "" + (Integer.parseInt(newer.group(2)) - 44);
      return changed(recipe, RecipeField.JDK, jdk, "the build asks for Java " + jdk);
    }
    return otherModules(recipe, target);
  }

  /** Where a file was not made at all, a later phase or the rest of the reactor may make it. */
  private static Optional<Retry> afterComparison(Comparison comparison, Recipe recipe)
      throws Refusal {
    boolean lacks =
        !comparison.in(ArtifactState.UNEXPECTED_IN_RELEASE).isEmpty()
            || !comparison.in(ArtifactState.MISSING_IN_REBUILD).isEmpty();
    boolean differs = !comparison.in(ArtifactState.DIFFERENT).isEmpty();
    Sourced<List<String>> goals = recipe.environment().goals();
    if (lacks && goals.confidence() == Confidence.GUESSED && goals.value().contains("package")) {
      List<String> further =
          goals.value().stream().map(goal -> goal.equals("package") ? "verify" : goal).toList();
      RecipeOverrides change =
          RecipeOverrides.none()
              .with(
                  RecipeField.GOALS,
                  Sourced.guessed(further, "package did not make all that was published"));
      return Optional.of(
          new Retry(recipe.with(change), "goals", "not all was made by package; now verify"));
    }
    boolean part = !recipe.modules().value().isEmpty();
    return part && (lacks || differs)
        ? modules(recipe, List.of(), "a part of the reactor made other files; now all of it")
        : Optional.empty();
  }

  /** A part where all of it failed, and all of it where a part failed. */
  private static Optional<Retry> otherModules(Recipe recipe, Target target) throws Refusal {
    if (!recipe.modules().value().isEmpty()) {
      return modules(recipe, List.of(), "a part of the reactor did not build; now all of it");
    }
    List<String> published =
        target.judged().stream()
            .map(module -> module.gav().groupId() + ":" + module.gav().artifactId())
            .toList();
    return target.unseen().isEmpty()
        ? Optional.empty()
        : modules(recipe, published, "a module that is not published did not build; now the rest");
  }

  private static Optional<Retry> modules(Recipe recipe, List<String> modules, String why)
      throws Refusal {
    if (recipe.modules().confidence() == Confidence.GIVEN) {
      return Optional.empty();
    }
    RecipeOverrides change =
        RecipeOverrides.none().with(RecipeField.MODULES, Sourced.guessed(modules, why));
    return Optional.of(new Retry(recipe.with(change), "modules", why));
  }

  private static boolean guessed(Sourced<?> field) {
    return field.confidence() == Confidence.GUESSED || field.confidence() == Confidence.STATED;
  }

  private static Optional<Retry> changed(
      Recipe recipe, RecipeField<String> field, String value, String why) throws Refusal {
    String before = field.of(recipe).value();
    if (before.equals(value)) {
      return Optional.empty();
    }
    RecipeOverrides change =
        RecipeOverrides.none()
            .with(field, Sourced.guessed(value, "the build with " + before + " failed"));
    return Optional.of(
        new Retry(recipe.with(change), field.name(), why + ": " + value + " instead of " + before));
  }

  private static String end(Judging.Judged judged) {
    try {
      byte[] log = Files.readAllBytes(judged.first().log());
      int from = Math.max(0, log.length - LOG_END);
      return new String(log, from, log.length - from, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
