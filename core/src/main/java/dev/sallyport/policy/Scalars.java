package dev.sallyport.policy;

import dev.sallyport.policy.YamlNode.Scalar;
import dev.sallyport.verdict.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The kinds of scalars in a policy. */
final class Scalars {
  private static final int MAX_TEXT = 1000;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** ASCII only: of two addresses that look alike one could belong to somebody else. */
  private static final Pattern EMAIL =
      Pattern.compile("(?!#)[!-~&&[^@\"*?!,;<>\\\\]]{1,128}@[!-~&&[^@\"*?!,;<>\\\\]]{1,128}");

  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern INSTANT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

  private Scalars() {}

  static Scalar scalar(YamlNode node, String what) throws Refusal {
    if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
      return scalar;
    }
    throw node.at().refusal(what, node.kind());
  }

  /** Text that is not blank, at most {@value #MAX_TEXT} characters. */
  static String text(YamlNode node, String what) throws Refusal {
    String text = scalar(node, what).text();
    if (text.length() > MAX_TEXT) {
      throw node.at().refusal(what + " of at most " + MAX_TEXT + " characters", node.kind());
    }
    return text;
  }

  static String id(YamlNode node, String what) throws Refusal {
    return id(node.at(), scalar(node, what).text(), what);
  }

  static String id(Place at, String id, String what) throws Refusal {
    if (!ID.matcher(id).matches()) {
      throw at.refusal(
          what,
          Place.shown(id),
          "use 1 to 64 of a-z, 0-9, '.', '_' and '-', the first a letter or a digit");
    }
    return id;
  }

  static String email(YamlNode node) throws Refusal {
    String email = scalar(node, "an email address").text();
    if (!isEmail(email)) {
      throw node.at()
          .refusal(
              "an email address", node.kind(), "write it as user@host in ASCII, without wildcards");
    }
    return lower(email);
  }

  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** As emails are compared. */
  static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  static int integer(YamlNode node, String what, int least) throws Refusal {
    Scalar scalar = scalar(node, what);
    if (!scalar.plain() || !INTEGER.matcher(scalar.text()).matches()) {
      throw node.at().refusal(what + ", a number from " + least + " to 999", node.kind());
    }
    int number = Integer.parseInt(scalar.text());
    if (number < least) {
      throw node.at().refusal(what + ", at least " + least, node.kind());
    }
    return number;
  }

  static boolean bool(YamlNode node, String what) throws Refusal {
    Scalar scalar = scalar(node, what);
    if (scalar.plain() && scalar.text().equals("true")) {
      return true;
    }
    if (scalar.plain() && scalar.text().equals("false")) {
      return false;
    }
    throw node.at().refusal(what + ", true or false", node.kind());
  }

  /** One of the words of an enum, written in lower case with hyphens. */
  static <E extends Enum<E>> E choice(YamlNode node, String what, Class<E> type) throws Refusal {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(word(constant), constant);
    }
    String text = scalar(node, what).text();
    E chosen = words.get(text);
    if (chosen == null) {
      throw node.at().refusal(what, node.kind(), Spelling.hint(text, words.keySet()));
    }
    return chosen;
  }

  /** As a constant is written in a policy. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static LocalDate date(YamlNode node, String what) throws Refusal {
    String text = scalar(node, what).text();
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      throw node.at().refusal(what + ", a day that exists", node.kind());
    }
    throw node.at().refusal(what + ", a day", node.kind(), "write YYYY-MM-DD; it ends in UTC");
  }

  static Instant instant(YamlNode node, String what) throws Refusal {
    String text = scalar(node, what).text();
    try {
      if (INSTANT.matcher(text).matches()) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      throw node.at().refusal(what + ", a time that exists", node.kind());
    }
    throw node.at()
        .refusal(
            what + ", a time in UTC",
            node.kind(),
            "write YYYY-MM-DDThh:mm:ssZ: a local time means another instant on another machine");
  }
}
