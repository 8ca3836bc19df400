package dev.sallyport.recipe;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recipe that tests start from: everything in it is guessed. */
public final class TestRecipes {
  private TestRecipes() {}

  public static Environment environment() {
    return new Environment(
        guessed("17"),
        guessed("3.6.3"),
        guessed(List.of("package")),
        guessed(List.of()),
        guessed(Map.of()),
        guessed("022"),
        guessed("UTC"),
        guessed("en_US"),
        guessed("lf"),
        guessed("builder"),
        guessed(Optional.empty()),
        guessed("/work"));
  }

  public static Recipe of(Gav gav) {
    return new Recipe(
        gav,
        guessed("https://git.example/thing.git"),
        guessed(Optional.of("v1.0")),
        guessed(Optional.empty()),
        guessed(""),
        guessed(List.of()),
        environment());
  }

  public static <T> Recipe with(Recipe recipe, RecipeField<T> field, Sourced<T> value)
      throws Refusal {
    return recipe.with(RecipeOverrides.none().with(field, value));
  }

  private static <T> Sourced<T> guessed(T value) {
    return Sourced.guessed(value, "a test");
  }
}
