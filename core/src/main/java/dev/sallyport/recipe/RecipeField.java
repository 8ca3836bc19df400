package dev.sallyport.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One field of a recipe: its name in JSON, the shape of its value, the form that the value must
 * have, and where a recipe keeps it.
 */
public final class RecipeField<T> {
  /** The JSON shape of a value. */
  enum Shape {
    TEXT,
    TEXT_OR_NULL,
    LIST,
    MAP
  }

  public static final RecipeField<String> SOURCE =
      text("source", RecipeForm::source, Recipe::source);
  public static final RecipeField<Optional<String>> REF =
      optional("ref", RecipeForm::ref, Recipe::ref);
  public static final RecipeField<Optional<String>> COMMIT =
      optional("commit", RecipeForm::commit, Recipe::commit);
  public static final RecipeField<String> FOLDER =
      text("folder", RecipeForm::folder, Recipe::folder);
  public static final RecipeField<List<String>> MODULES =
      list("modules", RecipeForm::modules, Recipe::modules);
  public static final RecipeField<String> JDK = text("jdk", RecipeForm::jdk, in(Environment::jdk));
  public static final RecipeField<String> MAVEN =
      text("maven", RecipeForm::maven, in(Environment::maven));
  public static final RecipeField<List<String>> GOALS =
      list("goals", RecipeForm::goals, in(Environment::goals));
  public static final RecipeField<List<String>> PROFILES =
      list("profiles", RecipeForm::profiles, in(Environment::profiles));
  public static final RecipeField<Map<String, String>> PROPERTIES =
      new RecipeField<>(
          "properties", Shape.MAP, RecipeForm::properties, in(Environment::properties));
  public static final RecipeField<String> UMASK =
      text("umask", RecipeForm::umask, in(Environment::umask));
  public static final RecipeField<String> TIMEZONE =
      text("timezone", RecipeForm::timezone, in(Environment::timezone));
  public static final RecipeField<String> LOCALE =
      text("locale", RecipeForm::locale, in(Environment::locale));
  public static final RecipeField<String> NEWLINE =
      text("newline", RecipeForm::newline, in(Environment::newline));
  public static final RecipeField<String> USER =
      text("user", RecipeForm::user, in(Environment::user));
  public static final RecipeField<Optional<String>> BRANCH =
      optional("branch", RecipeForm::branch, in(Environment::branch));
  public static final RecipeField<String> WORKING_DIRECTORY =
      text("workingDirectory", RecipeForm::workingDirectory, in(Environment::workingDirectory));

  /** Every field, in the order in which they are written. */
  public static final List<RecipeField<?>> ALL =
      List.of(
          SOURCE,
          REF,
          COMMIT,
          FOLDER,
          MODULES,
          JDK,
          MAVEN,
          GOALS,
          PROFILES,
          PROPERTIES,
          UMASK,
          TIMEZONE,
          LOCALE,
          NEWLINE,
          USER,
          BRANCH,
          WORKING_DIRECTORY);

  private final String name;
  private final Shape shape;
  private final Function<T, Optional<String>> form;
  private final Function<Recipe, Sourced<T>> place;

  private RecipeField(
      String name,
      Shape shape,
      Function<T, Optional<String>> form,
      Function<Recipe, Sourced<T>> place) {
    this.name = name;
    this.shape = shape;
    this.form = form;
    this.place = place;
  }

  private static RecipeField<String> text(
      String name,
      Function<String, Optional<String>> form,
      Function<Recipe, Sourced<String>> place) {
    return new RecipeField<>(name, Shape.TEXT, form, place);
  }

  private static RecipeField<Optional<String>> optional(
      String name,
      Function<Optional<String>, Optional<String>> form,
      Function<Recipe, Sourced<Optional<String>>> place) {
    return new RecipeField<>(name, Shape.TEXT_OR_NULL, form, place);
  }

  private static RecipeField<List<String>> list(
      String name,
      Function<List<String>, Optional<String>> form,
      Function<Recipe, Sourced<List<String>>> place) {
    return new RecipeField<>(name, Shape.LIST, form, place);
  }

  private static <T> Function<Recipe, Sourced<T>> in(Function<Environment, Sourced<T>> place) {
    return recipe -> place.apply(recipe.environment());
  }

  /** Whether a property decides where Maven reads and writes, so that no recipe may set it. */
  public static boolean isReservedProperty(String name) {
    return RecipeForm.isReserved(name);
  }

  /** The name in JSON. */
  public String name() {
    return name;
  }

  public Sourced<T> of(Recipe recipe) {
    return place.apply(recipe);
  }

  /** What is wrong with a value, as the end of a sentence; empty where nothing is. */
  public Optional<String> problem(T value) {
    return form.apply(value);
  }

  Shape shape() {
    return shape;
  }

  @Override
  public String toString() {
    return name;
  }
}
