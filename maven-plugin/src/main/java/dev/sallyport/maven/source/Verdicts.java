package dev.sallyport.maven.source;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.aether.SessionData;

/**
 * The verdicts of a session, one for each way the goal is configured. They live in the session, so
 * that they end with it and the modules of a parallel build wait for one judgement; as texts,
 * because each module may have loaded this plugin's classes anew.
 */
final class Verdicts {
  private static final String KEY = "dev.sallyport.maven.source.verdicts";

  private final ConcurrentHashMap<String, List<String>> verdicts;

  private Verdicts(ConcurrentHashMap<String, List<String>> verdicts) {
    this.verdicts = verdicts;
  }

  @SuppressWarnings("unchecked")
  static Verdicts of(SessionData data) {
    data.set(KEY, null, new ConcurrentHashMap<String, List<String>>());
    return new Verdicts((ConcurrentHashMap<String, List<String>>) data.get(KEY));
  }

  /** Judges once, also when several threads ask. */
  Verdict get(String question, Supplier<Verdict> judge) {
    return Verdict.ofTexts(verdicts.computeIfAbsent(question, unknown -> judge.get().texts()));
  }
}
