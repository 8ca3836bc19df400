package dev.sallyport.release;

import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.report.Report;
import java.util.Optional;

/**
 * What a verification leaves behind.
 *
 * @param recipe empty where it could not be made
 * @param record of the first build; empty where none ended well
 */
public record Result(Report report, Optional<Recipe> recipe, Optional<BuildRecord> record) {
  /** There was nothing to judge. */
  public static Result unjudged(Report report) {
    return new Result(report, Optional.empty(), Optional.empty());
  }
}
