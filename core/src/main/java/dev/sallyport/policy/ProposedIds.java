package dev.sallyport.policy;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes ids for a proposed policy out of names; each only once. */
public final class ProposedIds {
  private static final int LENGTH = 40;

  private final Set<String> taken = new HashSet<>();

  /** An id that was not given before, from a name, or else from the local part of an email. */
  public String of(String name, String email) {
    String id = plain(name);
    if (id.isEmpty()) {
      id = plain(email.substring(0, Math.max(0, email.indexOf('@'))));
    }
    if (id.isEmpty()) {
      id = "person";
    }
    String unique = id;
    for (int n = 2; !taken.add(unique); n++) {
      unique = id + "-" + n;
    }
    return unique;
  }

  private static String plain(String text) {
    String id =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    return strip(id.length() <= LENGTH ? id : id.substring(0, LENGTH));
  }

  private static String strip(String id) {
    int start = id.startsWith("-") ? 1 : 0;
    int end = id.endsWith("-") ? id.length() - 1 : id.length();
    return start < end ? id.substring(start, end) : "";
  }
}
