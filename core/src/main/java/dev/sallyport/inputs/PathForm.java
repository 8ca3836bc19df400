package dev.sallyport.inputs;

import java.util.regex.Pattern;

/** What a path in a Maven repository looks like, whatever layout its file names have. */
final class PathForm {
  private static final int MAX_LENGTH = 1024;
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+~-]*");

  private PathForm() {}

  /** Whether it is relative, of at least two plain segments, and leads nowhere but down. */
  static boolean holds(String text) {
    if (text.length() > MAX_LENGTH || text.indexOf('/') < 0) {
      return false;
    }
    for (String segment : text.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches() || segment.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
