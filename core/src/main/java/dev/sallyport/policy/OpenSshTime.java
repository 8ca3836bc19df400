package dev.sallyport.policy;

import dev.sallyport.verdict.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as OpenSSH writes them: {@code YYYYMMDD[HHMM[SS]][Z]}. */
final class OpenSshTime {
  private static final Pattern FORM = Pattern.compile("([0-9]{8}(?:[0-9]{4}(?:[0-9]{2})?)?)(Z?)");
  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private OpenSshTime() {}

  static Instant read(Place at, @Nullable String text) throws Refusal {
    Matcher matcher = FORM.matcher(String.valueOf(text));
    if (!matcher.matches()) {
      throw at.refusal("a time as YYYYMMDDHHMMSSZ", Place.shown(String.valueOf(text)));
    }
    if (matcher.group(2).isEmpty()) {
      throw at.refusal(
          "a time in UTC",
          Place.shown(matcher.group()),
          "end it with Z: without it, it means another instant on each machine");
    }
    String digits = (matcher.group(1) + "000000").substring(0, 14);
    try {
      return LocalDateTime.parse(digits, DIGITS).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw at.refusal("a time that exists", Place.shown(matcher.group()));
    }
  }

  /** To the second, in UTC. */
  static String write(Instant time) {
    return DIGITS.format(time.atOffset(ZoneOffset.UTC)) + "Z";
  }
}
