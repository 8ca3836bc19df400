package dev.sallyport.door;

/**
 * How much one build may fetch.
 *
 * @param maxBytes of all different files together
 * @param maxFiles different paths, absent ones too
 */
public record DoorLimits(long maxBytes, int maxFiles) {
  public static DoorLimits standard() {
    return new DoorLimits(8L << 30, 50_000);
  }
}
