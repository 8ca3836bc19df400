package dev.sallyport.lint;

import dev.sallyport.report.Printable;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.jspecify.annotations.Nullable;

/** The pieces of XML that cures ask for, on one line, with every text escaped and bounded. */
final class Xml {
  private static final int LONGEST = 200;

  private Xml() {}

  /** A text of a POM for people: one line, no control characters, not longer than 200. */
  static String shown(String text) {
    int cut = Math.min(text.length(), LONGEST);
    String printable = Printable.of(text.substring(0, cut));
    return cut < text.length() ? printable + "…" : printable;
  }

  static String element(String name, String text) {
    return wrap(name, escape(text));
  }

  static String wrap(String name, String inside) {
    return "<" + name + ">" + inside + "</" + name + ">";
  }

  static String plugin(String groupId, String artifactId, String inside) {
    String group = groupId.equals("org.apache.maven.plugins") ? "" : element("groupId", groupId);
    return wrap("plugin", group + element("artifactId", artifactId) + inside);
  }

  /** A dependency with that version and everything else as it is. */
  static String dependency(Dependency dependency, String version) {
    StringBuilder inside = new StringBuilder();
    inside.append(element("groupId", dependency.getGroupId()));
    inside.append(element("artifactId", dependency.getArtifactId()));
    inside.append(optional("version", version));
    String type = dependency.getType();
    inside.append(type == null || type.equals("jar") ? "" : element("type", type));
    inside.append(optional("classifier", dependency.getClassifier()));
    inside.append(
        "system".equals(dependency.getScope()) ? "" : optional("scope", dependency.getScope()));
    StringBuilder exclusions = new StringBuilder();
    for (Exclusion exclusion : dependency.getExclusions()) {
      exclusions.append(
          wrap(
              "exclusion",
              element("groupId", exclusion.getGroupId())
                  + element("artifactId", exclusion.getArtifactId())));
    }
    inside.append(exclusions.isEmpty() ? "" : wrap("exclusions", exclusions.toString()));
    return wrap("dependency", inside.toString());
  }

  private static String optional(String name, @Nullable String text) {
    return text == null || text.isEmpty() ? "" : element(name, text);
  }

  private static String escape(String text) {
    return shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
