package dev.sallyport.release;

import dev.sallyport.recipe.BuildInfo;
import dev.sallyport.recipe.Buildspec;
import dev.sallyport.recipe.Confidence;
import dev.sallyport.recipe.RecipeOverrides;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what {@code --recipe} names, in any of the three forms, as data. */
final class GivenRecipe {
  private GivenRecipe() {}

  static RecipeOverrides read(Path file) throws Refusal {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new Refusal(
          Rule.RECIPE_INVALID,
          file.toString(),
          "cannot be read: " + unreadable.getMessage(),
          "give --recipe a JSON recipe, a .buildspec or a .buildinfo");
    }
    String name = file.toString();
    if (name.endsWith(".buildspec")) {
      return RecipeOverrides.of(Buildspec.read(name, bytes));
    }
    if (name.endsWith(".buildinfo")) {
      return BuildInfo.read(name, bytes).overrides(name, Confidence.GIVEN);
    }
    return RecipeOverrides.read(name, bytes);
  }
}
