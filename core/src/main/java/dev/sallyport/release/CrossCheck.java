package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Inputs;
import dev.sallyport.door.Ledger;
import dev.sallyport.rebuild.Plan;
import dev.sallyport.rebuild.Rebuilder;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.trace.Activity;
import dev.sallyport.trace.Layout;
import dev.sallyport.trace.Observations;
import dev.sallyport.trace.Strace;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * The look from outside at one build: its first run is traced, an empty build is traced beside it
 * to know what Maven and Java read of themselves, and a second run with other variables, at another
 * time, shows what no system call does. What is found is noted and changes no verdict.
 */
final class CrossCheck {
  /** Bytes of a trace that are looked at; some five million calls. */
  private static final long TRACE = 1L << 30;

  /** Bytes of a trace, unpacked, that are kept in the out folder. */
  private static final long KEPT = 64L << 20;

  private final VerifyRequest request;
  private final Means means;
  private final Rebuilder untraced;
  private final Strace strace;
  private final Path traces;

  private CrossCheck(
      VerifyRequest request, Means means, Rebuilder untraced, Strace strace, Path traces) {
    this.request = request;
    this.means = means;
    this.untraced = untraced;
    this.strace = strace;
    this.traces = traces;
  }

  /**
   * Empty where nobody asked for it.
   *
   * @throws Refusal where it was asked for and cannot be done on this machine
   */
  static Optional<CrossCheck> asked(VerifyRequest request, Means means, Rebuilder untraced)
      throws Refusal, InterruptedException {
    if (!request.trace()) {
      return Optional.empty();
    }
    Strace strace = Strace.find();
    means.sandbox().tracedBy(List.of());
    return Optional.of(
        new CrossCheck(request, means, untraced, strace, means.work().resolve("trace")));
  }

  /** Runs the build under strace. */
  Rebuilt build(Plan plan, Inputs inputs, Path out, List<Ask> hints)
      throws Refusal, InterruptedException, IOException {
    Files.createDirectories(traces);
    return traced(traceOfBuild()).build(plan, inputs, out, hints);
  }

  private Path traceOfBuild() {
    return traces.resolve("build");
  }

  private Rebuilder traced(Path trace) throws Refusal {
    return new Rebuilder(
        means.sandbox().tracedBy(strace.tracing(trace, TRACE)),
        means.store(),
        means.work(),
        means.progress()::step);
  }

  /** What the first run did and, where it succeeded, what a second one makes of other variables. */
  List<Finding> findings(Plan plan, Inputs inputs, Path out, List<Ask> hints, Rebuilt first)
      throws Refusal, InterruptedException, IOException {
    means.progress().step("reading the trace of the build");
    Activity build = Activity.of(traceOfBuild());
    keep(out);
    Path trace = traces.resolve("idle");
    Path work = Files.createTempDirectory(means.work(), "idle");
    long start = System.nanoTime();
    traced(trace).idle(plan, inputs, work);
    Activity idle = Activity.of(trace);
    List<Finding> findings =
        new ArrayList<>(
            new Observations(build, idle, layout(plan), accounted(plan, first)).findings());
    if (first.ended().exitCode() == 0) {
      findings.addAll(
          new Counterfactual(untraced, means.progress(), start)
              .findings(plan, request.record(), inputs, out, hints, first));
    }
    return findings;
  }

  private static Layout layout(Plan plan) {
    return new Layout(
        plan.environment().workingDirectory().value(),
        plan.home(),
        plan.jdk().inside(),
        Rebuilder.ownPlaces(),
        Rebuilder.DOOR_PORT);
  }

  /** What was asked for at the door, and what the build itself installs. */
  private static Set<String> accounted(Plan plan, Rebuilt build) {
    Set<String> accounted = new HashSet<>(build.ledger().ownAsked());
    for (Ledger.Entry entry : build.ledger().entries()) {
      accounted.add(entry.ask().path().text());
    }
    for (Gav gav : plan.own()) {
      accounted.add(gav.folder());
    }
    return accounted;
  }

  private void keep(Path out) throws IOException {
    try (InputStream in = Files.newInputStream(traceOfBuild());
        OutputStream zip =
            new GZIPOutputStream(Files.newOutputStream(out.resolve("trace.txt.gz")))) {
      byte[] buffer = new byte[1 << 16];
      long left = KEPT;
      for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
        zip.write(buffer, 0, (int) Math.min(n, left));
        left -= n;
      }
    }
  }
}
