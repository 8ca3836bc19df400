package dev.sallyport.sandbox;

import java.time.Duration;

/**
 * How much one build may use. Sizes are in bytes.
 *
 * @param disk of all writable areas together
 * @param output of all collected files together
 * @param log of the kept build log; what comes after is counted, not kept
 */
public record Limits(
    Duration time, long memory, int processes, long disk, long output, int outputFiles, long log) {

  /** Enough for large reactors, small enough for a common CI machine. */
  public static Limits standard() {
    return new Limits(
        Duration.ofMinutes(60), 6L << 30, 1024, 8L << 30, 2L << 30, 20_000, 64L << 20);
  }
}
