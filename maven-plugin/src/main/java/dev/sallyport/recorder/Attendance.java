package dev.sallyport.recorder;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.SessionData;

/**
 * Which modules of a session have handed in their facts. Lives in the session, so that it ends with
 * it and parallel builds share it.
 */
public final class Attendance {
  private static final String KEY = "dev.sallyport.recorder.attendance";

  private final ConcurrentHashMap<String, Map<String, Object>> present;

  private Attendance(ConcurrentHashMap<String, Map<String, Object>> present) {
    this.present = present;
  }

  @SuppressWarnings("unchecked")
  public static Attendance of(SessionData data) {
    data.set(KEY, null, new ConcurrentHashMap<String, Map<String, Object>>());
    return new Attendance((ConcurrentHashMap<String, Map<String, Object>>) data.get(KEY));
  }

  public boolean isEmpty() {
    return present.isEmpty();
  }

  /**
   * Hands in the facts of one module.
   *
   * @return the facts of all modules, when this was the last of the expected ones; else empty
   */
  public Map<String, Map<String, Object>> handIn(
      String module, Map<String, Object> facts, Set<String> expected) {
    synchronized (present) {
      present.put(module, facts);
      return present.keySet().containsAll(expected) ? new TreeMap<>(present) : Map.of();
    }
  }
}
