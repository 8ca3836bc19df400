package dev.sallyport.source;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How long a fetch may take.
 *
 * @param idle without a byte from the other side
 * @param total from start to end
 * @param clock measures {@code total}
 */
public record FetchLimits(Duration idle, Duration total, InstantSource clock) {

  public static FetchLimits usual(InstantSource clock) {
    return new FetchLimits(Duration.ofSeconds(60), Duration.ofMinutes(15), clock);
  }
}
