package dev.sallyport.recorder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom a POM names: its parent, the BOMs it imports, its dependencies. Read from the text, without
 * the rest of the model: it only serves to say who asked for a file.
 */
final class PomNames {
  /** A coordinate as it is named; the version may be empty, a range or a property. */
  record Name(String group, String artifact, String version) {
    boolean fits(Place place) {
      return artifact.equals(place.artifact())
          && (group.equals(place.group()) || isOpen(group))
          && (version.equals(place.folder()) || isOpen(version));
    }

    private static boolean isOpen(String text) {
      return text.isEmpty()
          || text.contains("${")
          || text.startsWith("[")
          || text.startsWith("(")
          || text.contains(",");
    }
  }

  private final List<Name> parents = new ArrayList<>();
  private final List<Name> boms = new ArrayList<>();
  private final List<Name> dependencies = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> fields = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final String text;
  private int managed;

  private PomNames(String text) {
    this.text = text;
  }

  /** As much as can be understood of a text that may be no POM at all. */
  static PomNames of(String text) {
    PomNames names = new PomNames(text);
    names.scan();
    return names;
  }

  List<Name> parents() {
    return interpolated(parents);
  }

  List<Name> boms() {
    return interpolated(boms);
  }

  /** Also what the POM was relocated to. */
  List<Name> dependencies() {
    return interpolated(dependencies);
  }

  private void scan() {
    int at = text.indexOf('<');
    int after = 0;
    while (at >= 0) {
      int end;
      if (text.startsWith("<!--", at)) {
        end = past("-->", at);
      } else if (text.startsWith("<![CDATA[", at)) {
        end = past("]]>", at);
      } else {
        end = past(">", at);
        if (end > 0) {
          tag(text.substring(at + 1, end - 1), text.substring(after, at));
        }
        after = end;
      }
      at = end < 0 ? -1 : text.indexOf('<', end);
    }
  }

  private int past(String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? -1 : at + mark.length();
  }

  private void tag(String inside, String before) {
    if (inside.startsWith("?") || inside.startsWith("!") || inside.endsWith("/")) {
      return;
    }
    if (inside.startsWith("/")) {
      close(before.strip());
      return;
    }
    int space = 0;
    while (space < inside.length() && inside.charAt(space) > ' ') {
      space++;
    }
    String name = inside.substring(0, space);
    open.push(name);
    if (name.equals("dependencyManagement")) {
      managed++;
    } else if (isCoordinate(name)) {
      fields.clear();
    }
  }

  private static boolean isCoordinate(String element) {
    return element.equals("dependency") || element.equals("parent") || element.equals("relocation");
  }

  private void close(String value) {
    if (open.isEmpty()) {
      return;
    }
    String name = open.pop();
    String parent = open.isEmpty() ? "" : open.peek();
    if (isCoordinate(parent)) {
      fields.put(name, value);
    } else if (parent.equals("properties")) {
      properties.putIfAbsent(name, value);
    } else if (parent.equals("project") && open.size() == 1) {
      properties.put("project." + name, value);
    }
    switch (name) {
      case "dependencyManagement" -> managed--;
      case "parent" -> parent();
      case "relocation" -> dependencies.add(name("${project.groupId}"));
      case "dependency" -> dependency();
      default -> {}
    }
  }

  private void parent() {
    if (open.size() == 1) {
      Name name = name("");
      parents.add(name);
      properties.putIfAbsent("project.groupId", name.group());
      properties.putIfAbsent("project.version", name.version());
      properties.put("project.parent.version", name.version());
    }
  }

  private void dependency() {
    if (managed == 0) {
      dependencies.add(name(""));
    } else if ("import".equals(fields.get("scope"))) {
      boms.add(name(""));
    }
  }

  private Name name(String group) {
    return new Name(
        fields.getOrDefault("groupId", group),
        fields.getOrDefault("artifactId", "${project.artifactId}"),
        fields.getOrDefault("version", ""));
  }

  private List<Name> interpolated(List<Name> names) {
    return names.stream()
        .map(n -> new Name(value(n.group()), value(n.artifact()), value(n.version())))
        .toList();
  }

  /** A value that is one property, as most are; what is not known here stays as it is. */
  private String value(String value) {
    String result = value;
    for (int hop = 0; hop < 5 && result.startsWith("${") && result.endsWith("}"); hop++) {
      String key = result.substring(2, result.length() - 1).replaceFirst("^pom\\.", "project.");
      result = properties.getOrDefault(key, result);
    }
    return result;
  }
}
