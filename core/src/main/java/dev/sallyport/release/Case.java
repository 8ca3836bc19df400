package dev.sallyport.release;

import dev.sallyport.rebuild.Extras;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.sandbox.Limits;
import dev.sallyport.source.SourceTree;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A release, its source and how it is built: everything that is needed to judge it. */
record Case(
    boolean wholeRelease,
    Recipe recipe,
    SourceSearch.Found source,
    Target target,
    Map<String, String> repositories,
    Equipped tools,
    Optional<Path> buildRoot,
    Extras extras,
    Limits limits) {

  SourceTree tree() {
    return source.tree();
  }
}
