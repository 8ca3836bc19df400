package dev.sallyport.rebuild;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Deployment gives a SNAPSHOT's files names with the time; a rebuild is compared without it. */
final class SnapshotNames {
  /** Folder, artifact id and version of the folder, then the file's own name. */
  private static final Pattern PATH =
      Pattern.compile("(.*/([^/]+)/([^/]+)-SNAPSHOT/)\\2-\\3-[0-9]{8}\\.[0-9]{6}-[0-9]+([-.].*)");

  private SnapshotNames() {}

  /**
   * {@code g/a/1-SNAPSHOT/a-1-20260102.030405-1.jar} as {@code g/a/1-SNAPSHOT/a-1-SNAPSHOT.jar}.
   */
  static String plain(String path) {
    Matcher matcher = PATH.matcher(path);
    return matcher.matches()
        ? matcher.group(1)
            + matcher.group(2)
            + "-"
            + matcher.group(3)
            + "-SNAPSHOT"
            + matcher.group(4)
        : path;
  }
}
