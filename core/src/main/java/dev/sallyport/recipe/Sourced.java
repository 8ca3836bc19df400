package dev.sallyport.recipe;

import static java.util.Objects.requireNonNull;

/**
 * A value and why it is that value.
 *
 * @param origin one phrase for a person, e.g. {@code manifest Build-Jdk-Spec of
 *     plexus-io-3.6.0.jar}
 */
public record Sourced<T>(T value, String origin, Confidence confidence) {
  public Sourced {
    requireNonNull(value, "value is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(confidence, "confidence is null");
  }

  public static <T> Sourced<T> given(T value, String origin) {
    return new Sourced<>(value, origin, Confidence.GIVEN);
  }

  public static <T> Sourced<T> proven(T value, String origin) {
    return new Sourced<>(value, origin, Confidence.PROVEN);
  }

  public static <T> Sourced<T> stated(T value, String origin) {
    return new Sourced<>(value, origin, Confidence.STATED);
  }

  public static <T> Sourced<T> guessed(T value, String origin) {
    return new Sourced<>(value, origin, Confidence.GUESSED);
  }
}
