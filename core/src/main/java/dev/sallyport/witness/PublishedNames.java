package dev.sallyport.witness;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Made;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recorded files under the names that they are published by. Maven 4 attaches a POM for consumers
 * and, only when it installs or deploys, gives it the name of the project's own, which then becomes
 * {@code -build.pom}.
 */
public final class PublishedNames {
  private static final String CONSUMER = "-consumer.pom";

  private PublishedNames() {}

  /** Repository path to what was made. */
  public static SortedMap<String, Made> of(SessionRecord record) {
    SortedMap<String, Made> named = new TreeMap<>(record.subjects());
    if (!record.maven().version().startsWith("4.")) {
      return named;
    }
    for (Map.Entry<String, Made> subject : record.subjects().entrySet()) {
      String path = subject.getKey();
      if (path.endsWith(CONSUMER)) {
        String stem = path.substring(0, path.length() - CONSUMER.length());
        Made own = named.put(stem + ".pom", subject.getValue());
        if (own != null) {
          named.put(stem + "-build.pom", own);
        }
        named.remove(path);
      }
    }
    return named;
  }
}
