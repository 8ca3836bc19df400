package dev.sallyport.source;

import dev.sallyport.source.ArchiveItem.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of an archive's entries, checked one by one and against each other before anything is
 * written.
 */
final class EntryNames {
  private static final int LONGEST_PART = 255;
  private static final int LONGEST_NAME = 3_000;

  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();

  /** What is wrong with one more entry; empty when nothing is. */
  Optional<String> add(ArchiveItem item) {
    Optional<String> wrong = wrong(item.name());
    if (wrong.isPresent()) {
      return wrong;
    }
    switch (item.kind()) {
      case HARD_LINK -> {
        return Optional.of("it is a hard link");
      }
      case DEVICE -> {
        return Optional.of("it is neither a file nor a folder nor a link");
      }
      case UNREADABLE -> {
        return Optional.of("it is encrypted or packed by an unknown method");
      }
      default -> {
        // checked against the other entries below
      }
    }
    String path = normal(item.name());
    if (path.isEmpty()) {
      return item.kind() == Kind.FOLDER ? Optional.empty() : Optional.of("it has no name");
    }
    if (item.kind() == Kind.LINK) {
      links.put(path, item.link().orElse(""));
    }
    Kind before = kinds.put(path, item.kind());
    boolean twice = before != null && (before != Kind.FOLDER || item.kind() != Kind.FOLDER);
    return twice ? Optional.of("the archive holds two entries of this name") : Optional.empty();
  }

  /** An entry beneath one that is not a folder; empty when there is none. */
  Optional<String> beneathNoFolder() {
    for (String path : kinds.keySet()) {
      for (String up = TreePath.parent(path); !up.isEmpty(); up = TreePath.parent(up)) {
        Kind kind = kinds.get(up);
        if (kind != null && kind != Kind.FOLDER) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  /** The one folder that everything lies in, with a final slash; empty text when there is none. */
  String commonFolder() {
    String common = "";
    for (Map.Entry<String, Kind> entry : kinds.entrySet()) {
      String path = entry.getKey();
      int slash = path.indexOf('/');
      if (slash < 0 && entry.getValue() != Kind.FOLDER) {
        return "";
      }
      String first = (slash < 0 ? path : path.substring(0, slash)) + "/";
      if (!common.isEmpty() && !common.equals(first)) {
        return "";
      }
      common = first;
    }
    return common;
  }

  /** The links, by their paths below a folder. */
  Links links(String below) {
    Map<String, String> moved = new HashMap<>();
    links.forEach((path, target) -> moved.put(path.substring(below.length()), target));
    return new Links(moved);
  }

  boolean has(String path) {
    return kinds.containsKey(path)
        || kinds.keySet().stream().anyMatch(name -> name.startsWith(path + "/"));
  }

  int size() {
    return kinds.size();
  }

  /** The path without empty and dot parts. */
  static String normal(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static Optional<String> wrong(String name) {
    if (name.length() > LONGEST_NAME) {
      return Optional.of("its name is too long for a file system");
    }
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      return Optional.of("its name is absolute");
    }
    if (name.indexOf('\\') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("its name holds a character that no source file needs");
    }
    for (String part : name.split("/")) {
      if (part.equals("..")) {
        return Optional.of("its name leaves the archive's folder");
      }
      if (part.length() > LONGEST_PART) {
        return Optional.of("a part of its name is too long for a file system");
      }
    }
    return Optional.empty();
  }
}
