package dev.sallyport.maven.inputs;

import dev.sallyport.app.JudgedInputs;
import dev.sallyport.inputs.InputsJson;
import dev.sallyport.inputs.InputsText;
import dev.sallyport.verdict.Outcome;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.SessionData;

/**
 * A verdict as texts, judged once in a session: each module may have loaded this plugin's classes
 * anew, so it can only be kept in types of the JDK.
 */
record Told(Outcome outcome, String text, String json) {
  private static final String KEY = "dev.sallyport.maven.inputs.verdicts";
  private static final int SHOWN = 20;

  static Told of(JudgedInputs judged) {
    return new Told(
        judged.report().outcome(),
        InputsText.report(judged.report(), SHOWN, false).strip(),
        InputsJson.report(judged.report(), judged.run()));
  }

  /** Judges. */
  interface Judge {
    Told judge() throws MojoExecutionException;
  }

  /** Judges once for one question, also when several threads ask. */
  @SuppressWarnings("unchecked")
  static Told once(SessionData data, String question, Judge judge) throws MojoExecutionException {
    data.set(KEY, null, new ConcurrentHashMap<String, List<String>>());
    ConcurrentHashMap<String, List<String>> told =
        (ConcurrentHashMap<String, List<String>>) data.get(KEY);
    synchronized (told) {
      List<String> texts = told.get(question);
      if (texts == null) {
        Told verdict = judge.judge();
        texts = List.of(verdict.outcome().name(), verdict.text(), verdict.json());
        told.put(question, texts);
      }
      return new Told(Outcome.valueOf(texts.get(0)), texts.get(1), texts.get(2));
    }
  }
}
