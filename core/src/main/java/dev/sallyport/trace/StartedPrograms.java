package dev.sallyport.trace;

import dev.sallyport.trace.Activity.Event;
import dev.sallyport.trace.Activity.Kind;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which programs a build started. */
final class StartedPrograms {
  private static final String HINT =
      "say in the POM what makes that program the same everywhere, or do its work in Java";

  private final Activity build;
  private final Layout layout;

  StartedPrograms(Activity build, Layout layout) {
    this.build = build;
    this.layout = layout;
  }

  List<Finding> findings() {
    Folded folded = new Folded();
    Set<String> found = new TreeSet<>();
    int java = 0;
    for (Map.Entry<Event, Integer> entry : build.events().entrySet()) {
      Event event = entry.getKey();
      if (event.kind() != Kind.STARTED) {
        continue;
      }
      String name = event.subject().substring(event.subject().lastIndexOf('/') + 1);
      found.add(name);
      if (Paths.isBelow(Paths.normal(event.subject()), layout.jdk())) {
        java += name.equals(Watcher.JAVA) ? entry.getValue() : 0;
        if (name.equals(Watcher.JAVA) || name.equals(Watcher.SPAWN)) {
          continue;
        }
      }
      folded.add(
          Paths.steady(event.subject()),
          Observations.times("by " + event.program() + ": " + event.asked(), entry.getValue()));
    }
    for (Event event : build.events().keySet()) {
      if (event.kind() == Kind.NOT_STARTED && !found.contains(event.subject())) {
        folded.add(
            Paths.steady(event.subject()),
            "not there, wanted by " + event.program() + ": " + event.asked());
      }
    }
    if (java > 0) {
      folded.add("java", Observations.times("the build's own Java, for tests or tools", java));
    }
    return folded.findings(Rule.INPUT_PROCESS, HINT);
  }
}
