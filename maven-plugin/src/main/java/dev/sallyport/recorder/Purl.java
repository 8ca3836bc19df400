package dev.sallyport.recorder;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Package URLs of type {@code maven}. */
final class Purl {
  private Purl() {}

  /**
   * The package URL of one file of a Maven coordinate.
   *
   * @param classifier empty for none
   * @param extension of the file; {@code jar} is the default of the purl type and is left out
   */
  static String maven(
      String groupId, String artifactId, String version, String classifier, String extension) {
    StringBuilder purl = new StringBuilder("pkg:maven/");
    purl.append(encode(groupId)).append('/').append(encode(artifactId));
    purl.append('@').append(encode(version));
    char separator = '?';
    if (!classifier.isEmpty()) {
      purl.append(separator).append("classifier=").append(encode(classifier));
      separator = '&';
    }
    if (!extension.equals("jar")) {
      purl.append(separator).append("type=").append(encode(extension));
    }
    return purl.toString();
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
