package dev.sallyport.testprojects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process tree opened for reading below one folder, according to strace. */
final class OpenedFiles {
  /** What Maven writes about downloads, folders that it lists, and checksums beside files. */
  private static final Pattern TRACKING =
      Pattern.compile(
          ".*(\\.lastUpdated|_remote\\.repositories|resolver-status\\.properties|\\.sha1|\\.lock|\\.part|\\.tmp"
              + "|maven-metadata-local\\.xml)|.*/[^/.]*|\\.(cache|locks|meta)/.*");

  private OpenedFiles() {}

  /** The command that writes such a trace of another command. */
  static String[] tracer(Path trace) {
    return new String[] {
      "strace",
      "-f",
      "-qq",
      "--seccomp-bpf",
      "-s",
      "4096",
      "-e",
      "trace=openat,open",
      "-o",
      trace.toString()
    };
  }

  /** Paths below the folder, metadata files under their name in a remote repository. */
  static Set<String> below(Path folder, Path trace) throws IOException {
    Pattern opened =
        Pattern.compile(
            "open(?:at\\([^,]+, |\\()\""
                + Pattern.quote(folder.toString())
                + "/+([^\"]+)\", O_RDONLY[^)]*\\) += +[0-9]+");
    Set<String> paths = new TreeSet<>();
    Map<String, String> begun = new HashMap<>();
    try (Stream<String> lines = Files.lines(trace, StandardCharsets.ISO_8859_1)) {
      for (String line : (Iterable<String>) lines::iterator) {
        Matcher matcher = opened.matcher(whole(line, begun));
        if (matcher.find() && !TRACKING.matcher(matcher.group(1)).matches()) {
          paths.add(
              matcher.group(1).replaceFirst("maven-metadata-[^/]*\\.xml$", "maven-metadata.xml"));
        }
      }
    }
    return paths;
  }

  /** A call that another process interrupted is on two lines. */
  private static String whole(String line, Map<String, String> begun) {
    String process = line.substring(0, Math.max(line.indexOf(' '), 0));
    int unfinished = line.indexOf(" <unfinished ...>");
    if (unfinished >= 0) {
      begun.put(process, line.substring(0, unfinished));
      return "";
    }
    int resumed = line.indexOf(" resumed>");
    return resumed < 0
        ? line
        : begun.getOrDefault(process, "") + line.substring(resumed + " resumed>".length());
  }
}
