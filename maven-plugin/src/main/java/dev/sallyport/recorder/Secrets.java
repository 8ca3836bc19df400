package dev.sallyport.recorder;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Keeps what looks like a secret out of a record that is meant to be published. By the look of the
 * name, so it errs on the side of masking; it cannot know a secret with a harmless name.
 */
final class Secrets {
  static final String MASK = "(masked)";

  private static final Pattern NAME =
      Pattern.compile("pass|pwd|secret|token|key|credential|auth|private|signature|api-?id");
  private static final Pattern USER_INFO = Pattern.compile("(\\w://)[^/@\\s]+@");

  private Secrets() {}

  static Map<String, String> maskedCopy(Properties properties) {
    Map<String, String> copy = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      boolean secret = NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
      copy.put(name, secret ? MASK : withoutUserInfo(properties.getProperty(name, "")));
    }
    return copy;
  }

  static String withoutUserInfo(String text) {
    return USER_INFO.matcher(text).replaceAll("$1");
  }
}
