package dev.sallyport.recorder.enforce;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which lock is enforced: the one that {@code SALLYPORT_LOCK} names, else the one that {@code
 * -Dsallyport.lock} names unless that one is to be made anew. The variable wins, because a property
 * may come from {@code .mvn/maven.config} and so from what is judged.
 */
final class LockInForce {
  static final String VARIABLE = "SALLYPORT_LOCK";
  static final String PROPERTY = "sallyport.lock";
  static final String UPDATE = "sallyport.updateLock";

  private LockInForce() {}

  /**
   * The file; empty where nothing is to be enforced.
   *
   * @param userProperties every {@code -D}
   */
  static Optional<Path> of(Map<String, String> environment, Map<String, String> userProperties) {
    String outside = environment.getOrDefault(VARIABLE, "");
    if (!outside.isEmpty()) {
      return Optional.of(Path.of(outside).toAbsolutePath());
    }
    String inside = userProperties.getOrDefault(PROPERTY, "");
    String update = userProperties.getOrDefault(UPDATE, "false");
    return inside.isEmpty() || !update.equals("false")
        ? Optional.empty()
        : Optional.of(Path.of(inside).toAbsolutePath());
  }
}
