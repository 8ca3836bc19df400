package dev.sallyport.recorder;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.aether.SessionData;

/**
 * From the record goal to the recorder of the session: another copy of these classes, so only types
 * of the JDK go over.
 */
public final class Bridge {
  static final String KEY = "dev.sallyport.recorder.snapshot";
  static final String FAILED = "!";
  private static final String HINT =
      "see that the build directory can be written, then build again";

  private Bridge() {}

  /** Whether the session has a recorder. */
  public static boolean isThere(SessionData data) {
    return data.get(KEY) instanceof UnaryOperator<?>;
  }

  /**
   * Has the recorder of the session write what there is so far.
   *
   * @param until the goal that asks
   * @return path of the record; empty when no recorder is there
   */
  @SuppressWarnings("unchecked")
  public static Optional<String> snapshot(SessionData data, String until)
      throws RecordingException {
    Object recorder = data.get(KEY);
    if (!(recorder instanceof UnaryOperator<?>)) {
      return Optional.empty();
    }
    String answer = ((UnaryOperator<String>) recorder).apply(until);
    if (answer.startsWith(FAILED)) {
      throw new RecordingException(answer.substring(FAILED.length()), HINT);
    }
    return Optional.of(answer);
  }

  /** Version of this jar. */
  public static String version() {
    String version = Bridge.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
