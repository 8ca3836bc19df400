package dev.sallyport.trace;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where things are in the sandbox, as the build sees them.
 *
 * @param project where the source is
 * @param home of the user; the local repository is below it
 * @param jdk of the build
 * @param tools further places that the sandbox itself provides: Maven, settings, outputs
 * @param doorPort on which the repositories are
 */
public record Layout(String project, String home, String jdk, List<String> tools, int doorPort) {
  private static final String REPOSITORY = "/.m2/repository/";

  /**
   * What the C library, its loader and the JVM read of any system: code, character sets, the
   * configuration of look-ups of users and hosts (a look-up itself shows on the network), what the
   * kernel says of processors, memory and the process itself, and devices, of which the random one
   * matters and is never seen to.
   */
  private static final Pattern SYSTEM =
      Pattern.compile(
          "/(usr/)?(lib|lib32|lib64|libx32)/.*\\.so(\\.[0-9.]+)?"
              + "|/usr/lib/locale/.*|/usr/share/locale/.*|/usr/lib/.*/gconv/.*|/usr/lib/ssl/.*"
              + "|/etc/(ld\\.so\\..*|locale\\.alias|localtime|nsswitch\\.conf|host\\.conf|hosts"
              + "|resolv\\.conf|gai\\.conf|services|protocols|passwd|group)"
              + "|/usr/share/zoneinfo/.*|/var/run/nscd/.*"
              // where Debian keeps the configuration and the certificates of a JDK
              + "|/etc/java[^/]*/.*|/etc/ssl/certs/java/cacerts"
              + "|/dev(/.*)?"
              + "|/proc/(self|PID|thread-self)(/(?!environ).*)?"
              + "|/sys/fs/cgroup(/.*)?|/sys/devices/system/(cpu|node)(/.*)?"
              + "|/sys/kernel/mm/(transparent_)?hugepages?(/.*)?");

  /** What Maven looks for beside a project: the parent's POM, and the root of a reactor. */
  private static final Pattern UPWARDS = Pattern.compile("(.*/)?(pom\\.xml|\\.mvn(/.*)?)");

  public Layout {
    tools = List.copyOf(tools);
  }

  /** Whose a file is. */
  enum Place {
    /** Of the source, the tools, the system, or what the build wrote itself. */
    OWN,
    REPOSITORY,
    OUTSIDE
  }

  /** The path below the local repository. */
  String inRepository(String path) {
    return path.substring((home + REPOSITORY).length());
  }

  /**
   * Whose the file is.
   *
   * @param path with every link followed, if it was there
   * @param asked as the program named it
   * @param read whether it was there
   */
  Place place(String path, String asked, boolean read) {
    if (path.startsWith(home + REPOSITORY)) {
      return Place.REPOSITORY;
    }
    if (Paths.isBelow(path, project)
        || Paths.isBelow(path, jdk)
        || Paths.isBelow(asked, jdk)
        || tools.stream().anyMatch(tool -> Paths.isBelow(path, tool))
        || SYSTEM.matcher(Paths.steady(path)).matches()
        || SYSTEM.matcher(Paths.steady(asked)).matches()) {
      return Place.OWN;
    }
    boolean writable = isWritable(path);
    // empty when the build starts, so what is there was written by it
    boolean own = writable && (read || Paths.isBelow(path, "/tmp"));
    return own || isLookedForUpwards(path) ? Place.OWN : Place.OUTSIDE;
  }

  /** Whether a build may write there; nothing but the source is there before it starts. */
  boolean isWritable(String path) {
    String parent = project.substring(0, Math.max(0, project.lastIndexOf('/')));
    return Paths.isBelow(path, "/tmp")
        || Paths.isBelow(path, home)
        || Paths.isBelow(path, parent.isEmpty() ? project : parent);
  }

  private boolean isLookedForUpwards(String path) {
    int slash = path.lastIndexOf('/');
    boolean above =
        Paths.isBelow(project, slash <= 0 ? "/" : path.substring(0, slash))
            || path.contains("/.mvn");
    return above && UPWARDS.matcher(path).matches();
  }
}
