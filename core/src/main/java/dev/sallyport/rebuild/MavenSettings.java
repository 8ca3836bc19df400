package dev.sallyport.rebuild;

import java.util.Collection;
import java.util.TreeSet;

/**
 * The settings that a sandboxed Maven gets as user and as global settings: every repository id of
 * the model goes to its own place behind the door, everything else to a place that refuses where
 * the plan does not name the id {@code unknown}.
 */
final class MavenSettings {
  private static final String UNKNOWN = "unknown";

  private MavenSettings() {}

  static String xml(int doorPort, Collection<String> repositoryIds) {
    StringBuilder xml =
        new StringBuilder("<settings>\n  <interactiveMode>false</interactiveMode>\n");
    xml.append("  <mirrors>\n");
    for (String id : new TreeSet<>(repositoryIds)) {
      if (!id.equals(UNKNOWN)) {
        mirror(xml, "sallyport-" + id, id, url(doorPort, id));
      }
    }
    mirror(xml, "sallyport-" + UNKNOWN, "*", url(doorPort, UNKNOWN));
    return xml.append("  </mirrors>\n</settings>\n").toString();
  }

  private static String url(int doorPort, String id) {
    return "http://127.0.0.1:" + doorPort + "/r/" + id + "/";
  }

  private static void mirror(StringBuilder xml, String id, String of, String url) {
    xml.append("    <mirror><id>").append(id).append("</id><mirrorOf>").append(of);
    xml.append("</mirrorOf><url>").append(url).append("</url></mirror>\n");
  }
}
