package dev.sallyport.recipe;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A recipe of which only some fields are there. Immutable. */
public final class RecipeOverrides {
  private final Optional<Gav> release;
  private final Map<RecipeField<?>, Sourced<?>> fields;

  private RecipeOverrides(Optional<Gav> release, Map<RecipeField<?>, Sourced<?>> fields) {
    this.release = release;
    this.fields = Collections.unmodifiableMap(fields);
  }

  public static RecipeOverrides none() {
    return new RecipeOverrides(Optional.empty(), Map.of());
  }

  /** All fields of a recipe. */
  public static RecipeOverrides of(Recipe recipe) {
    RecipeOverrides all = new RecipeOverrides(Optional.of(recipe.release()), Map.of());
    for (RecipeField<?> field : RecipeField.ALL) {
      all = copied(all, field, recipe);
    }
    return all;
  }

  private static <T> RecipeOverrides copied(
      RecipeOverrides into, RecipeField<T> field, Recipe recipe) {
    return into.with(field, field.of(recipe));
  }

  /** Reads JSON of schema {@link Recipe#SCHEMA} in which fields may be missing. */
  public static RecipeOverrides read(String name, byte[] json) throws Refusal {
    return new RecipeJson(name).read(json).checked(name);
  }

  /** A buildspec, and what Reproducible Central takes where it says nothing. */
  public static RecipeOverrides of(Buildspec spec) {
    return BuildspecOverrides.of(spec);
  }

  public RecipeOverrides forRelease(Gav gav) {
    return new RecipeOverrides(Optional.of(gav), fields);
  }

  public <T> RecipeOverrides with(RecipeField<T> field, Sourced<T> value) {
    Map<RecipeField<?>, Sourced<?>> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new RecipeOverrides(release, more);
  }

  public Optional<Gav> release() {
    return release;
  }

  /** The only way in is {@link #with}, which ties the type of the value to that of the field. */
  @SuppressWarnings("unchecked")
  public <T> Optional<Sourced<T>> get(RecipeField<T> field) {
    return Optional.ofNullable((Sourced<T>) fields.get(field));
  }

  /**
   * Checks the form of every field that is there.
   *
   * @param name of where they come from, for findings
   */
  public RecipeOverrides checked(String name) throws Refusal {
    for (RecipeField<?> field : RecipeField.ALL) {
      check(name, field);
    }
    return this;
  }

  private <T> void check(String name, RecipeField<T> field) throws Refusal {
    Optional<Sourced<T>> sourced = get(field);
    if (sourced.isPresent()) {
      T value = sourced.get().value();
      Optional<String> wrong = field.problem(value);
      if (wrong.isPresent()) {
        throw StrictText.invalid(
            name + "#/" + field.name(), said(value) + wrong.get(), "correct the value");
      }
    }
  }

  private static String said(Object value) {
    return value instanceof String text ? RecipeForm.quoted(text) + " " : "";
  }

  /** Lays these fields over a recipe; refused where they are for another release. */
  Recipe over(Recipe base) throws Refusal {
    if (release.isPresent() && !release.get().equals(base.release())) {
      throw StrictText.invalid(
          "recipe#/release",
          "is for " + release.get() + ", not for " + base.release(),
          "give the recipe of this release, or leave the release out of it");
    }
    RecipeOverrides merged = of(base);
    for (RecipeField<?> field : fields.keySet()) {
      merged = merged.taking(this, field);
    }
    return merged.complete("recipe");
  }

  private <T> RecipeOverrides taking(RecipeOverrides other, RecipeField<T> field) {
    return other.get(field).map(value -> with(field, value)).orElse(this);
  }

  /** The recipe, where every field is there. */
  Recipe complete(String name) throws Refusal {
    Gav gav =
        release.orElseThrow(() -> StrictText.invalid(name + "#/release", "is missing", "add it"));
    Recipe recipe =
        new Recipe(
            gav,
            need(RecipeField.SOURCE, name),
            need(RecipeField.REF, name),
            need(RecipeField.COMMIT, name),
            need(RecipeField.FOLDER, name),
            need(RecipeField.MODULES, name),
            new Environment(
                need(RecipeField.JDK, name),
                need(RecipeField.MAVEN, name),
                need(RecipeField.GOALS, name),
                need(RecipeField.PROFILES, name),
                need(RecipeField.PROPERTIES, name),
                need(RecipeField.UMASK, name),
                need(RecipeField.TIMEZONE, name),
                need(RecipeField.LOCALE, name),
                need(RecipeField.NEWLINE, name),
                need(RecipeField.USER, name),
                need(RecipeField.BRANCH, name),
                need(RecipeField.WORKING_DIRECTORY, name)));
    return recipe.checked();
  }

  private <T> Sourced<T> need(RecipeField<T> field, String name) throws Refusal {
    return get(field)
        .orElseThrow(
            () -> StrictText.invalid(name + "#/" + field.name(), "is missing", "add the field"));
  }
}
