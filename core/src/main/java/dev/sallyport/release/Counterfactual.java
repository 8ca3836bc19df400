package dev.sallyport.release;

import dev.sallyport.artifact.Cause;
import dev.sallyport.artifact.Causes;
import dev.sallyport.artifact.Occurrences;
import dev.sallyport.digest.Digests;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Inputs;
import dev.sallyport.rebuild.Plan;
import dev.sallyport.rebuild.Rebuilder;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.trace.Canaries;
import dev.sallyport.trace.Observed;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The same build again, later and with every variable set that its source names: what then comes
 * out differently depends on a variable or on the time, neither of which is read by a system call.
 */
final class Counterfactual {
  /** Between the two runs, so that a time in seconds, or in the two seconds of a zip, differs. */
  private static final long APART_MILLIS = 2100;

  private final Rebuilder rebuilder;
  private final Progress progress;
  private final long firstEnded;

  /**
   * Runs nothing yet.
   *
   * @param firstEnded by the clock of {@link System#nanoTime}
   */
  Counterfactual(Rebuilder rebuilder, Progress progress, long firstEnded) {
    this.rebuilder = rebuilder;
    this.progress = progress;
    this.firstEnded = firstEnded;
  }

  List<Finding> findings(
      Plan plan, Optional<Path> record, Inputs inputs, Path out, List<Ask> hints, Rebuilt first)
      throws Refusal, InterruptedException, IOException {
    Canaries canaries = Canaries.of(plan.source(), RecordedVariables.of(record));
    progress.step(
        "building again for the cross-check, with "
            + canaries.names().size()
            + " variables set that the source names");
    long passed = (System.nanoTime() - firstEnded) / 1_000_000;
    Thread.sleep(Math.max(0, APART_MILLIS - passed));
    Plan other = plan.with(canaries.variables());
    Rebuilt second = rebuilder.build(other, inputs, out.resolve("variables"), hints);
    Observed observed = new Observed(canaries.names());
    if (second.ended().exitCode() != 0) {
      observed.failed();
      return observed.findings();
    }
    Set<String> open = new TreeSet<>();
    for (String path : differing(first, second)) {
      if (!explained(path, first, second, canaries, observed)) {
        open.add(path);
      }
    }
    if (!open.isEmpty()) {
      thirdTime(plan, inputs, out, hints, first, open, observed, canaries.names().isEmpty());
    }
    return observed.findings();
  }

  /** Without the variables again: what then is as it was depends on them. */
  private void thirdTime(
      Plan plan,
      Inputs inputs,
      Path out,
      List<Ask> hints,
      Rebuilt first,
      Set<String> open,
      Observed observed,
      boolean noVariables)
      throws Refusal, InterruptedException, IOException {
    if (noVariables) {
      open.forEach(observed::differsByItself);
      return;
    }
    progress.step("building a third time, without them");
    Rebuilt third = rebuilder.build(plan, inputs, out.resolve("third"), hints);
    Set<String> stillDiffering = differing(first, third);
    for (String path : open) {
      if (third.ended().exitCode() != 0 || stillDiffering.contains(path)) {
        observed.differsByItself(path);
      } else {
        observed.dependsOnSomeVariable(path);
      }
    }
  }

  private static Set<String> differing(Rebuilt one, Rebuilt other) {
    Set<String> paths = new TreeSet<>(one.outputs().keySet());
    paths.addAll(other.outputs().keySet());
    paths.removeIf(
        path -> {
          Digests here = one.outputs().get(path);
          return here != null && here.equals(other.outputs().get(path));
        });
    return paths;
  }

  private static boolean explained(
      String path, Rebuilt first, Rebuilt second, Canaries canaries, Observed observed)
      throws IOException {
    if (!first.outputs().containsKey(path) || !second.outputs().containsKey(path)) {
      return false;
    }
    Path before = first.folder().resolve(path);
    Path after = second.folder().resolve(path);
    List<Occurrences.Place> places = Occurrences.of(before, after, canaries.variables().values());
    List<String> ownEntries = new ArrayList<>();
    for (Occurrences.Place place : places) {
      observed.seen(canaries.nameOf(place.text()), path, place.entry());
      ownEntries.add(place.entry());
    }
    boolean explained = !places.isEmpty();
    for (Cause cause : Causes.between(before, after)) {
      boolean byVariable =
          cause.text().contains(Canaries.MARK)
              || ownEntries.stream().anyMatch(entry -> cause.text().contains(entry));
      if (!byVariable && Times.areIn(cause)) {
        observed.time(path, cause.text());
        explained = true;
      }
    }
    return explained;
  }
}
