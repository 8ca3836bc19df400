package dev.sallyport.recorder.facts;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of properties, variables and options whose values are taken for secrets. */
final class SecretNames {
  /** Errs on the side of masking, but an author is no authorisation. */
  static final String WORDS =
      "pass|pwd|secret|token|key|credential|auth(?!or)|private|signature|api-?id|\\bpin\\b|cookie";

  private static final Pattern NAME = Pattern.compile(WORDS);

  private SecretNames() {}

  static boolean matches(String name) {
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** A switch tells nothing, whatever it is called. */
  static boolean isHarmless(String value) {
    return value.isBlank() || value.equals("true") || value.equals("false");
  }
}
