package dev.sallyport.recorder.enforce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The artifacts that a lock names. What is not of its form makes the whole lock unusable, and an
 * unusable lock lets nothing through.
 */
final class LockedFiles {
  private static final long MAX_SIZE = 64L << 20;
  private static final String FIRST = "sallyport-inputs-lock: 1";
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64})  (?:0|[1-9][0-9]{0,17})  ([a-z-]{1,40})  (\\S{1,1024})");

  private final Map<String, String> sha256 = new HashMap<>();
  private String maven = "";
  private String defect = "";

  private LockedFiles() {}

  static LockedFiles read(Path file) {
    LockedFiles locked = new LockedFiles();
    try {
      if (Files.size(file) > MAX_SIZE) {
        locked.defect = "it is too large";
      } else {
        locked.take(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException unreadable) {
      locked.defect = "it cannot be read: " + unreadable.getMessage();
    }
    return locked;
  }

  private void take(List<String> lines) {
    int blank = lines.indexOf("");
    if (blank < 1 || !lines.get(0).equals(FIRST)) {
      defect = "it is not a lock of version 1";
      return;
    }
    for (String head : lines.subList(1, blank)) {
      if (head.startsWith("maven: ")) {
        maven = head.substring("maven: ".length());
      }
    }
    for (int i = blank + 1; i < lines.size() && defect.isEmpty(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        defect = "line " + (i + 1) + " is not of its form";
      } else if (!line.group(2).equals("metadata")
          && sha256.put(line.group(3), line.group(1)) != null) {
        defect = "line " + (i + 1) + " names a path for the second time";
      }
    }
    if (defect.isEmpty() && sha256.isEmpty()) {
      defect = "it names nothing";
    }
  }

  /** Why it cannot be used; empty where it can. */
  Optional<String> defect() {
    return defect.isEmpty() ? Optional.empty() : Optional.of(defect);
  }

  /** The version of the Maven that it was made with. */
  String maven() {
    return maven;
  }

  /** What the file at that path must be; null where the lock does not name it. */
  @Nullable String sha256(String path) {
    return sha256.get(path);
  }
}
