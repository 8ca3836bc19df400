package dev.sallyport.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** References that have another value in the next build or on the next machine, at any remove. */
final class Changing {
  private static final int MOST = 100;
  private static final Set<String> TIMES =
      Set.of("maven.build.timestamp", "build.timestamp", "timestamp", "git.build.time");
  private static final List<String> MACHINE =
      List.of("user.", "java.", "os.", "git.build.", "git.branch", "git.remote.", "scmBranch");

  private Changing() {}

  /** What the build's time or machine has to do with a text as written; empty if nothing. */
  static Optional<String> in(Lineage lineage, String written) {
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.add(written);
    while (!open.isEmpty() && seen.size() < MOST) {
      Matcher reference = Lineage.REFERENCE.matcher(open.remove());
      while (reference.find()) {
        String name = reference.group(1);
        Optional<Lineage.Property> property = lineage.property(name);
        Optional<String> why = property.isPresent() ? Optional.empty() : why(name);
        if (why.isPresent()) {
          return why;
        }
        if (seen.add(name)) {
          property.ifPresent(own -> open.add(own.value()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it is a time, so that a fixed time can stand in its place. */
  static boolean isTime(String why) {
    return why.endsWith("of the build");
  }

  /** A name that no POM gives a value to. */
  private static Optional<String> why(String name) {
    if (TIMES.contains(name)) {
      return Optional.of("is the time of the build");
    }
    if (name.startsWith("env.")) {
      return Optional.of("is taken from the environment variable " + Xml.shown(name.substring(4)));
    }
    return MACHINE.stream().anyMatch(name::startsWith)
        ? Optional.of("is " + Xml.shown(name) + " of the machine or checkout")
        : Optional.empty();
  }
}
