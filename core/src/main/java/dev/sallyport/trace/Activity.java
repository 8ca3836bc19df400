package dev.sallyport.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a build did, by what strace wrote: without process ids and times, so that two runs of one
 * build are told alike. What the {@code mvn} script does before it starts Java is left out.
 */
public final class Activity {
  /** Of different things of one kind that are kept. */
  private static final int MOST = 100_000;

  private final SortedMap<Event, Integer> events = new TreeMap<>();
  private final Set<Integer> ownPorts = new TreeSet<>();
  private boolean rootFound;
  private boolean startFound;
  private boolean full;
  private boolean ring;
  private TraceFile.Tally tally = new TraceFile.Tally(0, 0);

  Activity() {}

  /** What kind of thing a build did. */
  enum Kind {
    /** Opened a file to read it. */
    READ,
    /** Looked for a file, or tried to open it, and it was not there or not to be read. */
    MISSED,
    STARTED,
    /** Tried to start a program that is not there. */
    NOT_STARTED,
    CONNECTED,
    ASKED_NAME
  }

  /**
   * One thing, however often it was done.
   *
   * @param program that did it
   * @param subject a path, an address, a name
   * @param asked the path that the program named, where links lead elsewhere; the arguments of a
   *     program that was started
   */
  record Event(Kind kind, String program, String subject, String asked)
      implements Comparable<Event> {
    private static final java.util.Comparator<Event> ORDER =
        java.util.Comparator.comparing(Event::kind)
            .thenComparing(Event::subject)
            .thenComparing(Event::program)
            .thenComparing(Event::asked);

    @Override
    public int compareTo(Event other) {
      return ORDER.compare(this, other);
    }
  }

  /** Reads a trace twice: who is whose child, and then what was done. */
  public static Activity of(Path trace) throws IOException {
    ProcessTree tree = new ProcessTree();
    Activity activity = new Activity();
    activity.tally = TraceFile.read(trace, tree::learn);
    if (tree.root().isPresent()) {
      activity.rootFound = true;
      TraceFile.read(trace, new Watcher(tree, activity)::see);
    }
    return activity;
  }

  /** Whether the trace holds a build at all, from the start of its JVM on. */
  public boolean isOfBuild() {
    return rootFound && startFound;
  }

  /**
   * Whether something was left out: unreadable lines, too much to keep, calls strace cannot see.
   */
  public boolean isWhole() {
    return isOfBuild() && !full && !ring && tally.unreadable() == 0;
  }

  public long lines() {
    return tally.lines();
  }

  public long unreadable() {
    return tally.unreadable();
  }

  boolean isFull() {
    return full;
  }

  /** Whether a process used a ring, through which it can read and connect without system calls. */
  boolean hasRing() {
    return ring;
  }

  SortedMap<Event, Integer> events() {
    return Collections.unmodifiableSortedMap(events);
  }

  /** Ports of this build's own sockets. */
  Set<Integer> ownPorts() {
    return Collections.unmodifiableSet(ownPorts);
  }

  void add(Event event) {
    if (events.size() < MOST || events.containsKey(event)) {
      events.merge(event, 1, Integer::sum);
    } else {
      full = true;
    }
  }

  void ownPort(int port) {
    ownPorts.add(port);
  }

  void started() {
    startFound = true;
  }

  void ring() {
    ring = true;
  }
}
