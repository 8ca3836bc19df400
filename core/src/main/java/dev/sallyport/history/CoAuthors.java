package dev.sallyport.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The emails that a message names as co-authors. They can only take a review away, never give one.
 */
final class CoAuthors {
  private static final String TRAILER = "co-authored-by:";

  private CoAuthors() {}

  static List<String> of(String message) {
    List<String> emails = new ArrayList<>();
    int at = 0;
    while (at < message.length()) {
      int end = message.indexOf('\n', at);
      int stop = end < 0 ? message.length() : end;
      int start = at;
      while (start < stop && Character.isWhitespace(message.charAt(start))) {
        start++;
      }
      if (message.regionMatches(true, start, TRAILER, 0, TRAILER.length())) {
        addEmail(message.substring(start, stop), emails);
      }
      at = stop + 1;
    }
    return emails;
  }

  private static void addEmail(String line, List<String> emails) {
    int open = line.lastIndexOf('<');
    int close = line.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      emails.add(line.substring(open + 1, close).strip().toLowerCase(Locale.ROOT));
    }
  }
}
