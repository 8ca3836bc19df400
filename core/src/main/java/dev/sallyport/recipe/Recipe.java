package dev.sallyport.recipe;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * How one release is rebuilt. Every value has the form that {@link RecipeField#problem} asks for.
 *
 * @param release what is rebuilt
 * @param source a URL or a path of a repository, a folder or an archive, or the coordinate of a
 *     published source archive
 * @param ref the tag or branch that names the commit
 * @param commit the full commit id
 * @param folder the folder or the POM file in the source tree that Maven is run on, with {@code
 *     -f}; empty means the root
 * @param modules as {@code -pl} takes them, always together with {@code -am}; empty means the whole
 *     reactor
 */
public record Recipe(
    Gav release,
    Sourced<String> source,
    Sourced<Optional<String>> ref,
    Sourced<Optional<String>> commit,
    Sourced<String> folder,
    Sourced<List<String>> modules,
    Environment environment) {
  public static final String SCHEMA = "sallyport/recipe/1";

  public Recipe {
    modules = new Sourced<>(List.copyOf(modules.value()), modules.origin(), modules.confidence());
  }

  /**
   * Checks the form of every field.
   *
   * @return this
   */
  public Recipe checked() throws Refusal {
    RecipeOverrides.of(this).checked("recipe");
    return this;
  }

  /** Reads a complete recipe: every field has to be there. */
  public static Recipe read(String name, byte[] json) throws Refusal {
    return RecipeOverrides.read(name, json).complete(name);
  }

  /** The same bytes for equal recipes: UTF-8, two spaces, {@code \n}, properties sorted. */
  public byte[] toJson() {
    return RecipeJson.write(this);
  }

  /** This recipe with the fields that the other one has. */
  public Recipe with(RecipeOverrides overrides) throws Refusal {
    return overrides.over(this);
  }
}
