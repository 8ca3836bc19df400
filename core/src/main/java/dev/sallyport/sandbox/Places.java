package dev.sallyport.sandbox;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where things are. The outer sandbox has everything under {@code /sallyport}; the writable areas
 * of the build are kept there on one sized tmpfs, each at {@link #TREE} + its path inside, and the
 * outputs at {@link #OUTPUTS}, where the build cannot put a link in the way to them.
 *
 * @param areas absolute paths inside that are writable, none below another, without the outputs
 */
record Places(List<String> areas) {
  static final String BASE = "/sallyport";
  static final String WRITABLE = BASE + "/rw";
  static final String TREE = WRITABLE + "/tree";
  static final String OUTPUTS = WRITABLE + "/outputs";
  static final String SHARED_MEMORY = WRITABLE + "/shm";
  static final String RUN = BASE + "/run";
  static final String SOURCE = BASE + "/source";
  static final String ROOT = BASE + "/root";
  static final String COLLECTED = BASE + "/collected";
  static final String DOOR = BASE + "/door.sock";
  static final String CLASSES = BASE + "/classes";
  static final String BWRAP = BASE + "/bwrap";
  static final String HOST_PROC = BASE + "/proc";
  static final String STATUS = BASE + "/status";

  private static final List<String> NEVER =
      List.of(
          "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc", "/proc", "/dev",
          "/sys", BASE);
  private static final Pattern ABSOLUTE = Pattern.compile("(/[^/\\p{Cntrl}]+)+");
  private static final Pattern DOTS = Pattern.compile("(^|/)\\.{1,2}(/|$)");
  private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");
  private static final Pattern UMASK = Pattern.compile("0?[0-7]{3}");

  Places {
    areas = List.copyOf(areas);
  }

  static String readOnly(int index) {
    return BASE + "/ro/" + index;
  }

  /** Where a path inside a writable area is, as the outer sandbox sees it. */
  static String kept(String inside) {
    return TREE + inside;
  }

  /** Checks everything that may come from a recipe. */
  static Places of(Job job) throws Refusal {
    require(USER.matcher(job.user()).matches(), "user", job.user(), "a plain user name");
    require(UMASK.matcher(job.umask()).matches(), "umask", job.umask(), "three octal digits");
    List<String> wanted = new ArrayList<>();
    wanted.add("/tmp");
    wanted.add(checked("home", job.home()));
    String work = checked("working directory", job.workingDirectory());
    String parent = work.substring(0, work.lastIndexOf('/'));
    // the folder beside the project is writable too: builds write to ../something
    wanted.add(parent.isEmpty() ? work : parent);
    List<String> areas = new ArrayList<>();
    for (String path : wanted) {
      if (!areas.contains(path) && wanted.stream().noneMatch(other -> below(path, other))) {
        areas.add(path);
      }
    }
    String outputs = checked("outputs", job.outputs());
    boolean apart = areas.stream().noneMatch(area -> area.equals(outputs) || below(area, outputs));
    require(apart, "outputs", outputs, "a folder of its own");
    return new Places(areas);
  }

  private static String checked(String field, String path) throws Refusal {
    boolean sane = ABSOLUTE.matcher(path).matches() && !DOTS.matcher(path).find();
    require(sane, field, path, "an absolute path without dots or control characters");
    String parent = path.substring(0, path.lastIndexOf('/'));
    boolean system =
        NEVER.stream()
            .anyMatch(never -> path.equals(never) || parent.equals(never) || below(path, never));
    require(!system, field, path, "a path that is not in a system folder");
    return path;
  }

  private static boolean below(String path, String other) {
    return path.startsWith(other + "/");
  }

  private static void require(boolean holds, String field, String value, String wanted)
      throws Refusal {
    if (!holds) {
      throw new Refusal(
          Rule.RECIPE_INVALID,
          field,
          "'" + value + "' is not " + wanted,
          "correct the " + field + " in the recipe");
    }
  }
}
