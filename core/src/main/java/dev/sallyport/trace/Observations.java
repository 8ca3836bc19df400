package dev.sallyport.trace;

import dev.sallyport.trace.Activity.Event;
import dev.sallyport.trace.Activity.Kind;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns what a build did into findings: notes, since to have an input is no offence. */
public final class Observations {
  /** What Maven writes beside files; and folders, whose names mostly have no dot. */
  private static final Pattern TRACKING =
      Pattern.compile(
          ".*(maven-metadata-(sallyport|local)\\.xml|\\.lastUpdated|_remote\\.repositories"
              + "|resolver-status\\.properties|\\.sha1|\\.sha256|\\.sha512|\\.md5|\\.lock|\\.part"
              + "|\\.tmp|\\.locks/.*)|(.*/)?[^/.]*");

  private static final Pattern METADATA = Pattern.compile("maven-metadata-[^/]*\\.xml$");

  private final Activity build;
  private final Layout layout;
  private final Set<String> accounted;
  private final Set<String> folders = new HashSet<>();
  private final Set<String> usual = new HashSet<>();

  /**
   * Looks at one build.
   *
   * @param idle what a build of an empty project does in the same sandbox with the same tools; what
   *     that reads is no input of this build
   * @param accounted repository paths that were resolved, or asked for in vain; one that ends in a
   *     slash stands for the files in it
   */
  public Observations(Activity build, Activity idle, Layout layout, Set<String> accounted) {
    this.build = build;
    this.layout = layout;
    this.accounted = Set.copyOf(accounted);
    for (String path : accounted) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        folders.add(path.substring(0, slash));
      }
    }
    idle.events().keySet().forEach(event -> usual.add(Paths.steady(event.subject())));
  }

  /** Sorted by rule and subject, at most {@value Folded#MOST} of each rule. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    all.addAll(files(Layout.Place.REPOSITORY).findings(Rule.INPUT_UNRECORDED_FILE, RESOLVE));
    all.addAll(files(Layout.Place.OUTSIDE).findings(Rule.INPUT_OUTSIDE_FILE, OUTSIDE));
    all.addAll(network().findings(Rule.INPUT_NETWORK, NETWORK));
    all.addAll(new StartedPrograms(build, layout).findings());
    all.addAll(gaps());
    return all;
  }

  private static final String RESOLVE =
      "let Maven resolve it, as a dependency or with dependency:copy, so that it is recorded";
  private static final String OUTSIDE =
      "put the file into the source, or keep the build from reading it";
  private static final String NETWORK =
      "let Maven resolve what the build fetches there, or make it build without";

  private Folded files(Layout.Place wanted) {
    Folded folded = new Folded();
    for (Event event : build.events().keySet()) {
      boolean read = event.kind() == Kind.READ;
      if (!read && event.kind() != Kind.MISSED) {
        continue;
      }
      boolean isPath = event.subject().startsWith("/");
      if (isPath && layout.place(event.subject(), event.asked(), read) == wanted) {
        String path =
            wanted == Layout.Place.REPOSITORY
                ? layout.inRepository(event.subject())
                : Paths.steady(event.subject());
        boolean known =
            wanted == Layout.Place.REPOSITORY ? isAccounted(path, read) : usual.contains(path);
        if (!known) {
          folded.add(
              path, (read ? "read by " : "looked for, and not there, by ") + event.program());
        }
      }
    }
    return folded;
  }

  private boolean isAccounted(String path, boolean read) {
    if (TRACKING.matcher(path).matches() || (!read && !isOfAVersion(path))) {
      return true;
    }
    String name = METADATA.matcher(path).replaceFirst("maven-metadata.xml");
    return accounted.contains(name)
        || accounted.contains(path)
        || folders.contains(path)
        || accounted.contains(path.substring(0, path.lastIndexOf('/') + 1));
  }

  /**
   * Whether a repository may call a file so: the version's folder is above, the artifact's above
   * that, and its name begins with both. Java looks beside a jar for what its manifest names, and
   * Maven beside a POM for the parent; what is called otherwise cannot have been resolved.
   */
  private static boolean isOfAVersion(String path) {
    String[] parts = path.split("/");
    int last = parts.length - 1;
    return last >= 2
        && (parts[last].startsWith(parts[last - 2] + "-" + parts[last - 1] + ".")
            || parts[last].startsWith(parts[last - 2] + "-" + parts[last - 1] + "-"));
  }

  private Folded network() {
    Folded folded = new Folded();
    SortedMap<String, SortedSet<String>> names = new TreeMap<>();
    for (Map.Entry<Event, Integer> entry : build.events().entrySet()) {
      Event event = entry.getKey();
      if (event.kind() == Kind.ASKED_NAME) {
        names.computeIfAbsent(event.program(), k -> new TreeSet<>()).add(event.subject());
      } else if (event.kind() == Kind.CONNECTED && !isInside(event)) {
        folded.add(event.subject(), times("tried by " + event.program(), entry.getValue()));
      }
    }
    names.forEach(
        (program, all) ->
            all.forEach(name -> folded.add(name, "a name server was asked for it by " + program)));
    return folded;
  }

  static String times(String what, int times) {
    return times == 1 ? what : what + ", " + times + " times";
  }

  /** The door, or the build's own processes among themselves. */
  private boolean isInside(Event event) {
    String to = event.subject();
    if (to.startsWith("/")) {
      return to.startsWith("/var/run/nscd/") || layout.isWritable(to) || usual.contains(to);
    }
    int port = Integer.parseInt(to.substring(to.lastIndexOf(':') + 1));
    return event.asked().equals("loopback")
        && (port == layout.doorPort() || build.ownPorts().contains(port));
  }

  private List<Finding> gaps() {
    List<String> why = new ArrayList<>();
    if (!build.isOfBuild()) {
      why.add("the trace does not hold the start of the build");
    }
    if (build.unreadable() > 0) {
      why.add(build.unreadable() + " of " + build.lines() + " lines could not be read");
    }
    if (build.isFull()) {
      why.add("the build did more different things than are kept");
    }
    if (build.hasRing()) {
      why.add("a process used io_uring, and what it reads or sends through that cannot be seen");
    }
    return why.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Rule.INPUT_TRACE_INCOMPLETE,
                "strace",
                new Evidence.Items(why),
                "trace.txt.gz in the out folder is what there is; see docs/cross-check.md"));
  }
}
