package dev.sallyport.release;

import dev.sallyport.recipe.Recipe;
import dev.sallyport.repository.Upstreams;
import java.util.Map;

/**
 * A release with its source and its recipe, before any tool is fetched or anything is built.
 *
 * @param upstreams with the repositories that the source's models name
 * @param repositories id to URL, of those that the build may ask
 */
record Prepared(
    Recipe recipe,
    SourceSearch.Found source,
    Target target,
    PublishedSet published,
    Upstreams upstreams,
    Map<String, String> repositories) {

  Prepared with(Recipe changed) {
    return new Prepared(changed, source, target, published, upstreams, repositories);
  }
}
