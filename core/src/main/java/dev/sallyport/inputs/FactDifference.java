package dev.sallyport.inputs;

import java.util.Optional;

/**
 * A fact about the machine that is not the same on both sides.
 *
 * @param before empty where the reference does not say
 * @param after empty where the other does not say
 * @param mustBeEqual whether either side says that it steers what comes out
 */
public record FactDifference(
    String name, Optional<String> before, Optional<String> after, boolean mustBeEqual) {

  /** Whether both name it; else the two are only of different forms. */
  public boolean isSaidByBoth() {
    return before.isPresent() && after.isPresent();
  }
}
