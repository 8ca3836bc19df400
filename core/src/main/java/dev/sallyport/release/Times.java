package dev.sallyport.release;

import dev.sallyport.artifact.Cause;
import dev.sallyport.artifact.CauseKind;
import java.util.regex.Pattern;

/** Whether a difference between two builds is one of time. */
final class Times {
  /** A date or time of day in one of the usual forms, or seconds or milliseconds since 1970. */
  private static final String TIME =
      "(20[0-9]{2}[-/.]?[01][0-9][-/.]?[0-3][0-9]|[0-2][0-9]:[0-5][0-9]"
          + "|(?<![0-9])1[0-9]{9}(?![0-9])|(?<![0-9])1[0-9]{12}(?![0-9]))";

  private static final Pattern BOTH = Pattern.compile(TIME + ".* vs .*" + TIME);

  private Times() {}

  static boolean areIn(Cause cause) {
    return cause.kind() == CauseKind.ENTRY_TIMES
        || cause.kind() == CauseKind.TIMEZONE
        || BOTH.matcher(cause.text()).find();
  }
}
