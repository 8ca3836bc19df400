package dev.sallyport.app;

import dev.sallyport.report.JsonReport;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.sourcegate.SourceRequest;
import dev.sallyport.sourcegate.VerifySource;
import dev.sallyport.verdict.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One {@code sallyport source verify}: lends the machine to the use case. */
public final class SourceVerification {
  private final Machine machine;
  private final SourceRequest request;

  SourceVerification(Machine machine, SourceRequest request) {
    this.machine = machine;
    this.request = request;
  }

  /**
   * Judges.
   *
   * @throws UnusableOption when what is to judge lies in what is to be judged
   */
  public JudgedSource run() throws UnusableOption {
    RepositoryPlace place = new RepositoryPlace(request.repository());
    if (request.policy().isPresent() && place.holds(request.policy().get())) {
      throw new UnusableOption(
          "--policy",
          request.policy().get()
              + " lies in the repository that is judged; without --policy each commit is judged by"
              + " the policy before it");
    }
    if (request.state().isPresent() && place.holds(request.state().get())) {
      throw new UnusableOption(
          "--state",
          request.state().get()
              + " lies in the repository that is judged; keep what was seen where it cannot reach");
    }
    Instant started = machine.clock().instant();
    // SOURCE_DATE_EPOCH sets the machine's clock; it must not make an expired key a good one.
    Instant now = Clock.systemUTC().instant();
    SourceReport report = judged(now);
    JsonReport.Run run = Judged.run(started, machine.clock());
    return new JudgedSource(report, run, now);
  }

  private SourceReport judged(Instant now) {
    try {
      return VerifySource.run(request, now, Runtime.getRuntime().availableProcessors());
    } catch (RuntimeException defect) {
      return unjudged(defect);
    }
  }

  private SourceReport unjudged(RuntimeException defect) {
    return new SourceReport(
        Outcome.INDETERMINATE,
        request.repository().toString(),
        request.branch().orElse("HEAD"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        List.of(),
        List.of(),
        List.of(Failures.defect(defect)),
        new TreeMap<>());
  }
}
