package dev.sallyport.repository;

import java.time.Duration;

/**
 * How much one download may take.
 *
 * @param maxFileBytes of one file
 * @param connect until a connection stands
 * @param silence between two pieces of an answer
 * @param whole for one file, all pieces together
 * @param retries after a failure that may pass
 * @param backoff before the first retry; doubled for each further one
 */
public record TransferLimits(
    long maxFileBytes,
    Duration connect,
    Duration silence,
    Duration whole,
    int retries,
    Duration backoff) {

  public static TransferLimits standard() {
    return new TransferLimits(
        1L << 30,
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ofMinutes(20),
        2,
        Duration.ofMillis(500));
  }
}
