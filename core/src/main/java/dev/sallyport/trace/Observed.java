package dev.sallyport.trace;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a second build with other variables, at another time, made differently. */
public final class Observed {
  private static final int NAMED = 8;
  private static final String VARIABLE =
      "set it in the build itself, or record its value as part of the recipe";
  private static final String CLOCK =
      "use project.build.outputTimestamp, and keep the current time out of what is built";

  /** A date, a time of day, or seconds or milliseconds since 1970, as causes quote them. */
  private static final Pattern TIME =
      Pattern.compile("20[0-9]{2}[-/.]?[01][0-9]|[0-2][0-9]:[0-5][0-9]|1[0-9]{9}");

  private final Set<String> names;
  private final Folded variables = new Folded();
  private final Folded times = new Folded();

  /**
   * Nothing yet.
   *
   * @param names of the variables that were set
   */
  public Observed(Set<String> names) {
    this.names = new TreeSet<>(names);
  }

  /** The second build failed where the first did not. */
  public void failed() {
    if (names.isEmpty()) {
      times.add("build", "it succeeded once, and failed the second time");
    } else {
      variables.add(all(), "with these set, the build fails");
    }
  }

  /** The variable's value is in an output; the entry is empty where that is no archive. */
  public void seen(String name, String output, String entry) {
    variables.add(name, "its value is in " + place(output, entry));
  }

  /** Two outputs differ in a time. */
  public void time(String output, String cause) {
    times.add(output, upToTheTime(cause));
  }

  /** An output is another one when variables are set, and does not show which. */
  public void dependsOnSomeVariable(String output) {
    variables.add(all(), "with these set, " + output + " is another file");
  }

  /** An output is another one each time. */
  public void differsByItself(String output) {
    times.add(
        output,
        "it differs from build to build, and not in a time that can be seen: a random number, an"
            + " order, or a time in another form");
  }

  /** Sorted by rule and subject. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(variables.findings(Rule.INPUT_VARIABLE, VARIABLE));
    all.addAll(times.findings(Rule.INPUT_CLOCK, CLOCK));
    return all;
  }

  /** Where the time is, without it: another one would stand in each report. */
  private static String upToTheTime(String cause) {
    Matcher time = TIME.matcher(cause);
    return "a time is in it: " + (time.find() ? cause.substring(0, time.start()) + "…" : cause);
  }

  private static String place(String output, String entry) {
    String file = output.substring(output.lastIndexOf('/') + 1);
    return entry.isEmpty() ? file : file + "!/" + entry;
  }

  private String all() {
    List<String> shown = new ArrayList<>(names);
    int more = shown.size() - NAMED;
    return more <= 0
        ? String.join(", ", shown)
        : String.join(", ", shown.subList(0, NAMED)) + " and " + more + " more";
  }
}
